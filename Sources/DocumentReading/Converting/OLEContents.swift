/// Recognises the content of an OLE container by the names of its streams.
enum OLEContents {
    /// Whether it is a workbook (.xls, .et) and not a text document.
    static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        let names = streamNames(bytes)
        return names.contains { $0 == "Workbook" || $0 == "Book" }
            && !names.contains("WordDocument")
    }

    /// The names in the directory of the container. An entry has 128 bytes: a name of 32 UTF-16 units, its length in
    /// bytes with the final zero, then the kind of entry.
    static func streamNames(_ bytes: [UInt8]) -> [String] {
        guard bytes.count >= 512 else { return [] }
        func number(_ offset: Int) -> Int {
            (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        let shift = Int(bytes[30]) | Int(bytes[31]) << 8
        guard shift == 9 || shift == 12 else { return [] }
        let size = 1 << shift
        // The directory is rarely longer than its first sector, and streams of documents come first.
        let start = (number(48) + 1) * size
        guard start >= 0, start + size <= bytes.count else { return [] }
        var names: [String] = []
        for entry in stride(from: start, to: min(start + 8 * size, bytes.count - 127), by: 128) {
            let length = Int(bytes[entry + 64]) | Int(bytes[entry + 65]) << 8
            guard (2...64).contains(length) else { continue }
            let units = stride(from: entry, to: entry + length - 2, by: 2).map {
                UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
            }
            names.append(String(decoding: units, as: UTF16.self))
        }
        return names
    }
}
