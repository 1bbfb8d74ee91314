/// Computes the checksums of the pages of a file that is written piece by piece.
struct PageChecksums: ~Copyable {
    private var page: [UInt8] = []
    private var checksums = ByteWriter()

    /// Adds the next bytes of the file.
    mutating func update(_ bytes: Span<UInt8>) {
        var offset = 0
        if !page.isEmpty {
            offset = min(PageVerifier.pageByteCount - page.count, bytes.count)
            append(bytes.extracting(0..<offset))
            if page.count == PageVerifier.pageByteCount { endPage() }
        }
        while bytes.count - offset >= PageVerifier.pageByteCount {
            let end = offset + PageVerifier.pageByteCount
            checksums.write(PageVerifier.checksum(bytes.extracting(offset..<end)))
            offset = end
        }
        append(bytes.extracting(offset..<bytes.count))
    }

    private mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe page.append(contentsOf: $0) }
    }

    private mutating func endPage() {
        checksums.write(PageVerifier.checksum(page.span))
        page.removeAll(keepingCapacity: true)
    }

    /// The checksums of all pages; the last page may be short.
    consuming func finish() -> [UInt8] {
        if !page.isEmpty { endPage() }
        return checksums.bytes
    }
}
