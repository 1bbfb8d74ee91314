internal import ICUText

/// A line of a file: its text without the blanks around it, and the bytes that the text covers.
struct SourceLine {
    /// Decoded text; not empty.
    let text: String
    /// The bytes of the file that `text` was decoded from.
    let bytes: Range<Int>
    /// Whether blank lines stand between this line and the one before.
    let followsBlank: Bool
    /// How far the text is indented, in cells.
    let indent: Int
    /// How many bytes each character takes in the file; nil where that is UTF-8 itself.
    let widths: [UInt8]?

    /// The characters with the bytes of the file that they stand in.
    var placedScalars: [PlacedScalar] {
        var start = bytes.lowerBound
        return text.unicodeScalars.enumerated().map { index, scalar in
            let width = widths.map { Int($0[index]) } ?? UTF8.width(scalar)
            defer { start += width }
            return PlacedScalar(scalar: scalar, bytes: start..<start + width)
        }
    }
}

/// A character and the bytes of the file that it stands in.
struct PlacedScalar {
    let scalar: Unicode.Scalar
    let bytes: Range<Int>
}

/// Decodes a file line by line. Blank lines are left out; every other byte is part of one line.
struct SourceLineReader {
    private let bytes: [UInt8]
    private let encoding: TextEncoding
    private let converter: LegacyConverter?

    init(_ bytes: [UInt8], encoding: TextEncoding) throws(ICUError) {
        self.bytes = bytes
        self.encoding = encoding
        switch encoding {
        case .gb18030, .big5: converter = try LegacyConverter(encoding: encoding.rawValue)
        case .utf8, .utf16LittleEndian, .utf16BigEndian: converter = nil
        }
    }

    /// The lines of the file.
    func lines() throws(UndecodableBytes) -> [SourceLine] {
        var lines: [SourceLine] = []
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

    /// The whole file, decoded.
    func text() throws(UndecodableBytes) -> String {
        try decode(encoding.markByteCount(bytes)..<bytes.count)
    }

    /// Where the line ends, and where the next begins. Ends at LF, CR or both.
    ///
    /// No byte of a longer GB18030 or Big5 character equals CR or LF, so bytes can be compared.
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

    private func unit(at index: Int) -> UInt16 {
        switch encoding {
        case .utf8, .gb18030, .big5: return UInt16(bytes[index])
        case .utf16LittleEndian: return UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        case .utf16BigEndian: return UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
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
            let units = stride(from: range.lowerBound, to: range.upperBound, by: 2).map(unit(at:))
            guard let text = String(validating: units, as: UTF16.self) else {
                throw UndecodableBytes(
                    byteOffset: range.lowerBound + 2 * Self.firstUnpaired(units))
            }
            return text
        case .gb18030, .big5:
            do throws(UndecodableBytes) {
                return try converter?.decode(slice) ?? ""
            } catch {
                throw UndecodableBytes(byteOffset: range.lowerBound + error.byteOffset)
            }
        }
    }

    /// How many bytes each character of a decoded range takes; nil for UTF-8.
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

    /// Takes the white space off both ends of a line; nil if nothing is left.
    private func trim(
        _ text: String, from start: Int, to end: Int, followsBlank: Bool
    ) -> SourceLine? {
        let scalars = text.unicodeScalars
        var first = scalars.startIndex
        var from = start
        var indent = 0
        while first < scalars.endIndex, scalars[first].isSpace {
            from += encoding.byteCount(ofSpace: scalars[first])
            indent += scalars[first] == "\t" ? 4 : scalars[first].value == 0x3000 ? 2 : 1
            first = scalars.index(after: first)
        }
        guard first < scalars.endIndex else { return nil }
        var last = scalars.endIndex
        var to = end
        while true {
            let before = scalars.index(before: last)
            guard scalars[before].isSpace else { break }
            to -= encoding.byteCount(ofSpace: scalars[before])
            last = before
        }
        return SourceLine(
            text: String(scalars[first..<last]), bytes: from..<to, followsBlank: followsBlank,
            indent: indent, widths: widths(from..<to))
    }
}
