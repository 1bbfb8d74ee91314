/// Appends little-endian integers, varints and bytes to a growing buffer.
public struct ByteWriter: Sendable {
    /// The bytes written so far.
    public private(set) var bytes: [UInt8] = []

    /// Makes an empty writer.
    public init() {}

    /// Appends a fixed-width integer.
    public mutating func write<T: FixedWidthInteger>(_ value: T) {
        var rest = value.littleEndian
        for _ in 0..<MemoryLayout<T>.size {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest = rest >> 8
        }
    }

    /// Appends an unsigned LEB128 varint: seven bits per byte, lowest first; 1 to 10 bytes.
    public mutating func writeVarInt(_ value: UInt64) {
        VarInt.encode(value) { bytes.append($0) }
    }

    /// Appends a count or an offset as a varint.
    ///
    /// - Precondition: the value is not negative.
    public mutating func writeCount(_ value: Int) { writeVarInt(UInt64(value)) }

    /// Appends bytes without a count.
    public mutating func writeBytes(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// Appends a varint byte count, then the bytes.
    public mutating func writeBlob(_ blob: [UInt8]) {
        writeCount(blob.count)
        bytes.append(contentsOf: blob)
    }

    /// Appends a string as a blob of UTF-8.
    public mutating func writeString(_ string: String) { writeBlob(Array(string.utf8)) }

    /// Empties the buffer and keeps its capacity.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
