/// Bytes as text (RFC 4648, with padding).
package enum Base64 {
    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    /// The value of each ASCII character; 255 for those that are no digit.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    /// The text of bytes.
    package static func text(of bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var start = 0
        while start < bytes.count {
            let count = min(3, bytes.count - start)
            var value = 0
            for place in 0..<3 {
                value = value << 8 | (place < count ? Int(bytes[start + place]) : 0)
            }
            for place in 0..<4 {
                text.append(
                    place <= count ? digits[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
            start += 3
        }
        return text
    }

    /// The bytes of a text; nil if it is malformed.
    package static func bytes(of text: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var (value, count, padding) = (0, 0, 0)
        for character in text {
            if character == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            let digit = values[Int(character)]
            guard digit != 255, padding == 0 else { return nil }
            value = value << 6 | Int(digit)
            count += 1
            if count == 4 {
                bytes.append(UInt8(value >> 16))
                bytes.append(UInt8(value >> 8 & 255))
                bytes.append(UInt8(value & 255))
                (value, count) = (0, 0)
            }
        }
        guard count != 1, count + padding == 4 || count + padding == 0 else { return nil }
        if count >= 2 { bytes.append(UInt8(value >> (6 * count - 8) & 255)) }
        if count == 3 { bytes.append(UInt8(value >> 2 & 255)) }
        return bytes
    }
}
