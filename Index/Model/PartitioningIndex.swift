/// Binary search: the first index of a range for which a predicate is true, or the upper bound of the range.
///
/// The only binary search of the module. Unlike `partitioningIndex` of swift-algorithms, its predicate throws typed
/// errors, because some tables are verified while they are read; and its steps are branch-free, because a hot loop
/// searches unpacked windows.
///
/// - Parameter isAtOrAfter: the predicate; false up to some index, true from there on.
/// - Complexity: O(log n) calls of the predicate.
@inline(__always)
func partitioningIndex<Failure: Error>(
    of range: Range<Int>, where isAtOrAfter: (Int) throws(Failure) -> Bool
) throws(Failure) -> Int {
    var low = range.lowerBound
    var count = range.upperBound &- low
    while count > 0 {
        let half = count &>> 1
        let isFound = try isAtOrAfter(low &+ half)
        low = isFound ? low : low &+ half &+ 1
        count = isFound ? half : count &- half &- 1
    }
    return low
}
