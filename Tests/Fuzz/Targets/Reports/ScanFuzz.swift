@testable import DocumentReading

/// The output of programs that read scans, stored pages, and pictures: any bytes are read or refused, and the results
/// are valid.
struct ScanFuzz: FuzzTarget {
    static let name = "scans"

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let choice = input.below(4)
        let rest = input.rest
        switch choice {
        case 0:
            for page in RecognisedPage.pages(tsv: rest, resolution: 200) { try check(page) }
        case 1:
            let stored = String(decoding: rest, as: UTF8.self)
            guard let page = RecognisedPage(stored: stored) else { return }
            try check(page)
        case 2:
            for signature: [UInt8] in [[], [0xFF, 0xD8], [0x89, 0x50, 0x4E, 0x47]] {
                guard let pdf = PicturePage.pdf(of: signature + rest) else { continue }
                try require(pdf.starts(with: "%PDF-".utf8), "no PDF")
            }
            guard var picture = GreyPicture(pgm: rest) else { return }
            picture.whiten()
            try require(picture.pixels.count == picture.width * picture.height, "other size")
        default:
            let pages = PDFPages(rest)
            let numbers = pages.numbersWithoutText
            try require(numbers.allSatisfy { (1...pages.pages.count).contains($0) }, "no page")
        }
    }

    private func check(_ page: RecognisedPage) throws {
        try require((0...100).contains(page.confidence), "confidence \(page.confidence)")
        let again = RecognisedPage(stored: page.stored)
        try require(again == page || page.runs.contains { $0.text.isEmpty }, "another page")
        _ = page.boxes
    }
}
