/// Estimates the k-th largest of many bounds in one pass, without sorting: counts them in buckets.
enum KthLargest {
    private static let bucketCount = 512
    private static let bucketBits = 6

    /// A number that at least `k` of the bounds reach, at most 63 below the k-th largest; 0 if there are fewer than `k`.
    ///
    /// - Parameter bound: returns each bound, from 0 to `Int16.max`; other values count as the nearest of these.
    @inline(__always)
    static func lowerBound(k: Int, of count: Int, _ bound: (Int) -> Int) -> Int {
        guard k > 0, k <= count else { return 0 }
        var buckets = InlineArray<512, Int32>(repeating: 0)
        for index in 0..<count {
            // Damaged frequencies may have overflowed a sum.
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
