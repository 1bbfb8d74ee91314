/// Words that are searched for at any position of a text.
struct WordList: Sendable {
    /// The words by their first characters; in each list the longest first.
    private let words: [Unicode.Scalar: [[Unicode.Scalar]]]

    /// - Parameter words: empty words are ignored.
    init(_ words: [String]) {
        var byFirst: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]
        for word in words.map({ Array($0.unicodeScalars) }) {
            if let first = word.first { byFirst[first, default: []].append(word) }
        }
        self.words = byFirst.mapValues { $0.sorted { $0.count > $1.count } }
    }

    /// The longest word that begins at the start of a text.
    func word(at text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
        guard let first = text.first, let found = words[first] else { return nil }
        return found.first { text.starts(with: $0) }
    }

    /// Whether a text contains one of the words.
    func occursIn(_ text: [Unicode.Scalar]) -> Bool {
        text.indices.contains { word(at: text[$0...]) != nil }
    }
}
