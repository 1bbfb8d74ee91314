/// Estimates the k-th largest of many bounds in one pass by counting them in buckets, without sorting.
enum KthLargest {
    private static let bucketCount = 512
    private static let bucketBits = 6

    /// A lower bound of the k-th largest bound, at most 63 below it; 0 if there are fewer than `k` bounds.
    ///
    /// - Parameter bound: returns the bound at an index; values are clamped to 0...`Int16.max`.
    @inline(__always)
    static func lowerBound(k: Int, of count: Int, _ bound: (Int) -> Int) -> Int {
        guard k > 0, k <= count else { return 0 }
        var buckets = InlineArray<512, Int32>(repeating: 0)
        for index in 0..<count {
            // Sums of damaged frequencies may have overflowed.
            let value = min(max(bound(index), 0), Int(Int16.max))
            buckets[value >> bucketBits] += 1
        }
        var reached = 0
        var bucket = bucketCount - 1
        while bucket > 0 {
            reached += Int(buckets[bucket])
            if reached >= k { break }
            bucket -= 1
        }
        return bucket << bucketBits
    }
}
