internal import TextBasics

/// The words around figures: what qualifies a number, what makes it no quantity, what its indicator leaves out.
struct FigureWords: Sendable {
    /// By kind and first character, the longest first.
    private let beginnings: [String: [Unicode.Scalar: [[Unicode.Scalar]]]]
    /// By kind and last character, the longest first.
    private let endings: [String: [Unicode.Scalar: [[Unicode.Scalar]]]]

    /// The list that is shipped, read on first use.
    static let shipped = FigureWords(PackageResources.figure_words_txt)

    /// Reads a list: a kind, a tab, words with spaces between.
    init(_ list: [UInt8]) {
        var lists: [String: [[Unicode.Scalar]]] = [:]
        for line in ListLines(list) {
            let fields = line.fields
            guard fields.count == 2 else { continue }
            lists[fields[0], default: []] += ListLines.words(fields[1].utf8).map {
                Array($0.unicodeScalars)
            }
        }
        let sorted = lists.mapValues { $0.sorted { $0.count > $1.count } }
        beginnings = sorted.mapValues { Dictionary(grouping: $0) { $0[0] } }
        endings = sorted.mapValues { Dictionary(grouping: $0) { $0[$0.count - 1] } }
    }

    /// How long the longest word of a kind is that a text begins with; 0 if there is none.
    func prefix(_ kind: String, of text: ArraySlice<Unicode.Scalar>) -> Int {
        guard let first = text.first else { return 0 }
        return beginnings[kind]?[first]?.first { text.starts(with: $0) }?.count ?? 0
    }

    /// How long the longest word of a kind is that a text ends with; 0 if there is none.
    func suffix(_ kind: String, of text: ArraySlice<Unicode.Scalar>) -> Int {
        guard let last = text.last else { return 0 }
        return endings[kind]?[last]?.first { text.suffix($0.count).elementsEqual($0) }?.count ?? 0
    }

    /// The qualifier that a text ends with, and how long it is.
    func qualifier(before text: ArraySlice<Unicode.Scalar>) -> (Figure.Qualifier, Int)? {
        longest("before:") { suffix($0, of: text) }
    }

    /// The qualifier that a text begins with, and how long it is.
    func qualifier(behind text: ArraySlice<Unicode.Scalar>) -> (Figure.Qualifier, Int)? {
        longest("after:") { prefix($0, of: text) }
    }

    private func longest(
        _ kind: String, _ length: (String) -> Int
    ) -> (Figure.Qualifier, Int)? {
        let found = Figure.Qualifier.allCases.map { ($0, length(kind + $0.rawValue)) }
        return found.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0 : nil }
    }
}
