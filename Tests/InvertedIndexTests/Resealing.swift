@testable import InvertedIndex

/// Gives damaged files of an index matching checksums, so that tests reach the checks of the content.
struct Resealing {
    private let entries: [ContainerFormat.Entry]

    /// - Parameter path: the undamaged file.
    init(path: String) throws {
        entries = try ContainerReader(path: path).entries
    }

    /// The damaged bytes with new checksums. The regions are read from the undamaged file.
    func sealed(_ damaged: [UInt8]) -> [UInt8] {
        guard let sums = entries.last else { return damaged }
        var bytes = damaged
        for start in stride(from: 0, to: sums.start, by: PageVerifier.pageByteCount) {
            let page = Array(bytes[start..<min(start + PageVerifier.pageByteCount, sums.start)])
            let sum = UInt32(truncatingIfNeeded: XXHash64.hash(page))
            Self.put(sum, at: sums.start + start / PageVerifier.pageByteCount * 4, in: &bytes)
        }
        let footer = bytes.count - ContainerFormat.footerByteCount
        let contents = footer - entries.count * ContainerFormat.entryByteCount
        for (number, entry) in entries.enumerated() {
            let region = Array(bytes[entry.range])
            Self.put(
                XXHash64.hash(region),
                at: contents + number * ContainerFormat.entryByteCount + 20, in: &bytes)
        }
        Self.put(
            XXHash64.hash(Array(bytes[contents..<footer + 16])), at: footer + 16, in: &bytes)
        return bytes
    }

    private static func put(
        _ value: some FixedWidthInteger, at offset: Int, in bytes: inout [UInt8]
    ) {
        for index in 0..<(value.bitWidth / 8) {
            bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index))
        }
    }
}
