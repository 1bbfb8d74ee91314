/// Packs blocks of 128 integers into as many bits each as the largest needs.
///
/// Layout: four interleaved streams, one per SIMD lane. Value `i` belongs to lane `i % 4`, row
/// `i / 4`; a lane's 32 rows of `width` bits fill `width` little-endian 32-bit words, and word `w`
/// of the four lanes stands together in 16 bytes. A block takes `16 * width` bytes.
/// Source: Lemire & Boytsov, "Decoding billions of integers per second through vectorization",
/// 2015, doi:10.1002/spe.2203.
enum BitPacking {
    static let blockSize = 128

    /// How many bytes a packed block takes.
    static func byteCount(width: Int) -> Int { 16 * width }

    /// How many bits the largest of these values needs, 0 to 32.
    static func width(of values: UnsafeBufferPointer<UInt32>) -> Int {
        var all: UInt32 = 0
        for index in values.indices { all |= unsafe values[index] }
        return 32 - all.leadingZeroBitCount
    }

    /// Appends the packed block.
    ///
    /// - Precondition: 128 values, each below `2^width`.
    static func pack(
        _ values: UnsafeBufferPointer<UInt32>, width: Int, into output: inout [UInt8]
    ) {
        precondition(values.count == blockSize && (0...32).contains(width))
        guard width > 0 else { return }
        // Room for the widest block; rows are written in order, so words only ever gain bits.
        var words = [SIMD4<UInt32>](repeating: .zero, count: 33)
        for row in 0..<32 {
            let value = SIMD4<UInt32>(
                unsafe values[4 * row], unsafe values[4 * row + 1], unsafe values[4 * row + 2],
                unsafe values[4 * row + 3])
            let bit = row * width
            let (word, shift) = (bit / 32, UInt32(bit % 32))
            words[word] |= value &<< SIMD4(repeating: shift)
            if Int(shift) + width > 32 {
                words[word + 1] |= value &>> SIMD4(repeating: 32 - shift)
            }
        }
        for word in words[..<width] {
            for lane in 0..<4 {
                var rest = word[lane]
                for _ in 0..<4 {
                    output.append(UInt8(truncatingIfNeeded: rest))
                    rest >>= 8
                }
            }
        }
    }

    /// Whether a packed block stands whole in a view.
    @inline(__always)
    static func stands(in view: ByteView, at offset: Int, width: Int) -> Bool {
        (0...32).contains(width) && offset >= 0 && offset <= view.count - 16 * width
    }

    /// Unpacks one block and adds 1 to each value.
    ///
    /// - Precondition: the block stands whole in the view; room for 128 values.
    /// - Complexity: O(128), no allocation.
    @inline(never)
    static func unpackIncremented(
        _ view: ByteView, at offset: Int, width: Int, into output: UnsafeMutablePointer<UInt32>
    ) {
        let rows = UnsafeMutableRawPointer(output)
        forEachRow(view, at: offset, width: width) { row, value in
            unsafe rows.storeBytes(
                of: value &+ SIMD4(repeating: 1), toByteOffset: 16 &* row, as: SIMD4<UInt32>.self)
        }
    }

    /// Unpacks a block of gaps less 1 to what they lead to.
    ///
    /// - Parameter next: the least value that the first may be.
    /// - Returns: the greatest of the values, which is the last unless the sums overflowed.
    /// - Precondition: as for `unpackIncremented`.
    @inline(never)
    static func unpackSums(
        _ view: ByteView, at offset: Int, width: Int, next: UInt32,
        into output: UnsafeMutablePointer<UInt32>
    ) -> UInt32 {
        let rows = UnsafeMutableRawPointer(output)
        // Value i is next + i + the sum of gaps up to it.
        var carry = SIMD4<UInt32>(next, next &+ 1, next &+ 2, next &+ 3)
        var greatest = SIMD4<UInt32>.zero
        forEachRow(view, at: offset, width: width) { row, value in
            let pairs = value &+ SIMD4(0, value[0], value[1], value[2])
            let sums = pairs &+ SIMD4(0, 0, pairs[0], pairs[1])
            let docs = sums &+ carry
            unsafe rows.storeBytes(of: docs, toByteOffset: 16 &* row, as: SIMD4<UInt32>.self)
            greatest = pointwiseMax(greatest, docs)
            carry = carry &+ SIMD4(repeating: sums[3] &+ 4)
        }
        return greatest.max()
    }

    /// Hands out the 32 rows of a block. Every width has its own code, with constant shifts.
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

    /// - Precondition: words `0..<width` stand at the pointer. A row reads word `row * width / 32`
    ///   and, only if it straddles, the next; both lie below `width`, since the last row ends at bit
    ///   `32 * width`.
    @inline(__always)
    private static func rows(
        _ source: UnsafeRawPointer, _ width: Int, _ body: (Int, SIMD4<UInt32>) -> Void
    ) {
        let mask = SIMD4<UInt32>(
            repeating: width == 32 ? .max : (1 &<< UInt32(truncatingIfNeeded: width)) &- 1)
        for row in 0..<32 {
            let bit = row &* width
            let word = bit >> 5
            let shift = UInt32(truncatingIfNeeded: bit & 31)
            var value =
                unsafe source.loadUnaligned(fromByteOffset: 16 &* word, as: SIMD4<UInt32>.self)
                &>> SIMD4(repeating: shift)
            if Int(shift) &+ width > 32 {
                let high = unsafe source.loadUnaligned(
                    fromByteOffset: 16 &* word &+ 16, as: SIMD4<UInt32>.self)
                value |= high &<< SIMD4(repeating: 32 &- shift)
            }
            body(row, value & mask)
        }
    }
}
