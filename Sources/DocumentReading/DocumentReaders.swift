public import DocumentModel
internal import Processes
internal import Synchronization
public import SystemPackage

/// Reads documents in separate processes.
public final class DocumentReaders: Sendable {
    /// The readers of this program.
    public static let shared = DocumentReaders()

    private let pool: WorkerPool
    /// Runs external programs.
    let programs: ConfinedPrograms

    private let office: OfficeConverter
    private let engines = EngineStamps()
    private let pageObserver = Mutex<(@Sendable (_ done: Int, _ count: Int) -> Void)?>(nil)

    init(pool: WorkerPool = WorkerPool()) {
        self.pool = pool
        programs = ConfinedPrograms(launcher: pool.program)
        office = OfficeConverter(programs)
    }

    /// The text of a document.
    ///
    /// - Parameters:
    ///   - bytes: the whole file; for a web page, its text in UTF-8.
    ///   - kind: the kind of the file; not a container.
    ///   - recognisesScans: whether text on pages without a text layer is recognised (OCR).
    /// - Throws: the reason why no text can be read.
    public func read(
        _ bytes: [UInt8], as kind: DocumentKind, recognisesScans: Bool = false
    ) throws(DocumentError) -> ExtractedDocument {
        switch kind {
        case .pdf:
            let (boxes, remarks) = try PDFConverter(programs: programs).boxes(ofPDF: bytes)
            do throws(DocumentError) {
                var document =
                    recognisesScans
                    ? try recognised(pdf: bytes, boxes: boxes) : try readBoxes(boxes)
                document.remarks += remarks
                return document
            } catch {
                // Without its damaged parts, a file may look like a scan.
                if error == .noText, case .damaged(let detail) = remarks.first {
                    throw .damaged(detail: detail)
                }
                throw error
            }
        case .ole, .rtf, .office:
            let converted = try office.converted(bytes, kind)
            var document = try ask(converted.kind, converted.bytes, isConverted: true)
            if kind == .rtf { document.markNumbers() }
            return document
        case .image:
            guard recognisesScans else { throw .noText }
            return try recognised(picture: bytes)
        default: return try ask(kind, bytes)
        }
    }

    /// The text of pages in the output of `pdftotext -bbox-layout`.
    func readBoxes(_ boxes: [UInt8]) throws(DocumentError) -> ExtractedDocument {
        try ask(.pdf, boxes)
    }

    /// The external program that reads documents of a kind, with the size and time of its file, which identify the
    /// version; nil if the kind needs none, or if it is not installed.
    public func engine(of kind: DocumentKind) -> String? {
        switch kind {
        case .pdf: engines.stamp(of: "pdftotext")
        case .ole, .rtf, .office: engines.stamp(of: "soffice")
        default: nil
        }
    }

    /// Calls a closure whenever a page of a scan has been recognised, with the number of pages done and of all pages of
    /// that scan. The closure may be called on any thread. Pass nil to stop.
    public func observePages(_ body: (@Sendable (_ done: Int, _ count: Int) -> Void)?) {
        pageObserver.withLock { $0 = body }
    }

    func notePage(_ done: Int, of count: Int) {
        let observer = pageObserver.withLock { $0 }
        observer?(done, count)
    }

    /// Announces the files that will be read next, so that several files in old formats are converted together.
    public func expect(_ files: [FilePath]) { office.expect(files) }

    /// The files inside a container.
    public func members(of bytes: [UInt8], _ kind: DocumentKind) throws(DocumentError)
        -> [DocumentMember]
    {
        guard case .members(let members) = try pool.answer(WorkerRequest(kind, bytes), seconds: 300)
        else { throw .damaged(detail: kind.rawValue) }
        return members
    }

    /// The mechanisms that confine the processes that read documents on this system: limits, Landlock with its version,
    /// seccomp, bubblewrap. Empty if the program that reads documents is missing.
    public func confinement() -> [String] {
        guard ProgramSearch.isProgram(pool.program),
            let child = try? ChildProcess(pool.program, ["--confinement"])
        else { return [] }
        let deadline = ContinuousClock.now + .seconds(10)
        guard let (output, _) = try? child.readToEnd(limit: 4096, until: deadline) else {
            return []
        }
        let names = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        return names + (programs.hasOwnView ? ["bubblewrap"] : [])
    }

    private func ask(
        _ kind: DocumentKind, _ bytes: [UInt8], isConverted: Bool = false
    ) throws(DocumentError)
        -> ExtractedDocument
    {
        // 30 seconds, plus one per megabyte: ten times the time of the slowest valid document.
        let seconds = 30 + bytes.count >> 20
        guard
            case .document(let document) = try pool.answer(
                WorkerRequest(kind, bytes, isConverted: isConverted), seconds: seconds)
        else { throw .damaged(detail: kind.rawValue) }
        if document.lines.isEmpty { throw .noText }
        return document
    }
}

extension ExtractedDocument {
    /// Removes the marks around automatic numbers from the text, and stores the lengths of the numbers.
    mutating func markNumbers() {
        for index in lines.indices {
            let scalars = Array(lines[index].text.unicodeScalars)
            guard let start = scalars.firstIndex(of: RichTextNumbers.opening),
                let end = scalars[start...].firstIndex(of: RichTextNumbers.closing)
            else { continue }
            func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
                let trimmed = scalars.drop(while: \.properties.isWhitespace)
                let last = trimmed.lastIndex { !$0.properties.isWhitespace }
                return last.map { String(String.UnicodeScalarView(trimmed[...$0])) } ?? ""
            }
            var number = text(scalars[(start + 1)..<end])
            let rest = text(scalars[..<start] + scalars[(end + 1)...])
            // A space separates 第一条 from its text, but not 一、 and 1.
            if let last = number.unicodeScalars.last, last.properties.isAlphabetic { number += " " }
            lines[index].text = number + rest
            lines[index].generatedByteCount = number.utf8.count
        }
        lines.removeAll { $0.text.isEmpty }
    }
}
