import DocumentModel
import SystemPackage
import Testing

@testable import DocumentReading

/// TIFF files as pages of PDF. Needs poppler, as CI has.
@Suite struct TIFFTests {
    /// The pages of a file, drawn pixel by pixel.
    private func drawn(_ tiff: [UInt8]) throws -> [GreyPicture] {
        let pdf = try #require(TIFFPages.pdf(of: tiff))
        let programs = ConfinedPrograms(launcher: WorkerPool().program)
        let program = try programs.find("pdftoppm", package: "poppler-utils")
        let folder = try TemporaryDirectory()
        try folder.write(pdf.bytes, to: "page.pdf")
        return try (1...pdf.pageCount).map { page in
            _ = try programs.run(
                [
                    program.string, "-r", "\(TIFFPages.resolution)", "-gray", "-singlefile", "-f",
                    "\(page)", "\(folder.path)/page.pdf", "\(folder.path)/page",
                ], in: folder, seconds: 60)
            return try #require(folder.read("page.pgm").flatMap(GreyPicture.init(pgm:)))
        }
    }

    /// Poppler draws a picture one pixel too large, so a shade may be that of the pixel or of the one next to it.
    private func compare(_ picture: GreyPicture, with right: (Int, Int) -> UInt8) {
        #expect(picture.width == TIFFFixture.width && picture.height == TIFFFixture.height)
        let wrong = picture.pixels.enumerated().count { index, pixel in
            let wanted = right(index % picture.width, index / picture.width)
            return abs(Int(pixel) - Int(wanted)) > 24
        }
        #expect(wrong <= 2)
    }

    @Test(arguments: ["grey", "lzw", "lzwPredicted", "deflate", "packBits", "jpeg"])
    func pixelsAreInTheirPlaces(_ name: String) throws {
        let pages = try drawn(TIFFFixture.file(name))
        #expect(pages.count == 1)
        compare(pages[0], with: TIFFFixture.shade)
    }

    @Test(arguments: ["bits", "group3", "group4"])
    func blackAndWhiteAreNotExchanged(_ name: String) throws {
        let picture = try drawn(TIFFFixture.file(name))[0]
        // Near the corner, pixels keep their positions.
        let corner = (0..<4).flatMap { y in (0..<6).map { x in (x, y) } }
        let same = corner.count { x, y in
            (picture.pixels[y * picture.width + x] > 128) == (TIFFFixture.black(x, y) > 128)
        }
        #expect(same * 10 > 7 * corner.count)
    }

    @Test func byteOrdersTilesAndPagesAreRead() throws {
        for file in [
            TIFFFixture.plain(isLittle: false), TIFFFixture.plain(tile: 16),
            TIFFFixture.plain(isLittle: false, tile: 8), TIFFFixture.plain(isInverted: true),
        ] {
            compare(try drawn(file)[0], with: TIFFFixture.shade)
        }
        let pages = try drawn(TIFFFixture.plain(pages: 3))
        #expect(pages.count == 3)
        for page in pages { compare(page, with: TIFFFixture.shade) }
    }

    @Test func malformedFilesHaveNoPages() {
        let whole = TIFFFixture.plain(tile: 16, pages: 2)
        for end in stride(from: 0, to: whole.count, by: 7) {
            _ = TIFFPages.pdf(of: Array(whole[..<end]))
        }
        // The pixels of both tiles are between the header and the rest.
        for place in Array(0..<8) + Array(520..<whole.count) {
            for byte: UInt8 in [1, 0xFF] {
                var damaged = whole
                damaged[place] = byte
                _ = TIFFPages.pdf(of: damaged)
            }
        }
        #expect(TIFFPages.pdf(of: []) == nil)
        #expect(TIFFPages.pdf(of: Array("II*\u{0}\u{8}\u{0}\u{0}\u{0}".utf8)) == nil)
        // A directory that refers to itself as the next one.
        var cycle = TIFFFixture.plain()
        let start = Array(cycle[4..<8])
        cycle.replaceSubrange((cycle.count - 4)..., with: start)
        #expect(TIFFPages.pdf(of: cycle)?.pageCount == 1)
    }

    @Test func scaledPixelsAreMeans() throws {
        let picture = try #require(
            GreyPicture(width: 4, height: 2, pixels: [0, 100, 200, 200, 100, 200, 0, 0]))
        #expect(picture.scaled(width: 2, height: 1)?.pixels == [100, 100])
        #expect(picture.scaled(width: 4, height: 2) == picture)
        #expect(
            picture.scaled(width: 8, height: 4)?.pixels.prefix(8) == [
                0, 0, 100, 100, 200, 200, 200, 200,
            ])
        #expect(picture.scaled(width: 0, height: 4) == nil)
    }
}
