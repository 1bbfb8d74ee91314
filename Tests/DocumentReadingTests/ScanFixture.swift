import SystemPackage
import Testing

@testable import DocumentReading

/// A page of text as a picture, as a scanner would produce it.
struct ScanFixture {
    private var picture: GreyPicture

    /// Draws lines of Chinese text on an A4 page, with poppler and a system font.
    init(lines: [String], resolution: Int) throws {
        let drawn = try #require(
            try Self.drawn(lines, resolution: resolution, arguments: []))
        picture = try #require(GreyPicture(pgm: drawn))
    }

    /// The page as a scanner would see it: blurred, on grey paper, with noise of up to the given number of grey levels.
    func scanned(noise: Int) -> ScanFixture {
        var state: UInt32 = 1
        let (width, height, old) = (picture.width, picture.height, picture.pixels)
        var pixels = old
        for y in 1..<height - 1 {
            for x in 1..<width - 1 {
                let at = y * width + x
                var sum = 4 * Int(old[at])
                for next in [at - 1, at + 1, at - width, at + width] { sum += Int(old[next]) }
                state = state &* 1_664_525 &+ 1_013_904_223
                let value = 25 + sum * 85 / 800 + Int(state >> 16) % (2 * noise + 1) - noise
                pixels[at] = UInt8(max(0, min(255, value)))
            }
        }
        var result = self
        result.picture = GreyPicture(width: width, height: height, pixels: pixels) ?? picture
        return result
    }

    /// The page in a PDF, several times.
    func pdf(pages: Int) -> [UInt8] {
        PDFFixture(
            picture: picture.pixels, width: picture.width, height: picture.height, pages: pages
        ).bytes
    }

    /// The page in a TIFF file, several times.
    func tiff(pages: Int) -> [UInt8] {
        TIFFFixture.file(
            of: [picture.pixels], width: picture.width, height: picture.height, pages: pages)
    }

    /// A page of text as a picture file, as poppler writes it.
    ///
    /// - Parameter format: `jpeg`, `png` or `tiff`.
    static func file(_ lines: [String], format: String) throws -> [UInt8] {
        try #require(try drawn(lines, resolution: 300, arguments: ["-\(format)"]))
    }

    private static func drawn(
        _ lines: [String], resolution: Int, arguments: [String]
    ) throws -> [UInt8]? {
        let programs = ConfinedPrograms(launcher: WorkerPool().program)
        let program = try programs.find("pdftoppm", package: "poppler-utils")
        let folder = try TemporaryDirectory()
        try folder.write(PDFFixture(text: lines).bytes, to: "page.pdf")
        _ = try programs.run(
            [program.string, "-r", "\(resolution)", "-gray", "-singlefile"] + arguments
                + ["\(folder.path)/page.pdf", "\(folder.path)/page"], in: folder, seconds: 60)
        return ["pgm", "jpg", "png", "tif"].compactMap { folder.read("page.\($0)") }.first
    }
}

/// PDF files made by hand.
struct PDFFixture {
    private var file = PDFWriter()

    var bytes: [UInt8] { file.finished() }

    /// A page with lines of text of 16 points, in a Chinese font that is not embedded in the file.
    init(text lines: [String]) { self.init(pages: [lines]) }

    /// Pages with lines of text.
    ///
    /// - Parameter garbled: the number of a page whose font maps to wrong characters; 0 for none.
    init(pages: [[String]], garbled: Int = 0) {
        let kids = pages.indices.map { "\(8 + 2 * $0) 0 R" }.joined(separator: " ")
        file.add("<< /Type /Catalog /Pages 2 0 R >>")
        file.add("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
        addFonts()
        for (index, lines) in pages.enumerated() {
            file.add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(9 + 2 * index) 0 R"
                    + " /Resources << /Font << /F \(index + 1 == garbled ? 4 : 3) 0 R >> >> >>")
            var content = "BT /F 16 Tf 72 760 Td 28 TL\n"
            for line in lines {
                content += "<\(line.utf16.map { Self.hex(Int($0)) }.joined())> Tj T*\n"
            }
            file.add(stream: Array((content + "ET").utf8))
        }
    }

    private static func hex(_ code: Int) -> Substring {
        String(code + 0x10000, radix: 16).dropFirst()
    }

    /// Adds one font twice; the second time with a table that maps all characters to private-use characters.
    private mutating func addFonts() {
        let font =
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
            + " /DescendantFonts [6 0 R]"
        file.add(font + " >>")
        file.add(font + " /ToUnicode 5 0 R >>")
        var table = "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        for high in 0..<0x100 {
            table +=
                "1 beginbfrange <\(Self.hex(high << 8))> <\(Self.hex(high << 8 | 0xFF))> <e000> endbfrange\n"
        }
        file.add(stream: Array((table + "endcmap").utf8))
        file.add(
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo"
                + " << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>")
        file.add(
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /Ascent 880 /Descent -120"
                + " /ItalicAngle 0 /CapHeight 880 /StemV 93 /FontBBox [-25 -254 1000 880] >>")
    }

    /// Pages that contain only a picture.
    init(picture: [UInt8], width: Int, height: Int, pages: Int) {
        let kids = (0..<pages).map { "\(5 + $0) 0 R" }.joined(separator: " ")
        file.add("<< /Type /Catalog /Pages 2 0 R >>")
        file.add("<< /Type /Pages /Kids [\(kids)] /Count \(pages) >>")
        file.add(stream: Array("q 595 0 0 842 0 0 cm /I Do Q".utf8))
        file.add(
            stream: picture,
            "/Type /XObject /Subtype /Image /Width \(width) /Height \(height)"
                + " /ColorSpace /DeviceGray /BitsPerComponent 8")
        for _ in 0..<pages {
            file.add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R"
                    + " /Resources << /XObject << /I 4 0 R >> >> >>")
        }
    }
}

/// The edit distance of two texts, in characters.
enum EditDistance {
    static func between(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        var row = Array(0...right.count)
        for (i, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(
                    diagonal + (scalar == other ? 0 : 1), above + 1, row[j] + 1)
                diagonal = above
            }
        }
        return row[right.count]
    }
}
