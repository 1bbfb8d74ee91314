/// Why a decoder of untrusted bytes stopped, and where.
public struct DecodingFailure: Error, Equatable, Sendable {
    /// The offset, from the start of the input, at which reading stopped: in or directly after the field that could
    /// not be read.
    public let byteOffset: Int
    /// Why it could not be read.
    public let reason: CorruptionReason

    /// Makes a failure.
    public init(byteOffset: Int, reason: CorruptionReason) {
        self.byteOffset = byteOffset
        self.reason = reason
    }
}

/// Reads bytes written by ``ByteWriter``. The bytes are not trusted: every read is checked.
public struct ByteReader: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// Reads an array from its start.
    public init(_ bytes: [UInt8]) { self.init(bytes[...]) }

    /// Reads a slice from its start.
    public init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Offset of the next byte from the start.
    public var byteOffset: Int { position - bytes.startIndex }

    /// Number of bytes left.
    public var remaining: Int { bytes.endIndex - position }

    private func failure(_ reason: CorruptionReason) -> DecodingFailure {
        DecodingFailure(byteOffset: byteOffset, reason: reason)
    }

    private func missing(_ count: Int) -> DecodingFailure {
        failure(.missingBytes(expected: count, remaining: remaining))
    }

    /// Reads a fixed-width integer.
    public mutating func read<T: FixedWidthInteger>(
        _ type: T.Type
    ) throws(DecodingFailure) -> T {
        let size = MemoryLayout<T>.size
        guard remaining >= size else { throw missing(size) }
        var value: T = 0
        for index in 0..<size {
            value |= T(truncatingIfNeeded: bytes[position + index]) << T(8 * index)
        }
        position += size
        return value
    }

    /// Reads a varint.
    public mutating func readVarInt() throws(DecodingFailure) -> UInt64 {
        let value = try VarInt.decode(try nextByte()) { () throws(DecodingFailure) in
            try nextByte()
        }
        guard let value else { throw failure(.varintTooLarge) }
        return value
    }

    private mutating func nextByte() throws(DecodingFailure) -> UInt8 {
        guard position < bytes.endIndex else { throw failure(.unterminatedVarint) }
        defer { position += 1 }
        return bytes[position]
    }

    /// Reads a varint that must not exceed `limit`.
    public mutating func readCount(
        atMost limit: Int = Int.max
    ) throws(DecodingFailure) -> Int {
        let start = self
        let value = try readVarInt()
        guard value <= UInt64(limit) else {
            self = start
            throw failure(.exceedsMaximum(value, max: limit))
        }
        return Int(value)
    }

    /// Reads a varint into 32 bits.
    public mutating func readVarUInt32() throws(DecodingFailure) -> UInt32 {
        UInt32(try readCount(atMost: Int(UInt32.max)))
    }

    /// Reads `count` bytes.
    public mutating func readBytes(_ count: Int) throws(DecodingFailure) -> ArraySlice<UInt8> {
        guard count >= 0, remaining >= count else { throw missing(count) }
        defer { position += count }
        return bytes[position..<position + count]
    }

    /// Reads a blob.
    public mutating func readBlob() throws(DecodingFailure) -> ArraySlice<UInt8> {
        try readBytes(try readCount())
    }

    /// Reads a string; bytes that are not UTF-8 are a failure.
    public mutating func readString() throws(DecodingFailure) -> String {
        let blob = try readBlob()
        guard let string = String(validating: blob, as: UTF8.self) else {
            throw failure(.notUTF8)
        }
        return string
    }
}
