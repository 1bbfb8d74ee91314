/// Tells about where the k-th greatest of many bounds lies, in one pass and without sorting.
enum UnitHistogram {
    private static let bucketCount = 512
    private static let bucketBits = 6

    /// So many units that at least `number` of the bounds have as many or more, to the nearest 64 below; 0 if
    /// there are fewer bounds.
    ///
    /// - Parameter bound: the bound at each place, from 0 to `Int16.max`; others count as the nearest.
    @inline(__always)
    static func floor(of number: Int, among count: Int, _ bound: (Int) -> Int) -> Int {
        guard number > 0, number <= count else { return 0 }
        return unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: bucketCount) {
            buckets in
            unsafe buckets.initialize(repeating: 0)
            for index in 0..<count {
                // Damaged frequencies may have overflowed a sum.
                let units = min(max(bound(index), 0), Int(Int16.max))
                unsafe buckets[units >> bucketBits] += 1
            }
            var above = 0
            var bucket = bucketCount - 1
            while bucket > 0 {
                above += unsafe Int(buckets[bucket])
                if above >= number { break }
                bucket -= 1
            }
            return bucket << bucketBits
        }
    }
}
