internal import DocumentModel
internal import Processes
internal import Synchronization
internal import SystemPackage

/// Programs of others that turn documents into formats that are read here.
final class Converters: Sendable {
    /// The program that confines them.
    private let launcher: FilePath
    /// Whether bubblewrap runs here; nil until it was tried.
    private let hasBubblewrap = Mutex<Bool?>(nil)

    private static let pdfSeconds = 120
    private static let officeSeconds = 120
    /// The maximum number of bytes that a converter may print.
    private static let maxOutputByteCount = 512 << 20

    init(launcher: FilePath) { self.launcher = launcher }

    // MARK: PDF

    /// The words of a PDF with their boxes, as `pdftotext -bbox-layout` prints them.
    ///
    /// - Throws: `missingProgram`, `encrypted`, `damaged`, or `programFailed`, also where a language pack is missing,
    ///   though the program then ends as if all were well.
    func boxes(ofPDF bytes: [UInt8]) throws(DocumentError) -> [UInt8] {
        let program = try find("pdftotext", package: "poppler-utils")
        let folder = try TemporaryDirectory()
        let result = try run(
            "--confine", folder, [program.string, "-bbox-layout", "-enc", "UTF-8", "-", "-"],
            input: bytes, seconds: Self.pdfSeconds)
        let said = String(decoding: result.errors, as: UTF8.self)
        if said.contains("Incorrect password") { throw .encrypted }
        if said.contains("Missing language pack") {
            throw .missingProgram(name: "poppler-data", package: "poppler-data")
        }
        guard result.status == .exited(0) else {
            throw .damaged(detail: "pdftotext: \(Self.firstLine(said))")
        }
        return result.output
    }

    // MARK: Word and Excel before 2007, RTF

    /// A document as .docx or .xlsx, by LibreOffice.
    func modernised(
        _ bytes: [UInt8], _ kind: DocumentKind
    ) throws(DocumentError) -> (kind: DocumentKind, bytes: [UInt8]) {
        if kind == .ole, FileSignature.isEncrypted(ole: bytes) { throw .encrypted }
        let program = try find("soffice", package: "libreoffice-writer")
        // It makes a socket in /tmp wherever its own files are to be, so it needs a view of the system of its own.
        guard hasOwnView else { throw .missingProgram(name: "bwrap", package: "bubblewrap") }
        let folder = try TemporaryDirectory()
        let isSheet = kind == .ole && OLEContents.isWorkbook(bytes)
        let target: DocumentKind = isSheet ? .xlsx : .docx
        let name = isSheet ? "document.xls" : kind == .rtf ? "document.rtf" : "document.doc"
        try folder.write(kind == .rtf ? RichTextNumbers.shown(bytes) : bytes, to: name)
        let result = try run(
            "--view", folder,
            [
                program.string, "--headless", "--norestore", "--nolockcheck",
                "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
                target.rawValue, "--outdir", "\(folder.path)/out", "\(folder.path)/\(name)",
            ], input: [], seconds: Self.officeSeconds)
        guard let converted = folder.read("out/document.\(target.rawValue)") else {
            let said = String(decoding: result.errors + result.output, as: UTF8.self)
            if said.contains("password") { throw .encrypted }
            throw .programFailed(name: "soffice", detail: Self.firstLine(said))
        }
        return (target, converted)
    }

    // MARK: Running

    private func find(_ name: String, package: String) throws(DocumentError) -> FilePath {
        guard let path = ProgramSearch.inPath(name) else {
            throw .missingProgram(name: name, package: package)
        }
        return path
    }

    /// Whether bubblewrap gives converters a view of the system of their own.
    var hasOwnView: Bool {
        hasBubblewrap.withLock { known in
            if let known { return known }
            var runs = false
            if ProgramSearch.isProgram("/usr/bin/bwrap"), let folder = try? TemporaryDirectory() {
                let result = try? run("--view", folder, ["/usr/bin/true"], input: [], seconds: 10)
                runs = result?.status == .exited(0)
            }
            known = runs
            return runs
        }
    }

    private func run(
        _ mode: String, _ folder: borrowing TemporaryDirectory, _ command: [String],
        input: [UInt8], seconds: Int
    ) throws(DocumentError) -> (output: [UInt8], errors: [UInt8], status: ChildProcess.Status) {
        let deadline = ContinuousClock.now + .seconds(seconds)
        let name = FilePath(command[0]).lastComponent?.string ?? command[0]
        do throws(ChildProcess.Failure) {
            let child = try ChildProcess(
                launcher, [mode, folder.path] + command,
                environment: [
                    ("HOME", folder.path), ("TMPDIR", folder.path), ("LC_ALL", "C.UTF-8"),
                ],
                readsErrors: true)
            // A program that stops reading says why on its standard error.
            do throws(ChildProcess.Failure) {
                try child.write(input, until: deadline)
            } catch .ended {}
            child.closeInput()
            let (output, errors) = try child.readToEnd(
                limit: Self.maxOutputByteCount, until: deadline)
            return (output, errors, child.waitForEnd())
        } catch {
            switch error {
            case .timeIsOver: throw .overLimit(.time)
            case .tooMuchOutput: throw .overLimit(.output)
            case .ended, .cannotStart: throw .programFailed(name: name, detail: "\(error)")
            }
        }
    }

    private static func firstLine(_ text: String) -> String {
        let lines = text.split(separator: "\n").filter { !$0.contains("javaldx") }
        return String(lines.first ?? "")
    }
}
