internal import DocumentModel
internal import Processes
internal import SystemPackage

/// Reads the words of PDF files with poppler.
struct PDFConverter: Sendable {
    /// Runs poppler's programs.
    let programs: ConfinedPrograms

    private static let seconds = 120

    /// Messages of poppler when it cannot read instructions or fonts of a page. Text is then missing or wrong, although
    /// the exit status is 0.
    private static let damages = [
        "Unknown operator", "Illegal character", "args to", "is wrong type", "No font in show",
        "Unknown font tag", "Unterminated string", "in flate stream", "ToUnicode CMap",
        "Couldn't read page", "Weird page contents", "Unknown character collection",
    ]

    /// The words of a PDF with their boxes, as `pdftotext -bbox-layout` prints them, and remarks on damage in it.
    ///
    /// - Throws: `missingProgram`, `encrypted`, `damaged`, or `programFailed`; the latter also if a language pack is
    ///   missing, although the exit status is then 0.
    func boxes(
        ofPDF bytes: [UInt8]
    ) throws(DocumentError) -> (boxes: [UInt8], remarks: [DocumentRemark]) {
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
        let damage = said.split(separator: "\n").first { line in
            Self.damages.contains { line.contains($0) }
        }
        return (result.output, damage.map { [.damaged("pdftotext: \($0)")] } ?? [])
    }
}
