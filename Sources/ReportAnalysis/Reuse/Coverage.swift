internal import ReportSearch
internal import TextBasics

/// Which symbols of a text stand elsewhere too.
struct Coverage {
    let ranges: [Range<Int>]

    /// The union of ranges.
    init(_ all: [Range<Int>]) { ranges = all.merged() }

    /// Letters of the text that it covers.
    func characters(of text: MaskedText) -> Int {
        ranges.reduce(0) { $0 + text.letters(in: $1) }
    }
}
