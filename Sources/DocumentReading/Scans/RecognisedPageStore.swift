internal import DocumentModel
internal import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Stores recognised pages in the user's cache folder, so that an interrupted run continues where it stopped, and the
/// same scan is recognised only once.
///
/// A page that cannot be stored is recognised again. The stored files can be removed at any time.
struct RecognisedPageStore {
    private let folder: FilePath

    /// The pages of a document.
    ///
    /// - Parameters:
    ///   - bytes: the document.
    ///   - engine: the name, version and settings of the recognition engine.
    init?(of bytes: [UInt8], engine: String) {
        func variable(_ name: String) -> String? {
            guard let value = unsafe getenv(name) else { return nil }
            let text = unsafe String(cString: value)
            return text.isEmpty ? nil : text
        }
        guard let cache = variable("XDG_CACHE_HOME") ?? variable("HOME").map({ $0 + "/.cache" })
        else { return nil }
        folder = FilePath(cache).appending("rlsearch/recognised/\(engine)/\(ContentName(bytes))")
    }

    /// The stored page with this number; nil if it is not stored.
    func page(_ number: Int) -> RecognisedPage? {
        let path = folder.appending("\(number)")
        guard let file = try? FileDescriptor.open(path, .readOnly) else { return nil }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        try? file.closeAfter {
            while bytes.count < 16 << 20 {
                let count = unsafe try chunk.withUnsafeMutableBytes {
                    unsafe try file.read(into: $0)
                }
                if count == 0 { break }
                bytes += chunk[..<count]
            }
        }
        return String(validating: bytes, as: UTF8.self).flatMap(RecognisedPage.init(stored:))
    }

    /// Stores a page. Another process may store the same page at the same time.
    func keep(_ page: RecognisedPage, _ number: Int) {
        makeFolder()
        let path = folder.appending("\(number)")
        let part = folder.appending("\(number).\(getpid())")
        do {
            let file = try FileDescriptor.open(
                part, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite])
            try file.closeAfter { _ = try file.writeAll(page.stored.utf8) }
            if unsafe rename(part.string, path.string) != 0 { unsafe unlink(part.string) }
        } catch {
            // It is recognised again the next time.
        }
    }

    private func makeFolder() {
        var path = FilePath(root: folder.root)
        for component in folder.components {
            path.append(component)
            _ = unsafe mkdir(path.string, 0o700)
        }
    }
}
