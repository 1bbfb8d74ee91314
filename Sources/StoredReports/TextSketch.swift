package import ReportCorpus

/// A MinHash sketch, which shows whether two texts may be the same: the smallest hashes of all runs of twelve letters,
/// digits and Chinese characters. Spaces, punctuation and line breaks do not count, so a report has the same sketch
/// whether it is read from Word, PDF or a web page.
///
/// A. Broder, "On the resemblance and containment of documents", SEQUENCES 1997.
package struct TextSketch: Equatable, Sendable {
    /// The number of hashes that are kept.
    package static let size = 16
    /// The number of characters in a run.
    package static let runLength = 12
    /// Texts with fewer characters have no sketch: too many of them are equal by chance.
    package static let minCharacterCount = 120

    /// The hashes, ascending; empty for a short text.
    package private(set) var hashes: [UInt32] = []

    /// An empty sketch.
    package init() {}

    /// The sketch of a report.
    ///
    /// - Complexity: O(text).
    package init(_ report: Report) {
        var runs = CharacterRuns()
        var limit = UInt32.max
        for paragraph in report.paragraphs {
            runs.forEachHash(in: paragraph.text) { hash in
                guard hash < limit || hashes.count < Self.size else { return }
                let place = hashes.firstIndex { $0 >= hash } ?? hashes.count
                if place < hashes.count, hashes[place] == hash { return }
                hashes.insert(hash, at: place)
                if hashes.count > Self.size { hashes.removeLast() }
                if hashes.count == Self.size { limit = hashes[Self.size - 1] }
            }
        }
        if runs.characterCount < Self.minCharacterCount { hashes = [] }
    }

    /// Makes a sketch from stored hashes.
    package init(hashes: [UInt32]) { self.hashes = hashes }

    /// The hashes for finding texts that may be the same. Such texts nearly always share at least one of these.
    package var keys: ArraySlice<UInt32> { hashes.prefix(4) }

    /// Whether the texts may be the same: at least three quarters of the smallest hashes of their union are in both.
    package func resembles(_ other: TextSketch) -> Bool {
        if hashes.isEmpty || other.hashes.isEmpty { return false }
        var (union, common) = (0, 0)
        var (left, right) = (0, 0)
        while union < Self.size, left < hashes.count || right < other.hashes.count {
            let one = left < hashes.count ? UInt64(hashes[left]) : .max
            let two = right < other.hashes.count ? UInt64(other.hashes[right]) : .max
            union += 1
            if one == two { common += 1 }
            if one <= two { left += 1 }
            if two <= one { right += 1 }
        }
        return common * 4 >= union * 3
    }
}

/// Hashes of runs of characters, over several texts as if they were one.
package struct CharacterRuns {
    /// The number of characters so far.
    package private(set) var characterCount = 0
    private var recent = [UInt64](repeating: 0, count: TextSketch.runLength)
    private var rolling: UInt64 = 0

    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// The base to the power of the length of a run.
    private static let removalFactor = (0..<TextSketch.runLength).reduce(UInt64(1)) { power, _ in
        power &* base
    }

    /// Makes hashes of no text.
    package init() {}

    /// Visits the hash of each run that ends in a text.
    package mutating func forEachHash(in text: String, _ body: (UInt32) -> Void) {
        for scalar in text.unicodeScalars {
            guard let character = Self.character(scalar) else { continue }
            let slot = characterCount % TextSketch.runLength
            rolling = rolling &* Self.base &+ character &- recent[slot] &* Self.removalFactor
            recent[slot] = character
            characterCount += 1
            guard characterCount >= TextSketch.runLength else { continue }
            // The upper bits of a product depend on all bits of its factors.
            let mixed = (rolling ^ rolling >> 31) &* 0xD6E8_FEB8_6659_FD93
            body(UInt32(truncatingIfNeeded: mixed >> 32))
        }
    }

    /// The value of a letter, digit or Chinese character, the same for wide and narrow forms; nil for other
    /// characters.
    private static func character(_ scalar: Unicode.Scalar) -> UInt64? {
        var value = scalar.value
        if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return UInt64(value)
        case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return UInt64(value)
        default: return nil
        }
    }
}
