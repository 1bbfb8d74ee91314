/// Makes a PDF that shows the pictures of a TIFF file, so that they are drawn and read like scanned pages.
///
/// TIFF and PDF share their compression methods. Each strip or tile is a separate picture on the page. One pixel is one
/// point, so drawing at 72 pixels per inch reproduces each pixel.
enum TIFFPages {
    /// The resolution, in pixels per inch, at which pages are drawn pixel by pixel.
    static let resolution = 72

    /// The PDF and its number of pages; nil for a malformed file, and for variants that PDF does not support, such as
    /// colours in separate planes.
    static func pdf(of bytes: [UInt8]) -> (bytes: [UInt8], pageCount: Int)? {
        var pages: [(TIFFDirectory, [TIFFDirectory.Piece], entries: (Int, Int) -> String)] = []
        for directory in TIFFDirectory.all(bytes) {
            guard let pieces = directory.pieces(byteCount: bytes.count),
                let colours = colours(of: directory), let filter = filter(of: directory)
            else { return nil }
            pages.append((directory, pieces, { filter($0, $1) + colours }))
        }
        if pages.isEmpty { return nil }
        var file = PDFWriter()
        // A page is an object; its content and its pictures come after it.
        var number = 3
        let numbers = pages.map { page in
            defer { number += 2 + page.1.count }
            return number
        }
        let kids = numbers.map { "\($0) 0 R" }.joined(separator: " ")
        file.add("<< /Type /Catalog /Pages 2 0 R >>")
        file.add("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
        for ((directory, pieces, entries), number) in zip(pages, numbers) {
            add(directory, pieces, number: number, to: &file)
            for piece in pieces {
                file.add(
                    stream: data(bytes, piece, of: directory),
                    "/Type /XObject /Subtype /Image /Width \(piece.width) /Height \(piece.height) "
                        + entries(piece.width, piece.height))
            }
        }
        return (file.finished(), pages.count)
    }

    /// Adds a page with its content and pictures.
    private static func add(
        _ directory: TIFFDirectory, _ pieces: [TIFFDirectory.Piece], number: Int,
        to file: inout PDFWriter
    ) {
        let names = pieces.indices.map { "/I\($0) \(number + 2 + $0) 0 R" }.joined(separator: " ")
        file.add(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(directory.width) \(directory.height)]"
                + " /Contents \(number + 1) 0 R /Resources << /XObject << \(names) >> >> >>")
        let drawing = pieces.enumerated().map { index, piece in
            let bottom = directory.height - piece.y - piece.height
            return "q \(piece.width) 0 0 \(piece.height) \(piece.x) \(bottom) cm /I\(index) Do Q"
        }
        file.add(stream: Array(drawing.joined(separator: "\n").utf8))
    }

    // MARK: Colours

    /// The PDF entries for the colours of a picture; nil for colours that PDF does not support.
    private static func colours(of directory: TIFFDirectory) -> String? {
        let bits = directory.first(.bits, else: 1)
        guard [1, 2, 4, 8].contains(bits), directory[.bits].allSatisfy({ $0 == bits }),
            directory.first(.planes, else: 1) == 1,
            let (name, count) = space(of: directory, bits: bits),
            directory.first(.samples, else: 1) == count
        else { return nil }
        // Zero may mean white. The fax compressions state this in their own way.
        let isInverted = directory.first(.photometric, else: 0) == 0 && !isFax(directory)
        return " /ColorSpace \(name) /BitsPerComponent \(bits)"
            + (isInverted ? " /Decode [1 0]" : "")
    }

    private static func space(of directory: TIFFDirectory, bits: Int) -> (String, Int)? {
        switch directory.first(.photometric, else: 0) {
        case 0, 1: return ("/DeviceGray", 1)
        case 2: return ("/DeviceRGB", 3)
        case 3:
            // All red values, then all green, then all blue values, each of 16 bits.
            let values = directory[.colours]
            let count = 1 << bits
            guard values.count == 3 * count else { return nil }
            let hex = (0..<3 * count).map { index -> Substring in
                let value = values[index % 3 * count + index / 3] >> 8
                return String(value & 0xFF | 0x100, radix: 16).dropFirst()
            }
            return ("[/Indexed /DeviceRGB \(count - 1) <\(hex.joined())>]", 1)
        case 5: return ("/DeviceCMYK", 4)
        case 6: return directory.first(.compression, else: 1) == 7 ? ("/DeviceRGB", 3) : nil
        default: return nil
        }
    }

    // MARK: Compression

    private static func isFax(_ directory: TIFFDirectory) -> Bool {
        (2...4).contains(directory.first(.compression, else: 1))
    }

    /// A function that returns the PDF entries for the compression of a picture, given its width and height; nil for a
    /// compression that PDF does not support.
    private static func filter(of directory: TIFFDirectory) -> ((Int, Int) -> String)? {
        let predictor = directory.first(.predictor, else: 1)
        let (bits, samples) = (directory.first(.bits, else: 1), directory.first(.samples, else: 1))
        func predicted(_ name: String) -> (Int, Int) -> String {
            { width, _ in
                "/Filter /\(name) /DecodeParms << /Predictor \(predictor) /Colors \(samples)"
                    + " /BitsPerComponent \(bits) /Columns \(width) >>"
            }
        }
        let compression = directory.first(.compression, else: 1)
        switch compression {
        case 1: return { _, _ in "" }
        case 2, 3, 4:
            let options = directory.first(.faxOptions, else: 0)
            let kind = compression == 4 ? -1 : compression == 3 && options & 1 == 1 ? 1 : 0
            let isAligned = compression == 2 || compression == 3 && options & 4 != 0
            let isBlackOne = directory.first(.photometric, else: 0) == 1
            return { width, height in
                "/Filter /CCITTFaxDecode /DecodeParms << /K \(kind) /Columns \(width) /Rows \(height)"
                    + " /EncodedByteAlign \(isAligned) /BlackIs1 \(isBlackOne)"
                    + " /EndOfBlock \(compression != 2) >>"
            }
        case 5: return (1...2).contains(predictor) ? predicted("LZWDecode") : nil
        case 7:
            let isPlain = directory.first(.photometric, else: 0) != 6
            return { _, _ in
                "/Filter /DCTDecode"
                    + (isPlain ? " /DecodeParms << /ColorTransform 0 >>" : "")
            }
        case 8, 32_946: return (1...2).contains(predictor) ? predicted("FlateDecode") : nil
        case 32_773: return { _, _ in "/Filter /RunLengthDecode" }
        default: return nil
        }
    }

    /// The bytes of a strip or tile in the form that PDF needs.
    private static func data(
        _ bytes: [UInt8], _ piece: TIFFDirectory.Piece, of directory: TIFFDirectory
    ) -> [UInt8] {
        let own = bytes[piece.bytes]
        switch directory.first(.compression, else: 1) {
        case 7:
            // The tables that all strips share are stored as a JPEG of their own; only the part between its first and
            // last marker is used.
            let tables = directory[.tables].map { UInt8(truncatingIfNeeded: $0) }
            guard tables.count > 4, own.starts(with: [0xFF, 0xD8]) else { return Array(own) }
            return Array(tables.dropLast(2)) + own.dropFirst(2)
        case 32_773: return own + [128]
        case _ where directory.first(.fillOrder, else: 1) == 2:
            return own.map { byte in
                (0..<8).reduce(0) { $0 | (byte >> $1 & 1) << (7 - $1) }
            }
        default: return Array(own)
        }
    }
}
