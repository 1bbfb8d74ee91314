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

    /// Unpacks one block.
    ///
    /// - Parameter output: room for 128 values.
    /// - Returns: false, with nothing written, if the block does not stand whole in the view.
    /// - Complexity: O(128), no allocation.
    @inline(__always)
    static func unpack(
        _ view: ByteView, at offset: Int, width: Int, into output: UnsafeMutablePointer<UInt32>
    ) -> Bool {
        guard (0...32).contains(width), offset >= 0, offset <= view.count - 16 * width else {
            return false
        }
        // Checked above: words 0..<width stand in the view. A row reads word bit/32 and, only if
        // it straddles, the next; both lie below `width`, since the last row ends at bit 32*width.
        unsafe view.withPointer { base in
            let source = unsafe base + offset
            let rows = UnsafeMutableRawPointer(output)
            if width == 0 {
                for row in 0..<32 {
                    unsafe rows.storeBytes(
                        of: .zero, toByteOffset: 16 &* row, as: SIMD4<UInt32>.self)
                }
                return
            }
            let mask = SIMD4<UInt32>(
                repeating: width == 32 ? .max : (1 &<< UInt32(truncatingIfNeeded: width)) &- 1)
            var word = unsafe source.loadUnaligned(as: SIMD4<UInt32>.self)
            var next = 16
            var shift = 0
            for row in 0..<32 {
                var value = word &>> SIMD4(repeating: UInt32(truncatingIfNeeded: shift))
                shift &+= width
                if shift >= 32 {
                    shift &-= 32
                    if row < 31 {
                        word = unsafe source.loadUnaligned(
                            fromByteOffset: next, as: SIMD4<UInt32>.self)
                        next &+= 16
                        if shift > 0 {
                            let left = UInt32(truncatingIfNeeded: width &- shift)
                            value |= word &<< SIMD4(repeating: left)
                        }
                    }
                }
                unsafe rows.storeBytes(
                    of: value & mask, toByteOffset: 16 &* row, as: SIMD4<UInt32>.self)
            }
        }
        return true
    }
}
