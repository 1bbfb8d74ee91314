/// Finds the candidates of a window: sums the upper bounds of the essential lists' postings for each doc, and keeps the
/// docs whose sum exceeds the threshold.
@safe
struct WindowSums {
    private let segment: Segment
    private let scratch: Scratch
    // One byte per doc; valid as long as the segment exists. The bytes of a window are verified before they are read.
    private let lengthCodes: UnsafePointer<UInt8>

    /// In a window with fewer postings, only the sums of these postings are examined, not all sums.
    private static let sparsePostingCount = Scratch.windowSize / 64
    private static let lanes = 32

    init(_ segment: Segment, _ scratch: Scratch) {
        self.segment = segment
        self.scratch = scratch
        unsafe lengthCodes = segment.lengthCodes.withPointer {
            unsafe $0.assumingMemoryBound(to: UInt8.self)
        }
    }

    /// Writes the docs of a window that may exceed the threshold to the scratch's candidates, in ascending order;
    /// returns their number.
    ///
    /// - Parameter threshold: the threshold for the sum over all lists, in units.
    func findCandidates(
        in window: Range<DocID>, of lists: MaxScoreLists, above threshold: Int
    ) throws(IndexError) -> Int {
        let filling = try lists.fill(below: window.upperBound, above: threshold)
        if filling.postingCount == 0 { return 0 }
        try segment.verifyLengths(
            of: Int(window.lowerBound)..<min(Int(window.upperBound), segment.docCount))
        if filling.listCount == 1 {
            return unsafe lists.terms[filling.lastList].window.collect(
                above: threshold, others: lists.bounds(ofFirst: lists.nonEssentialCount),
                lengthCodes: lengthCodes, into: scratch.candidates)
        }
        for number in lists.essential {
            unsafe lists.terms[number].window.accumulate(
                first: window.lowerBound, lengthCodes: lengthCodes, into: scratch.sums)
        }
        // Docs without postings have a sum of zero and must not be candidates.
        let minSum = max(threshold - lists.nonEssentialBound, 0)
        return filling.postingCount < Self.sparsePostingCount
            ? collectSparse(lists, first: window.lowerBound, above: minSum)
            : collectDense(window, above: minSum)
    }

    /// Examines the sums of the docs of all postings, and clears them.
    private func collectSparse(_ lists: MaxScoreLists, first: DocID, above minSum: Int) -> Int {
        let sums = unsafe scratch.sums
        let candidates = unsafe scratch.candidates
        var count = 0
        for number in lists.essential {
            for index in unsafe 0..<lists.terms[number].window.filledCount {
                let doc = unsafe lists.terms[number].window.doc(index)
                let sum = unsafe Int(sums[Int(doc &- first)])
                unsafe sums[Int(doc &- first)] = 0
                guard sum > minSum else { continue }
                // Insertion sort is fast, because there are few candidates and they are nearly in order.
                var slot = count
                while slot > 0, unsafe candidates[slot - 1].doc > doc {
                    unsafe candidates[slot] = unsafe candidates[slot - 1]
                    slot -= 1
                }
                unsafe candidates[slot] = Candidate(
                    doc: doc, bound: Int16(sum), number: UInt16(count))
                count += 1
            }
        }
        return count
    }

    /// Examines the sums of the whole window, 32 at a time, and clears them.
    private func collectDense(_ window: Range<DocID>, above minSum: Int) -> Int {
        let sums = unsafe UnsafeMutableRawPointer(scratch.sums)
        let candidates = unsafe scratch.candidates
        let limit = SIMD32<Int16>(repeating: Int16(clamping: minSum))
        var count = 0
        // The last row may extend beyond the window. The sums there are zero, because no posting was added.
        for row in 0..<(window.count + Self.lanes - 1) / Self.lanes {
            let values = unsafe sums.load(fromByteOffset: 64 &* row, as: SIMD32<Int16>.self)
            var mask = values.mask(above: limit)
            if mask != 0 {
                let rowDoc = window.lowerBound &+ DocID(truncatingIfNeeded: Self.lanes &* row)
                while mask != 0 {
                    let lane = mask.trailingZeroBitCount
                    mask &= mask &- 1
                    let sum = unsafe sums.load(
                        fromByteOffset: 64 &* row &+ 2 &* lane, as: Int16.self)
                    unsafe candidates[count] = Candidate(
                        doc: rowDoc &+ DocID(truncatingIfNeeded: lane), bound: sum,
                        number: UInt16(truncatingIfNeeded: count))
                    count &+= 1
                }
            }
            unsafe sums.storeBytes(
                of: SIMD32<Int16>.zero, toByteOffset: 64 &* row, as: SIMD32<Int16>.self)
        }
        return count
    }
}

extension SIMD32<Int16> {
    /// A bit for each lane that exceeds the limit.
    @inline(__always)
    fileprivate func mask(above limit: SIMD32<Int16>) -> UInt32 {
        let isAbove = unsafe unsafeBitCast(self .> limit, to: SIMD32<Int16>.self)
        let any = unsafe unsafeBitCast(isAbove, to: SIMD8<UInt64>.self)
        let four = any.lowHalf | any.highHalf
        let two = four.lowHalf | four.highHalf
        if two[0] | two[1] == 0 { return 0 }
        return UInt32(isAbove.lowHalf.mask) | UInt32(isAbove.highHalf.mask) &<< 16
    }
}

extension SIMD16<Int16> {
    /// A bit for each lane that is all ones; the other lanes are zero.
    @inline(__always)
    fileprivate var mask: UInt16 {
        let powers = SIMD16<Int16>(
            1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, .min)
        let bits = self & powers
        let eight = bits.lowHalf | bits.highHalf
        let four = unsafe unsafeBitCast(eight.lowHalf | eight.highHalf, to: UInt64.self)
        let two = four | four &>> 32
        return UInt16(truncatingIfNeeded: two | two &>> 16)
    }
}
