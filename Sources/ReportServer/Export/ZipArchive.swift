/// A zip archive with uncompressed files (APPNOTE 6.3.3), as needed for office documents.
struct ZipArchive {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
        }
    }

    /// Adds a file. The time is always the earliest of the format, so that equal contents yield equal archives.
    mutating func add(_ name: String, _ text: String) {
        let content = Array(text.utf8)
        let path = Array(name.utf8)
        let sum = Self.checksum(content)
        var head: [UInt8] = []
        // Version 2.0, names in UTF-8, stored, 1980-01-01.
        for part in [20, 0x800, 0, 0, 0x21] as [UInt16] { Self.append(part, to: &head) }
        Self.append(sum, to: &head)
        Self.append(UInt32(content.count), to: &head)
        Self.append(UInt32(content.count), to: &head)
        Self.append(UInt16(path.count), to: &head)
        Self.append(UInt16(0), to: &head)
        let offset = UInt32(bytes.count)
        Self.append(UInt32(0x0403_4B50), to: &bytes)
        bytes += head + path + content
        Self.append(UInt32(0x0201_4B50), to: &directory)
        Self.append(UInt16(20), to: &directory)
        directory += head
        for _ in 0..<3 { Self.append(UInt16(0), to: &directory) }
        Self.append(UInt32(0), to: &directory)
        Self.append(offset, to: &directory)
        directory += path
        count += 1
    }

    /// The archive.
    consuming func finished() -> [UInt8] {
        let start = UInt32(bytes.count)
        bytes += directory
        Self.append(UInt32(0x0605_4B50), to: &bytes)
        Self.append(UInt32(0), to: &bytes)
        Self.append(count, to: &bytes)
        Self.append(count, to: &bytes)
        Self.append(UInt32(directory.count), to: &bytes)
        Self.append(start, to: &bytes)
        Self.append(UInt16(0), to: &bytes)
        return bytes
    }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        for index in 0..<number.bitWidth / 8 {
            bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index)))
        }
    }

    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF as UInt32) { $0 >> 8 ^ table[Int(($0 ^ UInt32($1)) & 0xFF)] }
    }
}
