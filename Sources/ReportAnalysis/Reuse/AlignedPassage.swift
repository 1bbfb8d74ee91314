/// A run of equal symbols in two masked texts: its position in each, and its length.
struct SharedRun: Equatable {
    let left: Int
    let right: Int
    let count: Int
}

/// A passage shared by two masked texts: runs of equal symbols with small differences between them.
struct AlignedPassage {
    /// The runs, in ascending order in both texts; not empty.
    private(set) var runs: [SharedRun] = []
    /// The number of letters in the runs.
    private(set) var characterCount = 0
    var left: Range<Int> { runs[0].left..<runs[runs.count - 1].left + runs[runs.count - 1].count }
    var right: Range<Int> {
        runs[0].right..<runs[runs.count - 1].right + runs[runs.count - 1].count
    }

    /// - Parameter runs: at least one.
    init(_ runs: [SharedRun], of texts: MaskedPair) { append(runs, of: texts) }

    mutating func append(_ more: [SharedRun], of texts: MaskedPair) {
        runs += more
        characterCount += texts.letters(more)
    }

    mutating func prepend(_ more: [SharedRun], of texts: MaskedPair) {
        runs.insert(contentsOf: more, at: 0)
        characterCount += texts.letters(more)
    }
}
