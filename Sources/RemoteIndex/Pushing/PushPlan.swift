internal import InvertedIndex
internal import TextBasics

/// A file of the local index to push: the places of its paragraphs in the local index, and their numbers in the
/// cluster.
struct PushedFile {
    let key: [UInt8]
    /// The hash of its record, which changes whenever the file does.
    let payloadHash: UInt64
    /// The places of its paragraphs. A file that was split over segments has several.
    var places: [Place]
    /// The number of its first paragraph in the cluster.
    var first = 0

    struct Place {
        let start: DocAddress
        let count: Int
    }

    var count: Int { places.reduce(0) { $0 + $1.count } }

    /// A key that is equal if the cluster already has this version of the file.
    var identity: Identity { Identity(key: key, payloadHash: payloadHash, count: count) }

    struct Identity: Hashable {
        let key: [UInt8]
        let payloadHash: UInt64
        let count: Int
    }

    /// The files of an index that have paragraphs, in the order of their keys.
    static func all(in reader: IndexReader) throws(IndexError) -> [PushedFile] {
        var files: [PushedFile] = []
        try reader.forEachSource { source throws(IndexError) in
            guard source.docCount > 0 else { return }
            files.append(
                PushedFile(
                    key: source.key, payloadHash: XXHash64.hash(source.payload),
                    places: [Place(start: source.firstDoc, count: source.docCount)]))
        }
        // The order is stable: parts of one file stay in the order of indexing.
        let order = files.indices.sorted { left, right in
            let (a, b) = (files[left].key, files[right].key)
            return a == b ? left < right : a.lexicographicallyPrecedes(b)
        }
        var joined: [PushedFile] = []
        for index in order {
            let file = files[index]
            if let last = joined.last, last.key == file.key, last.payloadHash == file.payloadHash {
                joined[joined.count - 1].places += file.places
            } else {
                joined.append(file)
            }
        }
        return joined
    }
}

/// The plan of a push: what it sends and what it replaces.
///
/// A push makes a new index, a *part*, and never changes an index to which the alias points. A full push makes the only
/// part. A push of changes adds a part with the changed files; the snapshot in this part lists the paragraphs of the
/// other parts that are no longer live. The alias is changed atomically, so a reader sees either the whole old snapshot
/// or the whole new one. The amount that is sent is proportional to what has changed.
struct PushPlan {
    /// The files to send.
    var files: [PushedFile]
    /// Paragraphs of the last snapshot that are replaced or removed.
    var removed: [Range<Int>] = []
    /// The snapshot that this push builds on; nil for a full push.
    var base: Snapshot?

    /// If there would be more parts than this, more ranges of deleted paragraphs, or a larger share of them,
    /// everything is pushed again.
    private static let (maxPartCount, maxHoleCount, maxDeadShare) = (8, 200, 0.3)

    /// The plan of a full push.
    init(all files: [PushedFile]) {
        self.files = files
        number(from: 0)
    }

    /// The plan of a push of changes; nil if everything must be pushed again.
    init?(changesOf files: [PushedFile], since base: Snapshot, _ known: [KnownFile]) {
        var left: [PushedFile.Identity: [Range<Int>]] = [:]
        for file in known { left[file.identity, default: []].append(file.docs) }
        self.files = []
        for file in files where left[file.identity]?.popLast() == nil { self.files.append(file) }
        removed = Self.joined(left.values.flatMap { $0 })
        self.base = base
        let dead = base.end - base.docCount + removed.reduce(0) { $0 + $1.count }
        guard base.parts.count < Self.maxPartCount,
            Self.joined(base.deleted + removed).count <= Self.maxHoleCount,
            Double(dead) <= Self.maxDeadShare * Double(base.end)
        else { return nil }
        number(from: base.end)
    }

    /// A file that the cluster has.
    struct KnownFile {
        let identity: PushedFile.Identity
        let docs: Range<Int>
    }

    /// Whether nothing has changed.
    var isEmpty: Bool { files.isEmpty && removed.isEmpty }

    /// The numbers of the paragraphs to send.
    var docs: Range<Int> {
        let start = base?.end ?? 0
        return start..<start + files.reduce(0) { $0 + $1.count }
    }

    private mutating func number(from start: Int) {
        var next = start
        for index in files.indices {
            files[index].first = next
            next += files[index].count
        }
    }

    /// The ranges in ascending order, with adjacent ones joined.
    static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, last.upperBound == range.lowerBound {
                joined[joined.count - 1] = last.lowerBound..<range.upperBound
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// A hash that identifies the plan: an interrupted push is continued only if the same files are pushed on the same
    /// snapshot.
    func hash(_ reader: IndexReader) -> String {
        var writer = ByteWriter()
        writer.writeString(reader.analyzer)
        writer.writeBlob(reader.analyzerData)
        writer.writeBlob(reader.notes)
        writer.writeString(base.map { "\($0.version) \($0.plan)" } ?? "")
        for file in files {
            writer.writeBlob(file.key)
            writer.write(file.payloadHash)
            writer.writeCount(file.count)
        }
        for range in removed {
            writer.writeCount(range.lowerBound)
            writer.writeCount(range.count)
        }
        return String(XXHash64.hash(writer.bytes), radix: 16)
    }
}
