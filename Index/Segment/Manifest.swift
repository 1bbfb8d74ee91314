import SystemPackage

/// The list of live segments, which is the state of the index. A commit replaces the whole file by a rename.
struct Manifest: Equatable, Sendable {
    static let fileName = "manifest"

    struct Entry: Equatable, Sendable {
        /// Number of the segment; its file is `segment-NUMBER.seg`.
        var segment: UInt64
        /// Number of the deletions file, `segment-NUMBER-DELETIONS.del`; 0 if there is none.
        var deletions: UInt64

        var segmentFile: String { "segment-\(segment).seg" }
        var deletionsFile: String? {
            deletions == 0 ? nil : "segment-\(segment)-\(deletions).del"
        }
    }

    /// Number of commits so far.
    var generation: UInt64 = 0
    /// The lowest number that no file has used.
    var nextNumber: UInt64 = 1
    /// The name of the analyzer, which the caller compares.
    var analyzer: String = ""
    /// The caller's data for making the analyzer again; opaque to the index.
    var analyzerData: [UInt8] = []
    /// The caller's notes on the whole index; opaque to the index.
    var notes: [UInt8] = []
    var entries: [Entry] = []

    static func read(folder: String) throws(IndexError) -> Manifest {
        let path = folder + "/" + fileName
        guard FileLayer.exists(path) else { throw .noIndex(path: folder) }
        let file = try ContainerReader(path: path)
        defer { withExtendedLifetime(file) {} }
        let segments = try file.verifiedRegion(.segments)
        var manifest = Manifest()
        manifest.analyzerData = try file.verifiedRegion(.analyzer).array()
        manifest.notes = try file.verifiedRegion(.notes).array()
        var reader = ViewReader(segments, file: fileName, region: .segments)
        manifest.generation = try number(&reader)
        manifest.nextNumber = try number(&reader)
        manifest.analyzer = try reader.string()
        for _ in 0..<(try reader.count(atMost: segments.count)) {
            let entry = Entry(segment: try number(&reader), deletions: try number(&reader))
            // Otherwise, a writer would use these names for other files, or docs would count twice.
            guard max(entry.segment, entry.deletions) < manifest.nextNumber,
                !manifest.entries.contains(where: { $0.segment == entry.segment })
            else { throw reader.corrupt(.unexpectedSegment(entry.segment)) }
            manifest.entries.append(entry)
        }
        return manifest
    }

    /// Reads a number that a writer can increment without overflow.
    private static func number(_ reader: inout ViewReader) throws(IndexError) -> UInt64 {
        UInt64(try reader.count(atMost: 1 << 62 - 1))
    }

    /// An empty manifest for a folder whose manifest is unusable. Its next number is above those of all files in the
    /// folder.
    static func fresh(folder: String) throws(IndexError) -> Manifest {
        var manifest = Manifest()
        for name in try FileLayer.entries(of: folder) {
            for part in name.split(whereSeparator: { !$0.isNumber }) {
                manifest.nextNumber = max(manifest.nextNumber, (UInt64(part) ?? 0) &+ 1)
            }
        }
        return manifest
    }

    /// Writes the manifest, syncs it, renames it into place and syncs the folder.
    func write(folder: String) throws(IndexError) {
        var writer = ByteWriter()
        writer.writeVarInt(generation)
        writer.writeVarInt(nextNumber)
        writer.writeString(analyzer)
        writer.writeCount(entries.count)
        for entry in entries {
            writer.writeVarInt(entry.segment)
            writer.writeVarInt(entry.deletions)
        }
        var file = try ContainerWriter(path: folder + "/" + Self.fileName)
        try file.writeRegion(.segments, writer.bytes)
        try file.writeRegion(.analyzer, analyzerData)
        try file.writeRegion(.notes, notes)
        try file.finish()
        try FileLayer.syncFolder(folder)
    }

    /// Names of all files that the manifest needs.
    var files: Set<String> {
        var names: Set<String> = [Self.fileName]
        for entry in entries {
            names.insert(entry.segmentFile)
            if let deletions = entry.deletionsFile { names.insert(deletions) }
        }
        return names
    }
}
