/// A run of symbols that stands in two masked texts alike.
struct SharedRun: Equatable {
    let left: Int
    let right: Int
    let count: Int
}

/// A passage that two masked texts share: runs of the same symbols with small differences between them.
struct SharedStretch {
    /// Rising in both texts.
    var runs: [SharedRun]
    /// Letters of the runs.
    var characterCount: Int
    var left: Range<Int> { runs[0].left..<runs[runs.count - 1].left + runs[runs.count - 1].count }
    var right: Range<Int> {
        runs[0].right..<runs[runs.count - 1].right + runs[runs.count - 1].count
    }
}
