/// Why a decoder of untrusted bytes stopped, and where.
public struct DecodingFailure: Error, Equatable, Sendable {
    /// Offset of the field that could not be read.
    public let byteOffset: Int
    /// What was wrong with it.
    public let reason: String

    /// Makes a failure.
    public init(byteOffset: Int, reason: String) {
        self.byteOffset = byteOffset
        self.reason = reason
    }
}

/// Reads what ``ByteWriter`` wrote from bytes that are not trusted: every read is checked.
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

    /// How many bytes are left.
    public var remaining: Int { bytes.endIndex - position }

    private func failure(_ reason: String) -> DecodingFailure {
        DecodingFailure(byteOffset: byteOffset, reason: reason)
    }

    /// Reads a fixed-width integer.
    public mutating func read<T: FixedWidthInteger>(
        _ type: T.Type
    ) throws(DecodingFailure) -> T {
        let size = MemoryLayout<T>.size
        guard remaining >= size else { throw failure("\(size) bytes expected, \(remaining) left") }
        var value: T = 0
        for index in 0..<size {
            value |= T(truncatingIfNeeded: bytes[position + index]) << T(8 * index)
        }
        position += size
        return value
    }

    /// Reads a varint.
    public mutating func readVarInt() throws(DecodingFailure) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard position < bytes.endIndex else { throw failure("varint not ended") }
            let byte = bytes[position]
            guard shift < 63 || byte <= 1 else { throw failure("varint too large") }
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    /// Reads a varint that must not exceed `limit`.
    public mutating func readCount(
        atMost limit: Int = Int.max
    ) throws(DecodingFailure) -> Int {
        let start = self
        let value = try readVarInt()
        guard value <= UInt64(limit) else {
            self = start
            throw failure("\(value) exceeds \(limit)")
        }
        return Int(value)
    }

    /// Reads a varint into 32 bits.
    public mutating func readVarUInt32() throws(DecodingFailure) -> UInt32 {
        UInt32(try readCount(atMost: Int(UInt32.max)))
    }

    /// Reads as many bytes as asked for.
    public mutating func readBytes(_ count: Int) throws(DecodingFailure) -> ArraySlice<UInt8> {
        guard count >= 0, remaining >= count else {
            throw failure("\(count) bytes expected, \(remaining) left")
        }
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
            throw failure("text is not UTF-8")
        }
        return string
    }
}
