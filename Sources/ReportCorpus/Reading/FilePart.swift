/// Whole lines of a file.
public struct FilePart: Sendable {
    /// The bytes.
    public let bytes: [UInt8]
    /// The offset of the bytes in the file.
    public let byteOffset: Int
    /// The number of the first line, from 1, in a file of rows; 1 in other files.
    public let firstLine: Int

    /// Makes a part; by default, the bytes are the whole file.
    public init(_ bytes: [UInt8], byteOffset: Int = 0, firstLine: Int = 1) {
        self.bytes = bytes
        self.byteOffset = byteOffset
        self.firstLine = firstLine
    }
}
