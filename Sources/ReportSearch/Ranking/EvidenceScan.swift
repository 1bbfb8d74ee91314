internal import TextAnalysis
internal import TextBasics

/// Finds how often and how early the strings of a query occur in a text, in one pass.
struct EvidenceScan {
    /// The number of occurrences of a string, and the position of the first in characters.
    struct Found {
        var count = 0
        var position = 0
    }

    private struct Longer {
        let number: Int
        let bytes: [UInt8]
    }

    /// A bit for each character of the basic plane that begins a string or is in a pair.
    private var filter = [UInt64](repeating: 0, count: 1 << 10)
    private var characters: [UInt32: Int] = [:]
    // By character: the string that is this character alone, or -1; and the longer strings that begin with it.
    private var singles: [Int] = []
    private var longer: [[Longer]] = []
    private var pairs: [UInt64: Int] = [:]
    private let needleCount: Int

    init(_ needles: [[UInt8]]) {
        needleCount = needles.count
        for (number, bytes) in needles.enumerated() {
            let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
            let kinds = scalars.map(CharacterClass.init)
            guard let first = scalars.first else { continue }
            let begin = character(first.value)
            if kinds == [.ideograph] {
                singles[begin] = number
            } else if kinds == [.ideograph, .ideograph] {
                pairs[Self.key(begin, character(scalars[1].value))] = number
            } else {
                longer[begin].append(Longer(number: number, bytes: bytes))
            }
        }
    }

    private static func key(_ first: Int, _ second: Int) -> UInt64 {
        UInt64(first) << 32 | UInt64(second)
    }

    private mutating func character(_ value: UInt32) -> Int {
        if let known = characters[value] { return known }
        let number = singles.count
        characters[value] = number
        singles.append(-1)
        longer.append([])
        if value < 1 << 16 { filter[Int(value >> 6)] |= 1 << UInt64(value & 63) }
        return number
    }

    /// The occurrences of each string in a folded text.
    ///
    /// - Complexity: O(text), plus O(string) for each position where a string of three or more characters may begin.
    func scan(_ text: [UInt8]) -> [Found] {
        var found = [Found](repeating: Found(), count: needleCount)
        var before = -1
        var position = 0
        UTF8Decoding.forEachScalar(text) { scalar, offset in
            defer { position += 1 }
            let value = scalar.value
            guard value >= 1 << 16 || filter[Int(value >> 6)] >> UInt64(value & 63) & 1 == 1,
                let character = characters[value]
            else {
                before = -1
                return
            }
            if singles[character] >= 0 { found[singles[character]].add(position) }
            if before >= 0, let pair = pairs[Self.key(before, character)] {
                found[pair].add(position - 1)
            }
            for string in longer[character]
            where LiteralMatch.occurs(string.bytes, in: text, at: offset) {
                found[string.number].add(position)
            }
            before = character
        }
        return found
    }
}

extension EvidenceScan.Found {
    mutating func add(_ place: Int) {
        if count == 0 { position = place }
        count += 1
    }
}
