#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A table of zeros. Its pages cost nothing until they are touched; a query touches few.
enum ZeroedTable {
    /// Makes a table; the caller releases it with ``release(_:)``.
    static func make<Element: BitwiseCopyable>(
        _ type: Element.Type, count: Int
    ) -> UnsafeMutablePointer<Element> {
        guard let memory = unsafe calloc(count, MemoryLayout<Element>.stride) else {
            fatalError("out of memory: a table of \(count) elements")
        }
        return unsafe memory.assumingMemoryBound(to: Element.self)
    }

    static func release<Element: BitwiseCopyable>(_ table: UnsafeMutablePointer<Element>) {
        unsafe free(table)
    }
}
