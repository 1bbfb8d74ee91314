/// What else an expression of a query may be called.
package struct Synonym: Hashable, Sendable {
    /// The other name, folded.
    package let text: [UInt8]
    /// The reports in which alone it means the same: a keyword of their paragraphs. Nil for all.
    package let scope: [UInt8]?

    package init(_ text: [UInt8], scope: [UInt8]? = nil) {
        self.text = text
        self.scope = scope
    }
}

/// Lists of expressions that mean the same, one-way or two-way.
package struct Synonyms: Sendable {
    private var others: [[UInt8]: [Synonym]] = [:]

    /// No expressions at all.
    package init() {}

    /// Reads lists: groups of expressions, one a line, joined by `=`; those behind `=>` are found by those before it,
    /// and not the other way round.
    ///
    /// - Parameters:
    ///   - lists: UTF-8.
    ///   - fold: folds an expression as queries are folded.
    /// - Throws: the first line that names nothing, or nothing else.
    package init(_ lists: [[UInt8]], fold: ([UInt8]) -> [UInt8]) throws(SynonymListError) {
        for list in lists {
            for (index, line) in list.split(separator: 0x0A, omittingEmptySubsequences: false)
                .enumerated()
            {
                try add(String(decoding: line, as: UTF8.self), number: index + 1, fold: fold)
            }
        }
    }

    /// Adds the names of other lists.
    package mutating func merge(_ lists: Synonyms) {
        for (expression, synonyms) in lists.others { add(synonyms.map(\.text), to: expression) }
    }

    /// The list that comes with the program.
    package static var shippedList: [UInt8] { PackageResources.synonyms_txt }

    /// Other names of a folded expression.
    package func of(_ expression: [UInt8]) -> [Synonym] { others[expression] ?? [] }

    private mutating func add(
        _ text: String, number: Int, fold: ([UInt8]) -> [UInt8]
    ) throws(SynonymListError) {
        if text.allSatisfy(\.isWhitespace) || text.hasPrefix("#") { return }
        let sides = text.split(separator: "=>", omittingEmptySubsequences: false).map {
            $0.split(separator: "=", omittingEmptySubsequences: false)
                .map { fold(Self.trimmed($0)) }
        }
        let expressions = sides.flatMap(\.self)
        guard sides.count <= 2, expressions.count >= 2, !expressions.contains([]) else {
            throw SynonymListError(line: number, text: text)
        }
        if sides.count == 2 {
            for expression in sides[0] { add(sides[1], to: expression) }
        } else {
            for expression in expressions {
                add(expressions.filter { $0 != expression }, to: expression)
            }
        }
    }

    private mutating func add(_ names: [[UInt8]], to expression: [UInt8]) {
        for name in names where name != expression {
            if !of(expression).contains(Synonym(name)) {
                others[expression, default: []].append(Synonym(name))
            }
        }
    }

    private static func trimmed(_ text: Substring) -> [UInt8] {
        let start = text.drop { $0.isWhitespace }
        return Array(
            start.reversed().drop { $0.isWhitespace }.reversed().map(String.init).joined().utf8)
    }
}

/// A line of a list of synonyms that cannot be read.
package struct SynonymListError: Error {
    /// Its number, from 1.
    package let line: Int
    /// What stands there.
    package let text: String
}
