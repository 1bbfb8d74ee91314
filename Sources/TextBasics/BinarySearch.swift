extension Array {
    /// Binary search: the first index whose element is at or after a point; `count` if none is.
    ///
    /// - Parameter isAtOrAfter: false for all elements up to some index, true from there on.
    /// - Complexity: O(log n) calls of the predicate.
    @inlinable
    public func firstIndex(partitionedBy isAtOrAfter: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isAtOrAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
