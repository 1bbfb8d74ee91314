import SyntheticCorpus
import TestSupport
import Testing

/// PDF files of which some pages have no text layer.
@Suite struct PartlyScannedTests {
    private let command = Command()

    @Test func pagesWithoutTextAreNamed() throws {
        let path = command.folder.path + "/report.pdf"
        try Files.write(
            PDFFixture.bytes(["The first page.", "", "", "The fourth page is longer.", ""]),
            to: path)
        let english = try command.run("extract", "report.pdf")
        #expect(english.output == "The first page.\nThe fourth page is longer.\n")
        #expect(
            english.errors.contains(
                "pages 2–3, 5 have no text layer that can be read (scanned or garbled)"))
        let chinese = try command.run("extract", "report.pdf", "--lang", "zh")
        #expect(chinese.errors.contains("第2至3、5页没有可读的文字层"))
    }
}
