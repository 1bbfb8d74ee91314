/// Bytes as text (RFC 4648, with padding).
package enum Base64 {
    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    /// The value of each byte as a digit; 255 if it is not a digit.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()
    private static let padding = UInt8(ascii: "=")

    /// The text of bytes.
    package static func text(of bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        let digits = digits
        var place = 0
        while place + 3 <= bytes.count {
            let (one, two, three) = (bytes[place], bytes[place + 1], bytes[place + 2])
            text.append(digits[Int(one >> 2)])
            text.append(digits[Int((one & 3) << 4 | two >> 4)])
            text.append(digits[Int((two & 15) << 2 | three >> 6)])
            text.append(digits[Int(three & 63)])
            place += 3
        }
        if place == bytes.count { return text }
        let (one, two) = (bytes[place], place + 1 < bytes.count ? bytes[place + 1] : 0)
        text.append(digits[Int(one >> 2)])
        text.append(digits[Int((one & 3) << 4 | two >> 4)])
        text.append(place + 1 < bytes.count ? digits[Int((two & 15) << 2)] : padding)
        text.append(padding)
        return text
    }

    /// The bytes of a text; nil if it is malformed.
    package static func bytes(of text: String) -> [UInt8]? { bytes(of: Array(text.utf8)) }

    /// The bytes of a text; nil if it is malformed.
    package static func bytes(of text: [UInt8]) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let end = text.last == padding ? text.count - 4 : text.count
        let values = values
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var place = 0
        while place < end {
            let (one, two) = (values[Int(text[place])], values[Int(text[place + 1])])
            let (three, four) = (values[Int(text[place + 2])], values[Int(text[place + 3])])
            guard one | two | three | four < 64 else { return nil }
            bytes.append(one << 2 | two >> 4)
            bytes.append(two << 4 | three >> 2)
            bytes.append(three << 6 | four)
            place += 4
        }
        if end == text.count { return bytes }
        let (one, two) = (values[Int(text[end])], values[Int(text[end + 1])])
        guard one | two < 64 else { return nil }
        bytes.append(one << 2 | two >> 4)
        if text[end + 2] != padding {
            let three = values[Int(text[end + 2])]
            guard three < 64 else { return nil }
            bytes.append(two << 4 | three >> 2)
        }
        return bytes
    }
}
