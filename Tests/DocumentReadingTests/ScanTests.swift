import DocumentModel
import Synchronization
import Testing

@testable import DocumentReading

/// Character recognition on pages that are drawn and damaged here. Needs poppler and tesseract, as CI has.
@Suite(.serialized) struct ScanTests {
    private static let lines = [
        "云溪县司法局二〇二三年度法治政府建设情况报告",
        "一年来，云溪县司法局坚持以习近平法治思想为指导，扎实推进",
        "法治政府建设，全年办理行政复议案件一百二十六件，审结一百",
        "一十八件，纠错率百分之十四。开展行政执法检查四十二次，发",
        "现并纠正不规范执法行为九起，组织执法人员培训三百余人次。",
        "二是完善公共法律服务体系，全县十二个乡镇均设立公共法律服",
        "务工作站，接待群众咨询五千余人次，办理法律援助案件三百七",
        "十四件，为农民工追回劳动报酬二百余万元。三是加强规范性文",
        "件管理，审核合同和文件八十六件，提出意见二百四十三条。",
        "存在的主要问题：基层执法力量不足，部分工作人员法治意识有",
        "待提高，普法宣传的针对性和实效性还不够强。",
    ]

    /// A picture of the lines on a page at 300 pixels per inch, with the blur and noise of a scanner.
    private static func scan() throws -> ScanFixture {
        try ScanFixture(lines: lines, resolution: 300).scanned(noise: 24)
    }

    @Test func aScannedPDFIsRecognised() throws {
        let pdf = try Self.scan().pdf(pages: 2)
        #expect(throws: DocumentError.noText) { try DocumentReaders.shared.read(pdf, as: .pdf) }
        let document = try DocumentReaders.shared.read(pdf, as: .pdf, recognisesScans: true)
        #expect(document.remarks.contains(.recognised))
        var pages: Set<Int> = []
        for line in document.lines {
            guard case .page(let number, let box, let confidence) = line.place else {
                Issue.record("\(line.place)")
                continue
            }
            pages.insert(number)
            #expect(box != nil)
            #expect((60...100).contains(confidence ?? 0), "\(line)")
        }
        #expect(pages == [1, 2])
        let text = document.lines.map(\.text).joined()
        let truth = (Self.lines + Self.lines).joined()
        let errors = EditDistance.between(text, truth)
        #expect(Double(errors) <= 0.02 * Double(truth.count), "\(errors) errors: \(text)")
        // Recognised pages are stored: the second time, no page is recognised.
        #expect(try DocumentReaders.shared.read(pdf, as: .pdf, recognisesScans: true) == document)
    }

    @Test(arguments: ["jpeg", "png", "tiff"])
    func picturesAreRecognised(_ format: String) throws {
        let picture = try ScanFixture.file(Self.lines, format: format)
        #expect(FileSignature.kind(of: picture) == .image)
        #expect((PicturePage.pdf(of: picture) == nil) == (format == "tiff"))
        #expect((TIFFPages.pdf(of: picture)?.pageCount ?? 0) == (format == "tiff" ? 1 : 0))
        #expect(throws: DocumentError.noText) {
            try DocumentReaders.shared.read(picture, as: .image)
        }
        let document = try DocumentReaders.shared.read(picture, as: .image, recognisesScans: true)
        let (text, truth) = (document.lines.map(\.text).joined(), Self.lines.joined())
        let errors = EditDistance.between(text, truth)
        #expect(Double(errors) <= 0.02 * Double(truth.count), "\(errors) errors: \(text)")
    }

    /// The pages of a TIFF are cleaned like other scans, and each one is a page.
    @Test func aNoisyTIFFOfSeveralPagesIsRecognised() throws {
        let tiff = try Self.scan().tiff(pages: 2)
        let seen = Mutex<[Int]>([])
        DocumentReaders.shared.observePages { done, count in
            if count == 2 { seen.withLock { $0.append(done) } }
        }
        defer { DocumentReaders.shared.observePages(nil) }
        let document = try DocumentReaders.shared.read(tiff, as: .image, recognisesScans: true)
        #expect(seen.withLock { $0.sorted() } == [1, 2])
        let text = document.lines.map(\.text).joined()
        let truth = (Self.lines + Self.lines).joined()
        let errors = EditDistance.between(text, truth)
        #expect(Double(errors) <= 0.02 * Double(truth.count), "\(errors) errors: \(text)")
        let pages = document.lines.compactMap { line -> Int? in
            if case .page(let number, _, _) = line.place { number } else { nil }
        }
        #expect(Set(pages) == [1, 2])
    }

    /// A garbled page between good ones is recognised, and only this page.
    @Test func aGarbledPageBetweenGoodOnesIsRecognised() throws {
        let pdf = PDFFixture(pages: [Self.lines, Self.lines, Self.lines], garbled: 2).bytes
        let plain = try DocumentReaders.shared.read(pdf, as: .pdf)
        #expect(plain.remarks == [.pagesWithoutText([2])])
        let document = try DocumentReaders.shared.read(pdf, as: .pdf, recognisesScans: true)
        #expect(document.remarks == [.recognised])
        for number in 1...3 {
            let lines = document.lines.filter {
                if case .page(number, _, let confidence) = $0.place {
                    (confidence != nil) == (number == 2)
                } else {
                    false
                }
            }
            let (text, truth) = (lines.map(\.text).joined(), Self.lines.joined())
            let errors = EditDistance.between(text, truth)
            #expect(
                Double(errors) <= (number == 2 ? 0.02 : 0) * Double(truth.count),
                "page \(number): \(errors) errors: \(text)")
        }
    }

    @Test func paperBecomesWhiteAndInkBlack() throws {
        // Paper darker to the right, with a bar of ink across it.
        let (width, height) = (200, 100)
        let pixels = (0..<width * height).map { index in
            let paper = 240 - (index % width) / 2
            return UInt8((40..<44).contains(index / width) ? paper / 5 : paper)
        }
        var picture = try #require(GreyPicture(width: width, height: height, pixels: pixels))
        picture.whiten()
        for index in 0..<width * height {
            let isInk = (40..<44).contains(index / width)
            let shade = picture.pixels[index]
            #expect(isInk ? shade < 40 : shade > 180, "\(index)")
        }
        #expect(GreyPicture(pgm: picture.pgm) == picture)
        for end in 0..<40 { #expect(GreyPicture(pgm: Array(picture.pgm[..<end])) == nil) }
        #expect(GreyPicture(pgm: Array("P5\n9999999999 9999999999\n255\nx".utf8)) == nil)
    }

    @Test func brokenPicturesAreRefused() {
        for bytes: [UInt8] in [[0x89, 0x50, 0x4E, 0x47], [0x49, 0x49, 0x2A, 0, 0xFF]] {
            #expect(throws: DocumentError.self) {
                try DocumentReaders.shared.read(bytes, as: .image, recognisesScans: true)
            }
        }
    }
}
