import SystemPackage

/// The list of live segments: what the index is at one moment. Replaced whole, by rename.
struct Manifest: Equatable, Sendable {
    static let fileName = "manifest"
    private static let section: UInt32 = 1
    private static let analyzerSection: UInt32 = 2
    private static let notesSection: UInt32 = 3

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

    /// How many commits there were.
    var generation: UInt64 = 0
    /// The next number that no file has had yet.
    var nextNumber: UInt64 = 1
    /// What analysed the text; the caller compares it.
    var analyzer: String = ""
    /// What the caller needs to make that analyzer again; opaque to the index.
    var analyzerData: [UInt8] = []
    /// What the caller keeps with the index as a whole; opaque to the index.
    var notes: [UInt8] = []
    var entries: [Entry] = []

    static func read(folder: String) throws(IndexError) -> Manifest {
        let path = folder + "/" + fileName
        guard FileLayer.exists(path) else { throw .noIndex(path: folder) }
        let file = try SectionedFileReader(path: path)
        let bytes = try file.verifiedSection(section, named: "segments").array()
        let data = try file.verifiedSection(analyzerSection, named: "analyzer").array()
        let notes = try file.verifiedSection(notesSection, named: "notes").array()
        var reader = ByteReader(bytes)
        do throws(DecodingFailure) {
            var manifest = Manifest()
            manifest.generation = try number(&reader)
            manifest.nextNumber = try number(&reader)
            manifest.analyzer = try reader.readString()
            manifest.analyzerData = data
            manifest.notes = notes
            for _ in 0..<(try reader.readCount(atMost: bytes.count)) {
                let entry = Entry(segment: try number(&reader), deletions: try number(&reader))
                // A writer would put other files under these names, or count docs twice.
                guard max(entry.segment, entry.deletions) < manifest.nextNumber,
                    !manifest.entries.contains(where: { $0.segment == entry.segment })
                else {
                    throw DecodingFailure(
                        byteOffset: reader.byteOffset,
                        reason: "segment \(entry.segment) cannot be in the list")
                }
                manifest.entries.append(entry)
            }
            return manifest
        } catch {
            throw .corrupt(
                file: fileName, section: "segments", byteOffset: error.byteOffset,
                reason: error.reason)
        }
    }

    /// A number that a writer can count on from.
    private static func number(_ reader: inout ByteReader) throws(DecodingFailure) -> UInt64 {
        UInt64(try reader.readCount(atMost: 1 << 62 - 1))
    }

    /// An empty manifest for a folder whose own cannot be used: its numbers are new to every file.
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
        var file = try SectionedFileWriter(path: folder + "/" + Self.fileName)
        try file.writeSection(Self.section, writer.bytes)
        try file.writeSection(Self.analyzerSection, analyzerData)
        try file.writeSection(Self.notesSection, notes)
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
