internal import TextBasics

/// The words around figures: words that qualify a number, that show that it is not a quantity, or that do not belong to
/// an indicator.
struct FigureWords: Sendable {
    /// The words by kind and first character, the longest first.
    private let beginnings: [String: [Unicode.Scalar: [[Unicode.Scalar]]]]
    /// The words by kind and last character, the longest first.
    private let endings: [String: [Unicode.Scalar: [[Unicode.Scalar]]]]

    /// The shipped list, read on first use.
    static let shipped = FigureWords(PackageResources.figure_words_txt)

    /// Reads a list. A line has a kind, a tab, and words separated by spaces.
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

    /// The length of the longest word of a kind at the beginning of a text; 0 if there is none.
    func prefix(_ kind: String, of text: ArraySlice<Unicode.Scalar>) -> Int {
        guard let first = text.first else { return 0 }
        return beginnings[kind]?[first]?.first { text.starts(with: $0) }?.count ?? 0
    }

    /// The length of the longest word of a kind at the end of a text; 0 if there is none.
    func suffix(_ kind: String, of text: ArraySlice<Unicode.Scalar>) -> Int {
        guard let last = text.last else { return 0 }
        return endings[kind]?[last]?.first { text.suffix($0.count).elementsEqual($0) }?.count ?? 0
    }

    /// The qualifier at the end of a text, and its length.
    func qualifier(before text: ArraySlice<Unicode.Scalar>) -> (Figure.Qualifier, Int)? {
        longest("before:") { suffix($0, of: text) }
    }

    /// The qualifier at the beginning of a text, and its length.
    func qualifier(after text: ArraySlice<Unicode.Scalar>) -> (Figure.Qualifier, Int)? {
        longest("after:") { prefix($0, of: text) }
    }

    private func longest(
        _ kind: String, _ length: (String) -> Int
    ) -> (Figure.Qualifier, Int)? {
        let found = Figure.Qualifier.allCases.map { ($0, length(kind + $0.rawValue)) }
        return found.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0 : nil }
    }
}
