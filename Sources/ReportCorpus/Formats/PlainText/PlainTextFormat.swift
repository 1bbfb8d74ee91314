internal import ICUText

/// Plain text in any supported encoding.
public struct PlainTextFormat: DocumentFormat {
    /// `text`
    public static let name = "text"

    /// Each file is one report.
    public let content = DocumentContent.report
    /// The encoding of the file.
    public let encoding: TextEncoding
    /// 4 MB.
    public let partByteCount = Self.defaultPartByteCount

    static let defaultPartByteCount = 4 << 20

    /// Plain text in a given encoding.
    public init(encoding: TextEncoding) { self.encoding = encoding }

    /// With an encoding chosen by the user, accepts all bytes; otherwise the detector decides.
    public static func recognise(_ bytes: [UInt8], encoding: TextEncoding?) -> PlainTextFormat? {
        (encoding ?? EncodingDetector.detect(bytes)).map(PlainTextFormat.init)
    }

    /// Reads the lines that are not blank.
    ///
    /// - Throws: `lineTooLong` or `undecodable`.
    public func read(_ part: FilePart, named name: String) throws(CorpusError) -> DocumentLines {
        let lines = try decode(part, named: name) { decoder throws(UndecodableBytes) in
            try decoder.lines()
        }
        return DocumentLines(lines)
    }

    /// The whole text without a byte order mark, with its lines unchanged.
    func text(of part: FilePart, named name: String) throws(CorpusError) -> String {
        try decode(part, named: name) { decoder throws(UndecodableBytes) in
            try decoder.text()
        }
    }

    private func decode<Result>(
        _ part: FilePart, named name: String,
        _ body: (PlainTextDecoder) throws(UndecodableBytes) -> Result
    ) throws(CorpusError) -> Result {
        if let start = startOfLongLine(in: part.bytes) {
            throw .lineTooLong(
                path: name, byteOffset: part.byteOffset + start, limit: maxLineByteCount)
        }
        let decoder: PlainTextDecoder
        do throws(ICUError) {
            decoder = try PlainTextDecoder(part, encoding: encoding)
        } catch {
            throw .icu(error)
        }
        do throws(UndecodableBytes) {
            return try body(decoder)
        } catch {
            throw .undecodable(
                path: name, encoding: encoding, byteOffset: part.byteOffset + error.byteOffset)
        }
    }

    /// The offset of the first line that is too long; nil if there is none. Line ends contain the same bytes in all
    /// encodings. Other UTF-16 characters with such a byte only make lines appear shorter.
    private func startOfLongLine(in bytes: [UInt8]) -> Int? {
        guard bytes.count > maxLineByteCount else { return nil }
        var start = 0
        while bytes.count - start > maxLineByteCount {
            let window = bytes[start..<start + maxLineByteCount + 1]
            guard let end = window.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
                return start
            }
            start = end + 1
        }
        return nil
    }

    /// The offset after the last line end. A carriage return as the last byte does not count: a line feed may follow.
    public func lastLineEnd(in bytes: [UInt8]) -> Int? {
        if encoding.unitByteCount == 1 {
            let end = bytes.dropLast().lastIndex { $0 == 0x0A || $0 == 0x0D }
            return bytes.last == 0x0A ? bytes.count : end.map { $0 + 1 }
        }
        if encoding.unitByteCount == 4 { return lastWideLineEnd(in: bytes) }
        let isLittle = encoding == .utf16LittleEndian
        let evenCount = bytes.count / 2 * 2
        var start = evenCount - 2
        while start >= 0 {
            let (low, high) = isLittle ? (start, start + 1) : (start + 1, start)
            let isReturn = bytes[low] == 0x0D && start + 2 < evenCount
            if bytes[low] == 0x0A || isReturn, bytes[high] == 0 { return start + 2 }
            start -= 2
        }
        return nil
    }

    /// The same for UTF-32.
    private func lastWideLineEnd(in bytes: [UInt8]) -> Int? {
        let isLittle = encoding == .utf32LittleEndian
        let end = bytes.count / 4 * 4
        func isUnit(_ value: UInt8, at start: Int) -> Bool {
            let unit = bytes[start..<start + 4]
            return isLittle
                ? unit.elementsEqual([value, 0, 0, 0]) : unit.elementsEqual([0, 0, 0, value])
        }
        var start = end - 4
        while start >= 0 {
            if isUnit(0x0A, at: start) || isUnit(0x0D, at: start) && start + 4 < end {
                return start + 4
            }
            start -= 4
        }
        return nil
    }
}
