internal import DocumentModel
internal import Processes
internal import SystemPackage

/// Recognises the characters on pictures of pages, with tesseract.
struct PageRecogniser: Sendable {
    let programs: ConfinedPrograms
    /// Whether a pixel is a point on the pages, as in `TIFFPages`.
    var drawsPixels = false

    /// The resolution, in pixels per inch, at which PDF pages are drawn. At 200, Chinese text of the usual size is read
    /// with fewer errors than at 300, and in less than half the time.
    static let resolution = 200
    /// A page that is read with less confidence may be rotated.
    private static let minUprightConfidence = 60
    private static let secondsPerPage = 180

    /// The name and version of the engine and its settings, as part of the key of stored pages.
    ///
    /// - Throws: `missingProgram`.
    func engine() throws(DocumentError) -> String {
        let program = try tesseract()
        let folder = try TemporaryDirectory()
        let result = try programs.run([program.string, "--version"], in: folder, seconds: 30)
        let said = String(decoding: result.output + result.errors, as: UTF8.self)
        let name = said.prefix { !$0.isNewline }.filter { $0.isLetter || $0.isNumber || $0 == "." }
        return "\(name)-\(Self.resolution)-2"
    }

    /// - Throws: `missingProgram` for the program or for its Chinese language data.
    private func tesseract() throws(DocumentError) -> FilePath {
        try programs.find("tesseract", package: "tesseract-ocr")
    }

    /// The pages of a picture.
    func pages(ofPicture bytes: [UInt8]) throws(DocumentError) -> [RecognisedPage] {
        let folder = try TemporaryDirectory()
        if let pdf = PicturePage.pdf(of: bytes) {
            try folder.write(pdf, to: "picture.pdf")
            return [try page(1, ofPDF: "picture.pdf", in: folder)]
        }
        try folder.write(bytes, to: "picture")
        return try recognised("picture", in: folder, resolution: nil)
    }

    /// A page of a PDF in a folder.
    func page(
        _ number: Int, ofPDF name: String, in folder: TemporaryDirectory
    ) throws(DocumentError) -> RecognisedPage {
        let program = try programs.find("pdftoppm", package: "poppler-utils")
        let picture = "page-\(number)"
        let drawnAt = drawsPixels ? TIFFPages.resolution : Self.resolution
        let drawn = try programs.run(
            [
                program.string, "-r", "\(drawnAt)", "-gray", "-singlefile", "-f",
                "\(number)", "-l", "\(number)", "\(folder.path)/\(name)",
                "\(folder.path)/\(picture)",
            ], in: folder, seconds: Self.secondsPerPage)
        guard drawn.status == .exited(0) else {
            let said = String(decoding: drawn.errors, as: UTF8.self)
            throw .programFailed(name: "pdftoppm", detail: ConfinedPrograms.firstLine(said))
        }
        defer { folder.removeFile(picture + ".pgm") }
        if var grey = folder.read(picture + ".pgm").flatMap(GreyPicture.init(pgm:)) {
            if drawsPixels, let usual = grey.ofUsualSize() { grey = usual }
            grey.whiten()
            folder.removeFile(picture + ".pgm")
            try folder.write(grey.pgm, to: picture + ".pgm")
        }
        let pages = try recognised(picture + ".pgm", in: folder, resolution: Self.resolution)
        return pages.first ?? RecognisedPage(width: 0, height: 0, runs: [])
    }

    private func recognised(
        _ picture: String, in folder: TemporaryDirectory, resolution: Int?
    ) throws(DocumentError) -> [RecognisedPage] {
        let upright = try run(picture, in: folder, resolution, segmentation: 3)
        let confidence = upright.map(\.confidence).min() ?? 0
        guard confidence < Self.minUprightConfidence else { return upright }
        // Segmentation mode 1 first detects the rotation of the page. It fails on a page with too little text.
        guard let turned = try? run(picture, in: folder, resolution, segmentation: 1) else {
            return upright
        }
        return (turned.map(\.confidence).min() ?? 0) > confidence + 10 ? turned : upright
    }

    /// - Parameter segmentation: tesseract's page segmentation mode: 3 assumes upright text, 1 detects the rotation
    ///   first.
    private func run(
        _ picture: String, in folder: TemporaryDirectory, _ resolution: Int?,
        segmentation: Int
    ) throws(DocumentError) -> [RecognisedPage] {
        let resolutionArguments = resolution.map { ["--dpi", "\($0)"] } ?? []
        let result = try programs.run(
            [
                try tesseract().string, "\(folder.path)/\(picture)", "stdout", "-l", "chi_sim",
                "--psm", "\(segmentation)",
            ] + resolutionArguments + ["tsv"], in: folder, seconds: Self.secondsPerPage)
        let said = String(decoding: result.errors, as: UTF8.self)
        if said.contains("Failed loading language") || said.contains("Error opening data file") {
            throw .missingProgram(
                name: "tesseract-ocr-chi-sim", package: "tesseract-ocr-chi-sim")
        }
        guard result.status == .exited(0) else {
            throw .programFailed(name: "tesseract", detail: ConfinedPrograms.firstLine(said))
        }
        // A picture does not state its size: 300 pixels per inch is usual for scans.
        return RecognisedPage.pages(tsv: result.output, resolution: resolution ?? 300)
    }
}
