extension [Range<Int>] {
    /// The ranges sorted, with overlapping and adjacent ones merged.
    package func merged() -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] =
                    last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    /// UTF-8 byte ranges of a text, as ranges of its Unicode scalars. The byte ranges are ascending, do not overlap,
    /// and begin and end at character boundaries.
    ///
    /// - Complexity: O(text).
    package func scalarRanges(in text: String) -> [Range<Int>] {
        guard !isEmpty else { return [] }
        var result: [Range<Int>] = []
        var byte = 0
        var count = 0
        var next = 0
        var start = 0
        for unit in text.utf8 {
            if !UTF8Decoding.isContinuation(unit) {
                if next < self.count, byte == self[next].upperBound {
                    result.append(start..<count)
                    next += 1
                }
                if next < self.count, byte == self[next].lowerBound { start = count }
                count += 1
            }
            byte += 1
        }
        if next < self.count { result.append(start..<count) }
        return result
    }
}
