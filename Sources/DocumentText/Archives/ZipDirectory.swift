/// The central directory of a zip archive, for information that libarchive does not provide.
///
/// Source: APPNOTE.TXT 6.3.10, 4.3.12 and 4.4.4.
struct ZipDirectory {
    private struct Entry {
        var name: [UInt8]
        var isUTF8: Bool
        /// The offset of the entry in the archive.
        var offset: Int
    }

    /// The entries in the order of the archive, in which libarchive visits them.
    private var entries: [Entry] = []

    private static let headerByteCount = 46
    private static let endByteCount = 22

    /// Reads entries up to the first bytes that are not part of a directory.
    init(_ bytes: [UInt8]) {
        func number(_ offset: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        var end = bytes.count - Self.endByteCount
        while end >= 0, number(end, 4) != 0x0605_4B50 { end -= 1 }
        guard end >= 0 else { return }
        let size = number(end + 12, 4)
        var offset = number(end + 16, 4)
        // Bytes before the archive shift all offsets.
        if offset + size < end { offset = end - size }
        while offset + Self.headerByteCount <= end, number(offset, 4) == 0x0201_4B50 {
            let nameStart = offset + Self.headerByteCount
            let nameEnd = nameStart + number(offset + 28, 2)
            guard nameEnd <= end else { break }
            entries.append(
                Entry(
                    name: Array(bytes[nameStart..<nameEnd]),
                    isUTF8: number(offset + 8, 2) & 0x800 != 0, offset: number(offset + 42, 4)))
            offset = nameEnd + number(offset + 30, 2) + number(offset + 32, 2)
        }
        entries.sort { $0.offset < $1.offset }
    }

    /// Whether each name is flagged as UTF-8.
    var flags: [[UInt8]: Bool] {
        Dictionary(entries.map { ($0.name, $0.isUTF8) }) { first, _ in first }
    }

    /// The name of an entry by its number, folders included.
    func name(_ index: Int) -> [UInt8] {
        entries.indices.contains(index) ? entries[index].name : []
    }
}
