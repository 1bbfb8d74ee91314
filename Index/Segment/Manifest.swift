import SystemPackage

/// The list of live segments: the state of the index at one moment. Replaced as a whole, by rename.
struct Manifest: Equatable, Sendable {
    static let fileName = "manifest"

    struct Entry: Equatable, Sendable {
        /// Number of the segment; its file is `segment-NUMBER.seg`.
        var segment: UInt64
        /// Number of its deletions file, `segment-NUMBER-DELETIONS.del`; 0 for none.
        var deletions: UInt64

        var segmentFile: String { "segment-\(segment).seg" }
        var deletionsFile: String? {
            deletions == 0 ? nil : "segment-\(segment)-\(deletions).del"
        }
    }

    /// Number of commits so far.
    var generation: UInt64 = 0
    /// The lowest number that no file has had yet.
    var nextNumber: UInt64 = 1
    /// Names the analyzer of the indexed text; the caller compares it.
    var analyzer: String = ""
    /// What the caller needs to make that analyzer again; opaque to the index.
    var analyzerData: [UInt8] = []
    /// What the caller keeps with the index as a whole; opaque to the index.
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
            // A writer would give these names to other files, or docs would count twice.
            guard max(entry.segment, entry.deletions) < manifest.nextNumber,
                !manifest.entries.contains(where: { $0.segment == entry.segment })
            else { throw reader.corrupt(.unexpectedSegment(entry.segment)) }
            manifest.entries.append(entry)
        }
        return manifest
    }

    /// A number from which a writer can count on without overflow.
    private static func number(_ reader: inout ViewReader) throws(IndexError) -> UInt64 {
        UInt64(try reader.count(atMost: 1 << 62 - 1))
    }

    /// An empty manifest for a folder whose own cannot be used. It gives no file a number that occurs in the folder.
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
