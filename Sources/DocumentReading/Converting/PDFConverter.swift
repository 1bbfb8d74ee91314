internal import DocumentModel
internal import Processes
internal import SystemPackage

/// Reads the words of PDF files by poppler.
struct PDFConverter: Sendable {
    /// Runs poppler's programs.
    let programs: ConfinedPrograms

    private static let seconds = 120

    /// The words of a PDF with their boxes, as `pdftotext -bbox-layout` prints them.
    ///
    /// - Throws: `missingProgram`, `encrypted`, `damaged`, or `programFailed`, also where a language pack is missing,
    ///   though the program then ends as if all were well.
    func boxes(ofPDF bytes: [UInt8]) throws(DocumentError) -> [UInt8] {
        let program = try programs.find("pdftotext", package: "poppler-utils")
        let folder = try TemporaryDirectory()
        let result = try programs.run(
            [program.string, "-bbox-layout", "-enc", "UTF-8", "-", "-"], in: folder,
            input: bytes, seconds: Self.seconds)
        let said = String(decoding: result.errors, as: UTF8.self)
        if said.contains("Incorrect password") { throw .encrypted }
        if said.contains("Missing language pack") {
            throw .missingProgram(name: "poppler-data", package: "poppler-data")
        }
        guard result.status == .exited(0) else {
            throw .damaged(detail: "pdftotext: \(ConfinedPrograms.firstLine(said))")
        }
        return result.output
    }
}
