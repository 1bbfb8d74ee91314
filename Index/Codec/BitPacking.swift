/// Packs blocks of 128 integers. Each integer takes as many bits as the largest one of its block needs.
///
/// Layout: four interleaved streams, one per SIMD lane. Value `i` belongs to lane `i % 4`, row `i / 4`. A lane has 32
/// rows of `width` bits, which fill `width` little-endian 32-bit words. Word 0 of each of the four lanes comes first,
/// then word 1 of each, and so on. A block takes `16 * width` bytes.
/// Source: Lemire & Boytsov, "Decoding billions of integers per second through vectorization",
/// 2015, doi:10.1002/spe.2203.
enum BitPacking {
    static let blockSize = 128

    /// Size of a packed block in bytes.
    static func byteCount(width: Int) -> Int { 16 * width }

    /// The number of bits that the largest of the values needs, 0 to 32.
    static func width(of values: Span<UInt32>) -> Int {
        var all: UInt32 = 0
        for index in values.indices { all |= values[index] }
        return 32 - all.leadingZeroBitCount
    }

    /// Appends the packed block.
    ///
    /// - Precondition: 128 values, each below `2^width`.
    static func pack(_ values: Span<UInt32>, width: Int, into output: inout [UInt8]) {
        precondition(values.count == blockSize && (0...32).contains(width))
        guard width > 0 else { return }
        // Rows do not overlap, so their bits are combined by OR. The widest block has 32 words.
        var words = InlineArray<32, SIMD4<UInt32>>(repeating: .zero)
        let rows = unsafe values.bytes
        for row in 0..<32 {
            let value = unsafe rows.unsafeLoadUnaligned(
                fromByteOffset: 16 &* row, as: SIMD4<UInt32>.self)
            let bit = row &* width
            let (word, shift) = (bit >> 5, UInt32(truncatingIfNeeded: bit & 31))
            words[word] |= value &<< SIMD4(repeating: shift)
            if Int(shift) &+ width > 32 {
                words[word &+ 1] |= value &>> SIMD4(repeating: 32 &- shift)
            }
        }
        // The order in memory is lane 0 first, with its lowest byte first, on all supported machines.
        unsafe words.span.bytes.withUnsafeBytes {
            unsafe output.append(contentsOf: $0[..<(16 &* width)])
        }
    }

    /// Whether a view contains a whole packed block at an offset.
    @inline(__always)
    static func fits(_ view: ByteView, at offset: Int, width: Int) -> Bool {
        (0...32).contains(width) && offset >= 0 && offset <= view.count - 16 * width
    }

    /// Unpacks one block and adds 1 to each value.
    ///
    /// - Precondition: the block `fits`; the output has 128 elements.
    /// - Complexity: O(128), no allocation.
    @inline(never)
    static func unpackIncremented(
        _ view: ByteView, at offset: Int, width: Int, into output: inout MutableSpan<UInt32>
    ) {
        precondition(output.count == blockSize)
        unsafe output.withUnsafeMutableBytes { rows in
            forEachRow(view, at: offset, width: width) { row, value in
                unsafe rows.storeBytes(
                    of: value &+ SIMD4(repeating: 1), toByteOffset: 16 &* row,
                    as: SIMD4<UInt32>.self)
            }
        }
    }

    /// Unpacks a block of `gap - 1` values and adds up the gaps, which gives the docs.
    ///
    /// - Parameter next: the lowest possible first doc: one more than the last doc before the block.
    /// - Returns: the last doc; nil if a doc exceeds 2^32 - 2.
    /// - Precondition: as for `unpackIncremented`.
    @inline(never)
    static func unpackSums(
        _ view: ByteView, at offset: Int, width: Int, next: UInt32,
        into output: inout MutableSpan<UInt32>
    ) -> UInt32? {
        precondition(output.count == blockSize)
        // Output i is `next + i` plus the sum of the unpacked values 0 to i. The sum in lane 3 of a row is carried to
        // all lanes of the next row, whose outputs have an `i` that is 4 higher. Therefore, `rowStep` adds 4 in lane 3,
        // and to balance this, lane 3 of `carry` begins 4 too low. (If all lanes of `carry` were equal, the compiler
        // would keep them as one number outside the vector registers, which takes twice the time.)
        var carry = SIMD4<UInt32>(next, next &+ 1, next &+ 2, next &- 1)
        let rowStep = SIMD4<UInt32>(0, 0, 0, 4)
        unsafe output.withUnsafeMutableBytes { rows in
            forEachRow(view, at: offset, width: width) { row, value in
                let gaps = value &+ rowStep
                // Add each even lane to the next odd one, then the lower pair's sum to the upper pair.
                let pairs =
                    unsafe gaps
                    &+ unsafeBitCast(
                        unsafeBitCast(gaps, to: SIMD2<UInt64>.self) &<< SIMD2(repeating: 32),
                        to: SIMD4<UInt32>.self)
                let sums = pairs &+ SIMD4(0, 0, pairs[1], pairs[1])
                unsafe rows.storeBytes(
                    of: sums &+ carry, toByteOffset: 16 &* row, as: SIMD4<UInt32>.self)
                carry = carry &+ SIMD4(repeating: sums[3])
            }
        }
        // 128 gaps of at most 2^23 add up to at most 2^30, so no sum has overflowed.
        if width <= 23 && next < 1 << 31 { return carry[0] &- 1 }
        return checkedLast(output.span, from: next)
    }

    /// The last value; nil if the values are not strictly ascending from `next` on, or exceed 2^32 - 2.
    private static func checkedLast(_ values: Span<UInt32>, from next: UInt32) -> UInt32? {
        var min = next
        for index in values.indices {
            guard values[index] >= min, values[index] < .max else { return nil }
            min = values[index] + 1
        }
        return min - 1
    }

    /// Calls `body` with each of the 32 rows of a block. Every width up to 16 has its own code, with constant shifts.
    @inline(__always)
    private static func forEachRow(
        _ view: ByteView, at offset: Int, width: Int, _ body: (Int, SIMD4<UInt32>) -> Void
    ) {
        unsafe view.withPointer { base in
            let source = unsafe base + offset
            switch width {
            case 0: for row in 0..<32 { body(row, .zero) }
            case 1: unsafe rows(source, 1, body)
            case 2: unsafe rows(source, 2, body)
            case 3: unsafe rows(source, 3, body)
            case 4: unsafe rows(source, 4, body)
            case 5: unsafe rows(source, 5, body)
            case 6: unsafe rows(source, 6, body)
            case 7: unsafe rows(source, 7, body)
            case 8: unsafe rows(source, 8, body)
            case 9: unsafe rows(source, 9, body)
            case 10: unsafe rows(source, 10, body)
            case 11: unsafe rows(source, 11, body)
            case 12: unsafe rows(source, 12, body)
            case 13: unsafe rows(source, 13, body)
            case 14: unsafe rows(source, 14, body)
            case 15: unsafe rows(source, 15, body)
            case 16: unsafe rows(source, 16, body)
            default: unsafe rows(source, width, body)
            }
        }
    }

    /// - Precondition: the pointer is valid for words `0..<width` of each lane. A row reads word `row * width / 32`
    ///   and, only if it straddles, the next; both lie below `width`, since the last row ends at bit `32 * width`.
    @inline(__always)
    private static func rows(
        _ source: UnsafeRawPointer, _ width: Int, _ body: (Int, SIMD4<UInt32>) -> Void
    ) {
        let mask = SIMD4<UInt32>(
            repeating: width == 32 ? .max : (1 &<< UInt32(truncatingIfNeeded: width)) &- 1)
        @inline(__always)
        func row(_ row: Int) {
            let bit = row &* width
            let word = bit >> 5
            let shift = UInt32(truncatingIfNeeded: bit & 31)
            let low = unsafe source.loadUnaligned(
                fromByteOffset: 16 &* word, as: SIMD4<UInt32>.self)
            var value = low &>> SIMD4(repeating: shift)
            if Int(shift) &+ width > 32 {
                let high = unsafe source.loadUnaligned(
                    fromByteOffset: 16 &* word &+ 16, as: SIMD4<UInt32>.self)
                // Mask before combining: otherwise the compiler recognises a funnel shift, which x86-64 has only for
                // scalars.
                value |= (high &<< SIMD4(repeating: 32 &- shift)) & mask
                body(row, value)
            } else {
                body(row, value & mask)
            }
        }
        // Unrolled, so that shifts and offsets are constants where the width is constant.
        @inline(__always)
        func eight(_ first: Int) {
            row(first)
            row(first &+ 1)
            row(first &+ 2)
            row(first &+ 3)
            row(first &+ 4)
            row(first &+ 5)
            row(first &+ 6)
            row(first &+ 7)
        }
        eight(0)
        eight(8)
        eight(16)
        eight(24)
    }
}
