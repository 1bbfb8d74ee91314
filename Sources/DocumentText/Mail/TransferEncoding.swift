/// Decodes the encodings that represent bytes as ASCII.
///
/// Source: RFC 2045, 6.7 and 6.8.
enum TransferEncoding {
    /// Decodes base64; nil if it is damaged or cut short.
    ///
    /// - Parameter needsPadding: whether the last group must be complete.
    static func base64(_ text: ArraySlice<UInt8>, needsPadding: Bool = true) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var group: UInt32 = 0
        var count = 0
        var padding = 0
        for byte in text {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte - 0x41)
            case 0x61...0x7A: value = UInt32(byte - 0x61 + 26)
            case 0x30...0x39: value = UInt32(byte - 0x30 + 52)
            case 0x2B: value = 62
            case 0x2F: value = 63
            case 0x3D:
                padding += 1
                guard count + padding <= 4, count >= 2 else { return nil }
                if count + padding == 4 {
                    finish(group, count, &bytes)
                    (group, count, padding) = (0, 0, 0)
                }
                continue
            case 0x20, 0x09, 0x0D, 0x0A: continue
            default: return nil
            }
            guard padding == 0 else { return nil }
            group = group << 6 | value
            count += 1
            if count == 4 {
                bytes.append(UInt8(truncatingIfNeeded: group >> 16))
                bytes.append(UInt8(truncatingIfNeeded: group >> 8))
                bytes.append(UInt8(truncatingIfNeeded: group))
                (group, count) = (0, 0)
            }
        }
        if count > 0 {
            guard !needsPadding, count > 1 else { return nil }
            finish(group, count, &bytes)
        }
        return bytes
    }

    /// Appends the bytes of an incomplete group of two or three characters.
    private static func finish(_ group: UInt32, _ count: Int, _ bytes: inout [UInt8]) {
        let whole = group << UInt32(6 * (4 - count))
        bytes.append(UInt8(truncatingIfNeeded: whole >> 16))
        if count == 3 { bytes.append(UInt8(truncatingIfNeeded: whole >> 8)) }
    }

    /// Decodes quoted-printable; everything but escapes is unchanged.
    static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var start = text.startIndex
        while start < text.endIndex {
            let lineEnd = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
            var line = text[start..<lineEnd]
            let hasReturn = line.last == 0x0D
            if hasReturn { line.removeLast() }
            // Mail servers add and remove white space at the ends of lines.
            while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
            let continuesInNext = line.last == 0x3D
            if continuesInNext { line.removeLast() }
            bytes += escapes(line, sign: 0x3D)
            if !continuesInNext, lineEnd < text.endIndex {
                bytes += hasReturn ? [0x0D, 0x0A] : [0x0A]
            }
            start = min(lineEnd + 1, text.endIndex)
        }
        return bytes
    }

    /// Decodes a sign with two hexadecimal digits: =E4 or %E4.
    static func escapes(_ text: ArraySlice<UInt8>, sign: UInt8) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == sign, index + 2 < text.endIndex, let high = digit(text[index + 1]),
                let low = digit(text[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
