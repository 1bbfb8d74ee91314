/// The entries of a list file, one per line. Blank lines are skipped, and so are lines whose first character, after
/// spaces and tabs, is #.
///
/// Lines end with LF or CR LF.
package struct ListLines: Sequence, IteratorProtocol {
    /// A line with an entry.
    package struct Line {
        /// The line number in the file, from 1.
        package let number: Int
        /// The bytes of the line, without LF and CR LF.
        package let bytes: ArraySlice<UInt8>

        /// The whole line.
        package var text: String { String(decoding: bytes, as: UTF8.self) }

        /// The parts between tabs; empty ones are left out. There is at least one.
        package var fields: [String] { ListLines.split(bytes, at: UInt8(ascii: "\t")) }

        /// The text before the first colon, and the words after it: `元: 元 万元=4`. Nil for a line without a colon.
        package var headAndWords: (head: String, words: [String])? {
            guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            return (
                String(decoding: bytes[..<colon], as: UTF8.self),
                ListLines.words(bytes[(colon + 1)...])
            )
        }
    }

    private let bytes: [UInt8]
    private var index = 0
    private var number = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package init(_ text: String) { bytes = Array(text.utf8) }

    package mutating func next() -> Line? {
        while index < bytes.count {
            let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
            var line = bytes[index..<end]
            index = end + 1
            number += 1
            if line.last == 0x0D { line.removeLast() }
            let first = line.first { $0 != 0x20 && $0 != 0x09 }
            if first == nil || first == UInt8(ascii: "#") { continue }
            return Line(number: number, bytes: line)
        }
        return nil
    }

    /// The words of a field, which are separated by spaces.
    package static func words(_ field: some Sequence<UInt8>) -> [String] {
        split(Array(field)[...], at: 0x20)
    }

    private static func split(_ bytes: ArraySlice<UInt8>, at separator: UInt8) -> [String] {
        bytes.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }
    }
}
