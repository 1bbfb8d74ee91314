internal import ICUText

/// Decodes plain text line by line. Blank lines are dropped; every other byte is part of one line.
struct PlainTextDecoder {
    private let bytes: [UInt8]
    /// The offset of the bytes in the file.
    private let byteOffset: Int
    private let encoding: TextEncoding
    private let converter: LegacyConverter?

    init(_ part: FilePart, encoding: TextEncoding) throws(ICUError) {
        bytes = part.bytes
        byteOffset = part.byteOffset
        self.encoding = encoding
        switch encoding {
        case .gb18030, .big5: converter = try LegacyConverter(encoding: encoding.rawValue)
        case .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian, .hz:
            converter = nil
        }
    }

    /// The lines that are not blank.
    func lines() throws(UndecodableBytes) -> [DocumentLine] {
        var lines: [DocumentLine] = []
        var followsBlank = false
        var start = encoding.markByteCount(bytes)
        while start < bytes.count {
            let (end, next) = lineEnd(from: start)
            let text = try decode(start..<end)
            if let line = trim(text, from: start, to: end, followsBlank: followsBlank) {
                lines.append(line)
                followsBlank = false
            } else {
                followsBlank = true
            }
            start = next
        }
        return lines
    }

    /// The whole text, decoded.
    func text() throws(UndecodableBytes) -> String {
        try decode(encoding.markByteCount(bytes)..<bytes.count)
    }

    /// The end of a line, and the beginning of the next one. A line ends with LF, CR or CR LF.
    ///
    /// No byte of a longer GB18030 or Big5 character is CR or LF, so comparing bytes is enough.
    private func lineEnd(from start: Int) -> (end: Int, next: Int) {
        let unit = encoding.unitByteCount
        var index = start
        while index + unit <= bytes.count {
            let value = self.unit(at: index)
            if value == 10 { return (index, index + unit) }
            if value == 13 {
                let after = index + unit
                let isPair = after + unit <= bytes.count && self.unit(at: after) == 10
                return (index, isPair ? after + unit : after)
            }
            index += unit
        }
        return (bytes.count, bytes.count)
    }

    private func unit(at index: Int) -> UInt32 {
        switch encoding {
        case .utf8, .gb18030, .big5, .hz: return UInt32(bytes[index])
        case .utf16LittleEndian: return UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8
        case .utf16BigEndian: return UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
        case .utf32LittleEndian:
            return bytes[index..<index + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        case .utf32BigEndian: return bytes[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    private func decode(_ range: Range<Int>) throws(UndecodableBytes) -> String {
        let slice = bytes[range]
        switch encoding {
        case .utf8:
            guard let text = String(validating: slice, as: UTF8.self) else {
                let offset = UTF8Census(Array(slice)).firstInvalid ?? 0
                throw UndecodableBytes(byteOffset: range.lowerBound + offset)
            }
            return text
        case .utf16LittleEndian, .utf16BigEndian:
            guard range.count % 2 == 0 else {
                throw UndecodableBytes(byteOffset: range.upperBound - 1)
            }
            let units = stride(from: range.lowerBound, to: range.upperBound, by: 2).map {
                UInt16(unit(at: $0))
            }
            guard let text = String(validating: units, as: UTF16.self) else {
                throw UndecodableBytes(
                    byteOffset: range.lowerBound + 2 * Self.firstUnpaired(units))
            }
            return text
        case .utf32LittleEndian, .utf32BigEndian: return try decodeUTF32(range)
        // HZ is not decoded; the error names the encoding.
        case .hz: throw UndecodableBytes(byteOffset: 0)
        case .gb18030, .big5:
            do throws(UndecodableBytes) {
                return try converter?.decode(slice) ?? ""
            } catch {
                throw UndecodableBytes(byteOffset: range.lowerBound + error.byteOffset)
            }
        }
    }

    private func decodeUTF32(_ range: Range<Int>) throws(UndecodableBytes) -> String {
        var text = String.UnicodeScalarView()
        var index = range.lowerBound
        while index < range.upperBound {
            guard index + 4 <= range.upperBound, let scalar = Unicode.Scalar(unit(at: index)) else {
                throw UndecodableBytes(byteOffset: index)
            }
            text.append(scalar)
            index += 4
        }
        return String(text)
    }

    /// The number of bytes of each character in a decoded range; nil for UTF-8.
    private func widths(_ range: Range<Int>) -> [UInt8]? {
        guard encoding != .utf8 else { return nil }
        var widths: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let width = encoding.byteCount(ofCharacterAt: index, in: bytes)
            widths.append(UInt8(width))
            index += width
        }
        return widths
    }

    /// Whether a character is white space, or a byte order mark inside a file that was put together from several.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isSpace || scalar.isInvisible
    }

    private static func indent(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x09: 4
        case 0x3000: 2
        case 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF: 0
        default: 1
        }
    }

    private static func firstUnpaired(_ units: [UInt16]) -> Int {
        var index = 0
        while index < units.count {
            if UTF16.isLeadSurrogate(units[index]) {
                guard index + 1 < units.count, UTF16.isTrailSurrogate(units[index + 1]) else {
                    return index
                }
                index += 1
            } else if UTF16.isTrailSurrogate(units[index]) {
                return index
            }
            index += 1
        }
        return 0
    }

    /// The line without the white space at its ends; nil if nothing is left.
    private func trim(
        _ text: String, from start: Int, to end: Int, followsBlank: Bool
    ) -> DocumentLine? {
        let scalars = text.unicodeScalars
        var first = scalars.startIndex
        var from = start
        var indent = 0
        while first < scalars.endIndex, Self.isBlank(scalars[first]) {
            from += encoding.byteCount(ofSpace: scalars[first])
            indent += Self.indent(scalars[first])
            first = scalars.index(after: first)
        }
        guard first < scalars.endIndex else { return nil }
        var last = scalars.endIndex
        var to = end
        while true {
            let before = scalars.index(before: last)
            guard Self.isBlank(scalars[before]) else { break }
            to -= encoding.byteCount(ofSpace: scalars[before])
            last = before
        }
        return DocumentLine(
            text: String(scalars[first..<last]), bytes: byteOffset + from..<byteOffset + to,
            followsBlank: followsBlank, indent: indent, widths: widths(from..<to))
    }
}
