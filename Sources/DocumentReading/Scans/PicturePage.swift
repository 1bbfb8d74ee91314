/// A PDF of one page that shows a picture, so that pictures are drawn and read like scanned pages.
enum PicturePage {
    /// The shorter side of the page, in points: that of A4. The size that a picture states is rarely correct.
    static let shorterSide = 595

    /// A picture object of a PDF.
    private struct Picture {
        var width: Int
        var height: Int
        /// Further entries of its dictionary: colours and compression.
        var entries: String
        var data: [UInt8]
    }

    /// A page with a JPEG or PNG file on it; nil for other pictures, and for variants that PDF does not support, such
    /// as PNG with transparency.
    static func pdf(of bytes: [UInt8]) -> [UInt8]? {
        guard let picture = jpeg(bytes) ?? png(bytes), picture.width > 0, picture.height > 0 else {
            return nil
        }
        let shorter = min(picture.width, picture.height)
        let (width, height) = (
            picture.width * shorterSide / shorter, picture.height * shorterSide / shorter
        )
        var file = PDFWriter()
        file.add("<< /Type /Catalog /Pages 2 0 R >>")
        file.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
        file.add(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents 4 0 R"
                + " /Resources << /XObject << /I 5 0 R >> >> >>")
        file.add(stream: Array("q \(width) 0 0 \(height) 0 0 cm /I Do Q".utf8))
        file.add(
            stream: picture.data,
            "/Type /XObject /Subtype /Image /Width \(picture.width) /Height \(picture.height) "
                + picture.entries)
        return file.finished()
    }

    private static func number(_ bytes: [UInt8], _ index: Int, _ count: Int) -> Int {
        bytes[index..<index + count].reduce(0) { $0 << 8 | Int($1) }
    }

    /// A PDF contains JPEG files unchanged. The frame header states the size and the number of colours.
    private static func jpeg(_ bytes: [UInt8]) -> Picture? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var index = 2
        while index + 9 < bytes.count, bytes[index] == 0xFF {
            let marker = bytes[index + 1]
            if (0xC0...0xC2).contains(marker) {
                let colours: String
                switch bytes[index + 9] {
                case 1: colours = "/DeviceGray"
                case 3: colours = "/DeviceRGB"
                default: return nil
                }
                return Picture(
                    width: number(bytes, index + 7, 2), height: number(bytes, index + 5, 2),
                    entries: "/ColorSpace \(colours) /BitsPerComponent 8 /Filter /DCTDecode",
                    data: bytes)
            }
            index += 2 + number(bytes, index + 2, 2)
        }
        return nil
    }

    /// The compressed rows of a PNG are used unchanged in the PDF.
    private static func png(_ bytes: [UInt8]) -> Picture? {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.count > 33,
            number(bytes, 28, 1) == 0
        else { return nil }
        let (width, height) = (number(bytes, 16, 4), number(bytes, 20, 4))
        let (depth, type) = (bytes[24], bytes[25])
        var (data, palette): ([UInt8], [UInt8]) = ([], [])
        var index = 8
        while index + 12 <= bytes.count {
            let count = number(bytes, index, 4)
            guard count <= bytes.count - index - 12 else { return nil }
            let content = bytes[(index + 8)..<(index + 8 + count)]
            switch String(decoding: bytes[(index + 4)..<(index + 8)], as: UTF8.self) {
            case "IDAT": data += content
            case "PLTE": palette = Array(content)
            default: break
            }
            index += 12 + count
        }
        let (colours, count): (String, Int)
        switch type {
        case 0: (colours, count) = ("/DeviceGray", 1)
        case 2: (colours, count) = ("/DeviceRGB", 3)
        case 3 where !palette.isEmpty && palette.count % 3 == 0:
            let hex = palette.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
            (colours, count) = ("[/Indexed /DeviceRGB \(palette.count / 3 - 1) <\(hex)>]", 1)
        default: return nil
        }
        return Picture(
            width: width, height: height,
            entries: "/ColorSpace \(colours) /BitsPerComponent \(depth) /Filter /FlateDecode"
                + " /DecodeParms << /Predictor 15 /Colors \(count) /BitsPerComponent \(depth)"
                + " /Columns \(width) >>",
            data: data)
    }
}

/// Writes the objects of a PDF file and the table of their offsets.
struct PDFWriter {
    private var bytes = Array("%PDF-1.4\n".utf8)
    private var offsets: [Int] = []

    /// Adds an object. Objects are numbered in the order in which they are added; the first is the catalogue.
    mutating func add(_ object: String) {
        offsets.append(bytes.count)
        bytes += Array("\(offsets.count) 0 obj\n\(object)\nendobj\n".utf8)
    }

    /// Adds a stream of bytes with the entries of its dictionary.
    mutating func add(stream: [UInt8], _ entries: String = "") {
        offsets.append(bytes.count)
        let head = "\(offsets.count) 0 obj\n<< \(entries) /Length \(stream.count) >>\nstream\n"
        bytes += Array(head.utf8) + stream + Array("\nendstream\nendobj\n".utf8)
    }

    /// The file.
    func finished() -> [UInt8] {
        var table = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            table += String(repeating: "0", count: max(0, 10 - digits.count))
            table += digits + " 00000 n \n"
        }
        table += "trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R >>\n"
        return bytes + Array((table + "startxref\n\(bytes.count)\n%%EOF\n").utf8)
    }
}
