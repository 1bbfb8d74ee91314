import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A whole file mapped read-only. The mapping ends when this object does.
///
/// Reading a part that was cut off after the mapping ends the process, so long-running programs check ``isWhole``
/// before they read.
@safe
final class MappedFile: @unchecked Sendable {
    // `base` is valid for `byteCount` bytes until deinit and never written, so sharing is safe.
    private let base: UnsafeMutableRawPointer?
    let byteCount: Int
    let path: String
    private let descriptor: FileDescriptor

    init(path: String) throws(IndexError) {
        descriptor = try FileLayer.openForReading(path)
        do throws(IndexError) {
            let size = try FileLayer.size(of: descriptor, path: path)
            if size == 0 {
                unsafe base = nil
            } else {
                unsafe base = try FileLayer.map(descriptor, byteCount: size, path: path)
            }
            byteCount = size
        } catch {
            FileLayer.close(descriptor)
            throw error
        }
        self.path = path
    }

    /// Whether the file is still at least as long as when it was mapped, even if it was removed from its folder.
    ///
    /// - Complexity: one system call.
    var isWhole: Bool { (try? FileLayer.size(of: descriptor, path: path)) ?? 0 >= byteCount }

    /// All bytes of the file. Code that keeps the view also keeps this object.
    var view: ByteView {
        if let base = unsafe base {
            return unsafe ByteView(base: UnsafeRawPointer(base), count: byteCount)
        }
        return MappedFile.emptyView
    }

    /// Releases the memory of the file's pages, which are loaded again when they are next read.
    func dropPages() {
        // The pages are unmodified, so nothing is lost. If the call fails, they only stay in memory.
        if let base = unsafe base { unsafe _ = madvise(base, byteCount, MADV_DONTNEED) }
    }

    private static let emptyView: ByteView = {
        // A view needs an address. These bytes are never read or freed.
        let byte = UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 8)
        return unsafe ByteView(base: UnsafeRawPointer(byte), count: 0)
    }()

    deinit {
        if let base = unsafe base { unsafe _ = munmap(base, byteCount) }
        FileLayer.close(descriptor)
    }
}
