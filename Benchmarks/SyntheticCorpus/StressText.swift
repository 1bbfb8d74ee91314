/// Text unlike any report: mixtures of all scripts and break classes, to compare two segmenters.
package struct StressText {
    private var generator: SeededGenerator

    /// Kinds of characters. A text uses a few of them at a time, so that all combinations occur.
    private static let palettes: [[ClosedRange<UInt32>]] = [
        [0x4E00...0x9FFF], [0x4E00...0x4FFF, 0x3400...0x4DBF, 0x3005...0x3007],
        [0x3041...0x309F], [0x30A0...0x30FF], [0xFF65...0xFF9F],
        [0x3099...0x309C, 0x30FB...0x30FE],
        [0x30...0x39], [0x41...0x5A, 0x61...0x7A], [0x20...0x7E], [0x00...0x1F],
        [0x09...0x0D, 0x85...0x85],
        [0x3000...0x303F], [0xFF00...0xFF64], [0x2000...0x206F], [0xA0...0xFF], [0x100...0x24F],
        [0x300...0x36F], [0x370...0x5FF], [0x600...0x7FF], [0x900...0xDFF], [0xE00...0xEFF],
        [0x1000...0x109F], [0x1780...0x17FF], [0x1100...0x11FF, 0xA960...0xA97F],
        [0xAC00...0xD7A3], [0x200B...0x200F, 0x2060...0x2064, 0xFEFF...0xFEFF],
        [0xFE00...0xFE0F], [0xE0100...0xE01EF], [0x1F1E6...0x1F1FF], [0x1F300...0x1F6FF],
        [0x1F3FB...0x1F3FF, 0x200D...0x200D], [0x20000...0x2FA1F], [0xF900...0xFAFF],
        [0x2E80...0x2FDF], [0x2460...0x27BF], [0x1D7CE...0x1D7FF], [0x0...0x10FFFF],
        [
            0x2E...0x2E, 0x2C...0x2C, 0x27...0x27, 0x3A...0x3B, 0x5F...0x5F, 0x40...0x40,
            0xB7...0xB7,
            0x2018...0x201D, 0xFF0C...0xFF0E, 0xFF1A...0xFF1B, 0x22...0x22,
        ],
        [0x3001...0x3002, 0xFF0C...0xFF0C, 0x201C...0x201D, 0x300A...0x300B],
    ]

    package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// The next text: fewer than 120 characters, but in one of fifty texts, fewer than 6,000.
    package mutating func next() -> String {
        let kinds = (0...generator.below(4)).map { _ in
            Self.palettes[generator.below(Self.palettes.count)]
        }
        let length = generator.below(50) == 0 ? generator.below(6_000) : generator.below(120)
        var view = String.UnicodeScalarView()
        var kind = kinds[0]
        for _ in 0..<length {
            // Keep the same kind for a few characters: runs of one kind test both the break rules and the dictionary.
            if generator.below(3) == 0 { kind = kinds[generator.below(kinds.count)] }
            let range = kind[generator.below(kind.count)]
            let value = range.lowerBound + UInt32(generator.below(range.count))
            // Surrogates are not characters. U+FFFD replaces them, as in damaged input.
            view.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return String(view)
    }
}
