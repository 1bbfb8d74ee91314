/// The codec of variable-length integers: unsigned LEB128. A byte has seven bits of the value, lowest first, and its
/// top bit is set except in the last byte. A value takes 1 to 10 bytes.
///
/// The encoder passes each byte to a closure, so that it works for arrays, arenas and buffers. The decoder asks for one
/// byte at a time, so that callers decide where bytes come from and which error they throw at the end of the input.
enum VarInt {
    /// The length of the longest encoded integer.
    static let maxByteCount = 10

    /// Encodes a value, byte by byte.
    @inline(__always)
    static func encode<Value: FixedWidthInteger & UnsignedInteger>(
        _ value: Value, _ emit: (UInt8) -> Void
    ) {
        var rest = value
        while rest >= 0x80 {
            emit(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        emit(UInt8(truncatingIfNeeded: rest))
    }

    /// Decodes one value.
    ///
    /// - Parameters:
    ///   - first: the first byte of the value.
    ///   - next: returns the next byte; throws at the end of the input.
    /// - Returns: the value; nil if it has more than 64 bits.
    @inline(__always)
    static func decode<Failure: Error>(
        _ first: UInt8, _ next: () throws(Failure) -> UInt8
    ) throws(Failure) -> UInt64? {
        var value = UInt64(first & 0x7F)
        var byte = first
        var shift: UInt64 = 7
        while byte >= 0x80 {
            byte = try next()
            // The tenth byte contains only the highest bit.
            guard shift < 63 || byte <= 1 else { return nil }
            value |= UInt64(byte & 0x7F) &<< shift
            shift &+= 7
        }
        return value
    }
}
