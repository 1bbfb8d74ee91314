/// Which symbols of a text stand elsewhere too.
struct Coverage {
    private(set) var ranges: [Range<Int>] = []

    /// The union of ranges.
    init(_ all: [Range<Int>]) {
        for range in all.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, range.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
    }

    /// Letters of the text that it covers.
    func characters(of text: MaskedText) -> Int {
        ranges.reduce(0) { $0 + text.letters(in: $1) }
    }
}
