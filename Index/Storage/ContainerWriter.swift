import SystemPackage

/// Writes a container file through one buffer under a temporary name, then syncs and renames it.
struct ContainerWriter: ~Copyable {
    private let finalPath: String
    private let temporaryPath: String
    private let descriptor: FileDescriptor
    private var buffer: [UInt8] = []
    private var flushedByteCount = 0
    private var entries: [ContainerFormat.Entry] = []
    private var region = (id: UInt32(0), start: 0, hash: XXHash64State())
    private var checksums = PageChecksums()
    private var isFinished = false
    /// The number of bytes from which on the buffer is written to the file.
    private static let bufferLimit = 1 << 20

    init(path: String) throws(IndexError) {
        finalPath = path
        temporaryPath = path + ContainerFormat.temporarySuffix
        descriptor = try FileLayer.create(temporaryPath)
        buffer.reserveCapacity(Self.bufferLimit + 4096)
        var header = ByteWriter()
        header.write(ContainerFormat.magic)
        header.write(ContainerFormat.version)
        header.write(UInt32(0))
        buffer.append(contentsOf: header.bytes)
    }

    private var position: Int { flushedByteCount + buffer.count }

    /// Writes one complete region.
    mutating func writeRegion(_ region: FileRegion, _ bytes: [UInt8]) throws(IndexError) {
        beginRegion(region)
        try append(bytes)
        endRegion()
    }

    /// Begins a region, to which bytes appended until `endRegion` belong.
    ///
    /// - Precondition: the region has an id.
    mutating func beginRegion(_ region: FileRegion) {
        guard let id = region.id else { preconditionFailure("\(region) has no id") }
        beginRegion(id: id)
    }

    /// Begins a region by its id.
    mutating func beginRegion(id: UInt32) {
        pad()
        region = (id, position, XXHash64State())
    }

    /// Appends bytes to the current region.
    mutating func append(_ bytes: [UInt8]) throws(IndexError) {
        region.hash.update(bytes.span)
        if bytes.count >= Self.bufferLimit {
            try flush()
            return try put(bytes)
        }
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferLimit { try flush() }
    }

    /// Ends the current region.
    mutating func endRegion() {
        entries.append(
            ContainerFormat.Entry(
                id: region.id, start: region.start, byteCount: position - region.start,
                checksum: region.hash.value))
    }

    private mutating func pad() {
        while position % ContainerFormat.alignment != 0 { buffer.append(0) }
    }

    private mutating func put(_ bytes: [UInt8]) throws(IndexError) {
        try FileLayer.write(bytes.span, to: descriptor, path: temporaryPath)
        checksums.update(bytes.span)
        flushedByteCount += bytes.count
    }

    private mutating func flush() throws(IndexError) {
        try put(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes page checksums and table of contents, syncs the file and renames it. The folder is not synced.
    consuming func finish() throws(IndexError) {
        pad()
        try flush()
        var pages = PageChecksums()
        swap(&pages, &checksums)
        try writeRegion(.pageChecksums, pages.finish())
        pad()
        buffer.append(contentsOf: contents())
        try flush()
        try FileLayer.sync(descriptor, path: temporaryPath)
        try FileLayer.move(temporaryPath, to: finalPath)
        isFinished = true
    }

    /// The table of contents and the footer for the current position.
    private func contents() -> [UInt8] {
        var writer = ByteWriter()
        for entry in entries {
            writer.write(entry.id)
            writer.write(UInt64(entry.start))
            writer.write(UInt64(entry.byteCount))
            writer.write(entry.checksum)
        }
        writer.write(UInt64(position))
        writer.write(UInt32(entries.count))
        writer.write(ContainerFormat.version)
        writer.write(XXHash64.hash(writer.bytes))
        writer.write(ContainerFormat.magic)
        return writer.bytes
    }

    deinit {
        FileLayer.close(descriptor)
        // An incomplete file would only occupy space, and the disk may be full.
        if !isFinished { FileLayer.remove(temporaryPath) }
    }
}
