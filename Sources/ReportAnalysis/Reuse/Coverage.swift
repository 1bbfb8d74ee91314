internal import ReportSearch
internal import TextBasics

/// The symbols of a text that also occur in other texts.
struct Coverage {
    let ranges: [Range<Int>]

    /// Merges ranges of symbols, which may overlap.
    init(_ all: [Range<Int>]) { ranges = all.merged() }

    /// The number of covered letters.
    func characters(of text: MaskedText) -> Int {
        ranges.reduce(0) { $0 + text.letters(in: $1) }
    }
}
