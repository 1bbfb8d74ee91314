internal import InvertedIndex

/// A paragraph as the cluster returned it.
struct ClusterDocument: Sendable {
    /// What the cluster stores for the paragraph.
    let kept: ClusterRecord
    /// The number of the first paragraph of its file.
    let source: DocID

    /// Its record, as the local index stores it.
    var record: [UInt8] { kept.record }

    /// Reads what the cluster stores for a paragraph; nil if it is malformed.
    init?(_ bytes: [UInt8], number: Int) {
        guard let kept = try? ClusterRecord(bytes), kept.paragraphsBefore <= number else {
            return nil
        }
        self.kept = kept
        source = DocID(number - kept.paragraphsBefore)
    }
}

/// The terms of a paragraph, as byte ranges of `text`.
struct CutTerms: Sendable {
    let text: [UInt8]
    let words: [Range<Int>]
    let overlay: [Range<Int>]
    let grams: [Range<Int>]

    /// The number of occurrences of a term.
    func frequency(of term: Term) -> Int {
        let places =
            switch term.space {
            case .words: words
            case .overlay: overlay
            default: grams
            }
        var count = 0
        for place in places where place.count == term.bytes.count && holds(term.bytes, at: place) {
            count += 1
        }
        guard term.space == .grams else { return count }
        // The index derives single characters from the grams that begin with them, and counts every gram once.
        if count == 0, let width = Self.leadingWidth(term.bytes), width == term.bytes.count {
            let found = grams.contains { text[$0].starts(with: term.bytes) }
            return found ? 1 : 0
        }
        return min(count, 1)
    }

    private func holds(_ bytes: [UInt8], at place: Range<Int>) -> Bool {
        for (offset, byte) in bytes.enumerated() where text[place.lowerBound + offset] != byte {
            return false
        }
        return true
    }

    /// The number of bytes of the first character, if the index derives a gram of this character alone; otherwise nil.
    static func leadingWidth(_ gram: some Collection<UInt8>) -> Int? {
        guard let first = gram.first, first >= 0xE0 else { return nil }
        let width = first >= 0xF0 ? 4 : 3
        return gram.count >= width ? width : nil
    }
}
