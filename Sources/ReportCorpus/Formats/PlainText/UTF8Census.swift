internal import TextBasics

/// Counts valid and invalid UTF-8 in bytes.
struct UTF8Census {
    /// The offset of the first invalid byte; nil if all bytes are valid.
    private(set) var firstInvalid: Int?
    /// The number of valid characters of more than one byte.
    private(set) var validSequences = 0
    private(set) var invalidBytes = 0

    init(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let length = Self.sequenceLength(bytes, at: index)
            if length == 0 {
                firstInvalid = firstInvalid ?? index
                invalidBytes += 1
                index += 1
            } else {
                validSequences += 1
                index += length
            }
        }
    }

    /// The length of the well-formed sequence at `index` (Unicode Standard, table 3-7); 0 if the bytes are ill-formed.
    private static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
        let first = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if first == 0xE0 { second = 0xA0...0xBF }
            if first == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            length = 4
            if first == 0xF0 { second = 0x90...0xBF }
            if first == 0xF4 { second = 0x80...0x8F }
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for offset in 2..<max(2, length)
        where !UTF8Decoding.isContinuation(bytes[index + offset]) {
            return 0
        }
        return length
    }
}
