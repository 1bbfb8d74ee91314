internal import DocumentModel
internal import Processes
internal import Synchronization
internal import SystemPackage

/// Converts .doc, .wps, .xls, .et, .rtf and rarer formats to .docx and .xlsx with LibreOffice.
///
/// LibreOffice takes a second to start and much less for a file, so one start converts the requested file and those
/// that are expected next.
final class OfficeConverter: Sendable {
    /// A converted document.
    struct Converted {
        let kind: DocumentKind
        let bytes: [UInt8]
    }

    /// A document to convert.
    private struct Original {
        let name: ContentName
        let kind: DocumentKind
        let bytes: [UInt8]

        /// Whether it is a workbook and not a text document.
        var isSheet: Bool {
            kind == .ole
                ? OLEContents.isWorkbook(bytes)
                : ["xls", "fods", "uos", "ods"].contains(fileExtension)
        }
        var target: DocumentKind { isSheet ? .xlsx : .docx }
        var fileExtension: String {
            switch kind {
            case .rtf: "rtf"
            case .ole: OLEContents.isWorkbook(bytes) ? "xls" : "doc"
            default: XMLSignature.fileExtension(of: bytes) ?? "ods"
            }
        }
    }

    private struct State {
        /// The files that are expected to be requested, the next one last.
        var expected: [FilePath] = []
        /// Documents that were converted before they were requested.
        var converted: [ContentName: Converted] = [:]
    }

    private let programs: ConfinedPrograms
    private let state = Mutex(State())
    /// LibreOffice converts for one thread at a time; the other threads often find their documents in its results.
    private let turn = Mutex(())

    /// The maximum number of files that are converted by one start.
    private static let batchCount = 16
    private static let batchByteCount = 64 << 20
    private static let seconds = 120

    init(_ programs: ConfinedPrograms) { self.programs = programs }

    /// Announces the files that will be requested next, in this order.
    func expect(_ files: [FilePath]) {
        state.withLock { $0 = State(expected: files.reversed()) }
    }

    /// The document in its new format.
    ///
    /// - Throws: `encrypted`, `missingProgram`, `programFailed` or `overLimit`.
    func converted(_ bytes: [UInt8], _ kind: DocumentKind) throws(DocumentError) -> Converted {
        if kind == .ole, FileSignature.isEncrypted(ole: bytes) { throw .encrypted }
        let original = Original(name: ContentName(bytes), kind: kind, bytes: bytes)
        let result = turn.withLock { _ -> Result<Converted, DocumentError> in
            if let known = state.withLock({ $0.converted.removeValue(forKey: original.name) }) {
                return .success(known)
            }
            let batch = batch(with: original)
            if batch.count > 1, let own = try? convert(batch) { return .success(own) }
            // One of the other files may have stopped the program.
            return Result { () throws(DocumentError) in try convert([original]) }
        }
        return try result.get()
    }

    /// The document, and others of its kind that are expected next. No file is included twice.
    private func batch(with original: Original) -> [Original] {
        var batch = [original]
        var names: Set<ContentName> = [original.name]
        var byteCount = original.bytes.count
        while batch.count < Self.batchCount, byteCount < Self.batchByteCount,
            let path = state.withLock({ $0.expected.popLast() })
        {
            guard let bytes = Self.bytes(of: path), let kind = FileSignature.kind(of: bytes),
                kind == .rtf || kind == .ole && !FileSignature.isEncrypted(ole: bytes)
            else { continue }
            let next = Original(name: ContentName(bytes), kind: kind, bytes: bytes)
            guard next.target == original.target, names.insert(next.name).inserted else { continue }
            byteCount += bytes.count
            batch.append(next)
        }
        return batch
    }

    private static func bytes(of path: FilePath) -> [UInt8]? {
        guard let file = try? FileDescriptor.open(path, .readOnly, options: .nonBlocking) else {
            return nil
        }
        return try? file.closeAfter {
            var bytes: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 1 << 18)
            while bytes.count < batchByteCount {
                let count = unsafe try chunk.withUnsafeMutableBytes {
                    unsafe try file.read(into: $0)
                }
                if count == 0 { return bytes }
                bytes += chunk[..<count]
            }
            return nil
        }
    }

    /// Converts documents to one format. Returns the first; the others are kept until they are requested.
    private func convert(_ originals: [Original]) throws(DocumentError) -> Converted {
        let program = try programs.find("soffice", package: "libreoffice-writer")
        // LibreOffice always makes a socket in /tmp, wherever its files are, so it needs its own view of the system.
        guard programs.hasOwnView else {
            throw .missingProgram(name: "bwrap", package: "bubblewrap")
        }
        let folder = try TemporaryDirectory()
        let target = originals[0].target
        var paths: [String] = []
        for (number, original) in originals.enumerated() {
            let name = "\(number).\(original.fileExtension)"
            let bytes =
                original.kind == .rtf ? RichTextNumbers.shown(original.bytes) : original.bytes
            try folder.write(bytes, to: name)
            paths.append("\(folder.path)/\(name)")
        }
        let result = try programs.run(
            [
                program.string, "--headless", "--norestore", "--nolockcheck",
                "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
                target.rawValue, "--outdir", "\(folder.path)/out",
            ] + paths, in: folder, hasOwnView: true, seconds: Self.seconds)
        var converted: [ContentName: Converted] = [:]
        for (number, original) in originals.enumerated() {
            guard let bytes = folder.read("out/\(number).\(target.rawValue)") else { continue }
            converted[original.name] = Converted(kind: target, bytes: bytes)
        }
        guard let first = converted.removeValue(forKey: originals[0].name) else {
            let said = String(decoding: result.errors + result.output, as: UTF8.self)
            if said.contains("password") { throw .encrypted }
            throw .programFailed(name: "soffice", detail: ConfinedPrograms.firstLine(said))
        }
        state.withLock { $0.converted.merge(converted) { _, new in new } }
        return first
    }
}
