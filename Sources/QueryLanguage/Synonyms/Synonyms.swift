internal import TextAnalysis
internal import TextBasics

/// A synonym of an expression of a query.
package struct Synonym: Hashable, Sendable {
    /// The synonym, folded.
    package let text: [UInt8]
    /// The keyword of the only paragraphs in which the synonym is valid; nil if it is valid in all.
    package let scope: [UInt8]?

    package init(_ text: [UInt8], scope: [UInt8]? = nil) {
        self.text = text
        self.scope = scope
    }
}

/// A list of synonyms with one group per line. In `a = b`, each expression finds the other; in `a => b`, a query for
/// a also finds b, but not the reverse. Lines that begin with # are comments.
///
/// A query has few expressions, so the list is not parsed up front: the text is searched for the lines with an
/// expression.
package struct Synonyms: Sendable {
    // Folded line by line, with a line feed before and after each line.
    private let text: [UInt8]

    private static let lineFeed = UInt8(ascii: "\n")
    private static let arrow = Array("=>".utf8)

    /// The shipped list. Its expressions are already folded, which a test checks.
    package static let shipped = Synonyms(folded: PackageResources.synonyms_txt)

    private init(folded text: [UInt8]) { self.text = [Self.lineFeed] + text + [Self.lineFeed] }

    /// Reads a list.
    ///
    /// - Parameters:
    ///   - list: UTF-8 text.
    ///   - fold: folds an expression as queries are folded.
    /// - Throws: the first malformed line.
    package init(_ list: [UInt8], fold: ([UInt8]) -> [UInt8]) throws(SynonymListError) {
        var folded: [UInt8] = []
        for line in ListLines(list) {
            guard let sides = Self.sides(line.bytes) else {
                throw SynonymListError(line: line.number, text: line.text)
            }
            let texts = sides.map { side in
                side.map { String(decoding: fold(Array($0)), as: UTF8.self) }
                    .joined(separator: " = ")
            }
            folded += Array(texts.joined(separator: " => ").utf8) + [Self.lineFeed]
        }
        self.init(folded: folded)
    }

    /// The synonyms of a folded expression.
    ///
    /// - Complexity: O(bytes of the list).
    package func of(_ expression: [UInt8]) -> [Synonym] {
        var names: [Synonym] = []
        var from = 0
        while let place = LiteralMatch.firstOffset(of: expression, in: text, from: from) {
            let start = text[..<place].lastIndex(of: Self.lineFeed) ?? 0
            let end = text[place...].firstIndex(of: Self.lineFeed) ?? text.count
            from = end
            for name in Self.names(of: expression, in: text[(start + 1)..<end])
            where !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }

    /// All expressions of the list.
    package var expressions: [[UInt8]] {
        text.split(separator: Self.lineFeed).flatMap { Self.sides($0) ?? [[$0]] }
            .flatMap(\.self).map { Array($0) }
    }

    private static func names(of expression: [UInt8], in line: ArraySlice<UInt8>) -> [Synonym] {
        guard let sides = sides(line), let first = sides.first,
            first.contains(where: { $0.elementsEqual(expression) })
        else { return [] }
        let others = sides.count == 2 ? sides[1] : first
        return others.filter { !$0.elementsEqual(expression) }.map { Synonym(Array($0)) }
    }

    /// The expressions on each side of the arrow; empty for a blank line or a comment, nil for a malformed line.
    private static func sides(_ line: ArraySlice<UInt8>) -> [[ArraySlice<UInt8>]]? {
        let line = trimmed(line)
        if line.isEmpty || line.first == UInt8(ascii: "#") { return [] }
        let halves: [ArraySlice<UInt8>]
        if let place = LiteralMatch.firstOffset(of: arrow, in: Array(line), from: 0) {
            let middle = line.startIndex + place
            halves = [line[..<middle], line[(middle + 2)...]]
        } else {
            halves = [line]
        }
        let sides = halves.map { half in
            half.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false).map(trimmed)
        }
        let expressions = sides.flatMap(\.self)
        let isArrow = expressions.contains { $0.contains(UInt8(ascii: ">")) }
        return expressions.count < 2 || expressions.contains([]) || isArrow ? nil : sides
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return text
    }
}

/// A malformed line of a list of synonyms.
package struct SynonymListError: Error {
    /// The line number, from 1.
    package let line: Int
    /// The line's text.
    package let text: String
}
