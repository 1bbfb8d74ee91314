/// Binary search: the first index of a range for which a predicate holds; the range's upper bound if it holds for none.
///
/// The only binary search of the module. Its predicate throws typed errors, since some tables are verified as they are
/// read, and its steps select values in place of branching, since a hot loop searches unpacked windows for docs. The
/// `partitioningIndex` of swift-algorithms does neither.
///
/// - Parameter isAtOrAfter: false for all indices up to some point, true from there on.
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
