internal import TextAnalysis
internal import TextBasics

/// Finds all occurrences of strings in texts, each in one pass, whatever variant of spelling they have. Not to be shared between threads: reuses buffers.
package final class EvidenceScan {
    /// An occurrence of a string.
    package struct Occurrence: Sendable {
        /// The number of the string.
        package let string: Int32
        /// Its position in characters.
        package let position: Int32
    }

    /// The last text, character by character, without variants of spelling.
    package private(set) var characters: [UInt32] = []
    /// The occurrences in it, by position, then by number.
    package private(set) var occurrences: [Occurrence] = []

    private struct Entry {
        let number: Int32
        /// The characters after the first.
        let rest: Range<Int>
        /// The class of characters that must not be next to it: a run of digits or letters is found only as a whole.
        let before: CharacterClass?
        let after: CharacterClass?
    }

    /// For each character of the basic plane that begins a string, its number plus one.
    private var table = [UInt16](repeating: 0, count: 1 << 16)
    private var astral: [UInt32: UInt16] = [:]
    private var entries: [[Entry]] = []
    private var rests: [UInt32] = []
    /// Numbers after 第 are folded only for a query that has one: in other texts they are what they are.
    private let foldsOrdinals: Bool

    /// - Parameter strings: folded strings, UTF-8; an empty one is never found.
    package init(_ strings: [[UInt8]]) {
        let decoded = strings.map {
            String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value)
        }
        foldsOrdinals = decoded.contains(where: VariantFold.hasOrdinal)
        for (number, characters) in decoded.enumerated() {
            var values = characters
            VariantFold.apply(to: &values, ordinals: foldsOrdinals)
            let scalars = values.compactMap(Unicode.Scalar.init)
            guard let first = scalars.first, let last = scalars.last,
                let begin = slot(first.value)
            else { continue }
            let start = rests.count
            rests += scalars.dropFirst().map(\.value)
            entries[begin].append(
                Entry(
                    number: Int32(number), rest: start..<rests.count,
                    before: Self.run(first), after: Self.run(last)))
        }
    }

    private static func run(_ scalar: Unicode.Scalar) -> CharacterClass? {
        let kind = CharacterClass(scalar)
        return kind == .digit || kind == .latin ? kind : nil
    }

    /// The place of a first character; nil if a query of absurd length has used all of them up.
    private func slot(_ value: UInt32) -> Int? {
        let known = value < 1 << 16 ? table[Int(value)] : astral[value] ?? 0
        if known > 0 { return Int(known) - 1 }
        guard entries.count < Int(UInt16.max) else { return nil }
        entries.append([])
        let number = UInt16(entries.count)
        if value < 1 << 16 { table[Int(value)] = number } else { astral[value] = number }
        return entries.count - 1
    }

    /// Finds the strings in a folded text.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    /// - Complexity: O(text), plus O(string) for each position where a string may begin.
    package func scan(_ text: [UInt8]) {
        characters.removeAll(keepingCapacity: true)
        UTF8Decoding.forEachScalar(text) { scalar, _ in characters.append(scalar.value) }
        VariantFold.apply(to: &characters, ordinals: foldsOrdinals)
        find()
    }

    /// Finds the strings in a text that another scan has decoded.
    package func scan(decodedBy other: EvidenceScan) {
        characters = other.characters
        find()
    }

    private func find() {
        occurrences.removeAll(keepingCapacity: true)
        for position in characters.indices {
            let value = characters[position]
            let slot = value < 1 << 16 ? table[Int(value)] : astral[value] ?? 0
            guard slot > 0 else { continue }
            for entry in entries[Int(slot) - 1] where occurs(entry, at: position) {
                occurrences.append(
                    Occurrence(string: entry.number, position: Int32(position)))
            }
        }
    }

    private func occurs(_ entry: Entry, at position: Int) -> Bool {
        let end = position + 1 + entry.rest.count
        guard end <= characters.count else { return false }
        for (offset, index) in entry.rest.enumerated()
        where characters[position + 1 + offset] != rests[index] {
            return false
        }
        if let kind = entry.before, position > 0, kind == Self.kind(characters[position - 1]) {
            return false
        }
        if let kind = entry.after, end < characters.count, kind == Self.kind(characters[end]) {
            return false
        }
        return true
    }

    private static func kind(_ value: UInt32) -> CharacterClass? {
        Unicode.Scalar(value).map(CharacterClass.init)
    }
}
