internal import TextAnalysis
internal import TextBasics

/// Finds all occurrences of strings in texts, in one pass over each text. Variants of spelling match each other: see
/// `VariantFold`. Not Sendable, because it reuses buffers: each thread needs its own.
package final class EvidenceScan {
    /// An occurrence of a string.
    package struct Occurrence: Sendable {
        /// The number of the string.
        package let string: Int32
        /// Its position in characters.
        package let position: Int32
    }

    /// The last text, character by character, with variants of spelling folded.
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

    // Constants, because every access to a variable of a class is checked for overlapping accesses.
    private let starts: Starts
    /// Entries that begin with the same character are next to each other.
    private let entries: [Entry]
    private let rests: [UInt32]
    /// Numbers after 第 are folded only if one of the strings has such a number.
    private let foldsOrdinals: Bool

    /// Which entries begin with a character: a small hash table, which stays in the processor's nearest cache.
    private struct Starts {
        private static let slotCount = 1 << 12
        /// The number of the range of the character in a slot plus one; 0 in a free slot.
        private var slots = [UInt16](repeating: 0, count: slotCount)
        private var characters: [UInt32] = []
        var ranges: [Range<Int>] = []

        @inline(__always)
        private static func slot(_ value: UInt32) -> Int {
            Int(truncatingIfNeeded: value ^ value >> 12) & (slotCount - 1)
        }

        /// The number of the range of a character; nil if no entry begins with it.
        @inline(__always)
        func number(_ value: UInt32) -> Int? {
            var slot = Self.slot(value)
            while slots[slot] > 0 {
                let number = Int(slots[slot]) - 1
                if characters[number] == value { return number }
                slot = (slot + 1) & (Self.slotCount - 1)
            }
            return nil
        }

        /// The number of the range of a character, with a new range if needed; nil if all 65,535 numbers are in use.
        mutating func newNumber(_ value: UInt32) -> Int? {
            if let known = number(value) { return known }
            guard ranges.count < Self.slotCount / 2 else { return nil }
            var slot = Self.slot(value)
            while slots[slot] > 0 { slot = (slot + 1) & (Self.slotCount - 1) }
            ranges.append(0..<0)
            characters.append(value)
            slots[slot] = UInt16(ranges.count)
            return ranges.count - 1
        }
    }

    /// - Parameter strings: folded strings, UTF-8; an empty one is never found.
    package init(_ strings: [[UInt8]]) {
        let decoded = strings.map {
            String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value)
        }
        let foldsOrdinals = decoded.contains(where: VariantFold.hasOrdinal)
        var starts = Starts()
        var groups: [[Entry]] = []
        var rests: [UInt32] = []
        for (number, characters) in decoded.enumerated() {
            var values = characters
            VariantFold.apply(to: &values, ordinals: foldsOrdinals)
            let scalars = values.compactMap(Unicode.Scalar.init)
            guard let first = scalars.first, let last = scalars.last,
                let group = starts.newNumber(first.value)
            else { continue }
            let start = rests.count
            rests += scalars.dropFirst().map(\.value)
            if group == groups.count { groups.append([]) }
            groups[group].append(
                Entry(
                    number: Int32(number), rest: start..<rests.count,
                    before: Self.run(first), after: Self.run(last)))
        }
        var entries: [Entry] = []
        for (number, group) in groups.enumerated() {
            starts.ranges[number] = entries.count..<entries.count + group.count
            entries += group
        }
        self.foldsOrdinals = foldsOrdinals
        self.starts = starts
        self.entries = entries
        self.rests = rests
    }

    private static func run(_ scalar: Unicode.Scalar) -> CharacterClass? {
        let kind = CharacterClass(scalar)
        return kind == .digit || kind == .latin ? kind : nil
    }

    /// Finds the strings in a folded text.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    /// - Complexity: O(text), plus O(string) for each position where a string may begin.
    package func scan(_ text: [UInt8]) {
        var decoded: [UInt32] = []
        swap(&decoded, &characters)
        Self.decode(text, into: &decoded)
        VariantFold.apply(to: &decoded, ordinals: foldsOrdinals)
        find(in: decoded)
        characters = decoded
    }

    /// Scans a text and returns the result without a copy. `characters` and `occurrences` are empty afterwards.
    package func scanned(_ text: [UInt8]) -> ScannedText {
        scan(text)
        let scanned = ScannedText(characters: characters, occurrences: occurrences)
        (characters, occurrences) = ([], [])
        return scanned
    }

    private static func decode(_ text: [UInt8], into decoded: inout [UInt32]) {
        decoded.removeAll(keepingCapacity: true)
        // Most characters have three bytes.
        decoded.reserveCapacity(text.count / 3 + 16)
        let bytes = text.span
        var index = 0
        while index < bytes.count {
            let (value, length) = unsafe UTF8Decoding.character(bytes, unchecked: index)
            decoded.append(UInt32(truncatingIfNeeded: value))
            index &+= length
        }
    }

    /// Finds the strings in a text that another scan has decoded.
    package func scan(characters: [UInt32]) {
        self.characters = characters
        find(in: characters)
    }

    private func find(in characters: [UInt32]) {
        var found: [Occurrence] = []
        swap(&found, &occurrences)
        found.removeAll(keepingCapacity: true)
        let starts = starts
        for position in characters.indices {
            guard let number = starts.number(characters[position]) else { continue }
            for index in starts.ranges[number]
            where occurs(entries[index], at: position, in: characters) {
                found.append(
                    Occurrence(string: entries[index].number, position: Int32(position)))
            }
        }
        occurrences = found
    }

    private func occurs(_ entry: Entry, at position: Int, in characters: [UInt32]) -> Bool {
        let end = position + 1 + entry.rest.count
        guard end <= characters.count else { return false }
        var at = position + 1
        for index in entry.rest {
            if characters[at] != rests[index] { return false }
            at += 1
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

/// A text with the occurrences of a query's strings in it.
package struct ScannedText: Sendable {
    /// The text, character by character, without variants of spelling.
    package let characters: [UInt32]
    /// The occurrences in it, by position, then by number.
    package let occurrences: [EvidenceScan.Occurrence]
}
