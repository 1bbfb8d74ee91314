internal import InvertedIndex
internal import Synchronization

/// A cache of decoded sources of a commit: most answers come from the same few files. Safe to share between threads.
final class KnownSources: Sendable {
    struct Entry: Sendable {
        let source: IndexedSource
        let record: SourceRecord
    }

    /// What identifies a source: its key and its first doc.
    struct Identity: Sendable {
        let key: [UInt8]
        let firstDoc: DocAddress
    }

    /// A source's segment, and its number in the segment.
    private struct Place: Hashable {
        let segment: Int
        let number: Int
    }

    private let reader: IndexReader
    private let entries = Mutex<[Place: Entry]>([:])
    private let identities = Mutex<[Place: Identity]>([:])
    /// The maximum number of cached records. Most take less than 10 KB.
    private static let capacity = 4096
    /// The maximum number of cached identities, about 200 bytes each.
    private static let maxIdentities = 1 << 16

    init(_ reader: IndexReader) { self.reader = reader }

    private func place(of doc: DocAddress) throws(ReportSearchError) -> Place {
        let (segment, number) = try rethrowing { () throws(IndexError) in
            try reader.sourcePlace(of: doc)
        }
        return Place(segment: segment, number: number)
    }

    private func source(at place: Place) throws(ReportSearchError) -> IndexedSource {
        try rethrowing { () throws(IndexError) in
            try reader.source(at: (place.segment, place.number))
        }
    }

    /// For an index on other machines, which does not number its sources and has a cache of its own.
    private func source(of doc: DocAddress) throws(ReportSearchError) -> IndexedSource {
        try rethrowing { () throws(IndexError) in try reader.source(of: doc) }
    }

    /// The identity of a doc's source; its record is not decoded.
    func identity(of doc: DocAddress) throws(ReportSearchError) -> Identity {
        if reader.isRemote {
            let source = try source(of: doc)
            return Identity(key: source.key, firstDoc: source.firstDoc)
        }
        let place = try place(of: doc)
        if let known = identities.withLock({ $0[place] }) { return known }
        let source = try source(at: place)
        let identity = Identity(key: source.key, firstDoc: source.firstDoc)
        identities.withLock { identities in
            if identities.count >= Self.maxIdentities { identities.removeAll() }
            identities[place] = identity
        }
        return identity
    }

    /// The source of a doc.
    func entry(of doc: DocAddress) throws(ReportSearchError) -> Entry {
        if reader.isRemote {
            let source = try source(of: doc)
            return Entry(source: source, record: try source.record())
        }
        let place = try place(of: doc)
        if let known = entries.withLock({ $0[place] }) { return known }
        let source = try source(at: place)
        let entry = Entry(source: source, record: try source.record())
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries.removeAll() }
            entries[place] = entry
        }
        return entry
    }
}

/// Reads the sources of docs and remembers the last one, because hits and candidates of one file often follow each
/// other. Not Sendable: each thread needs its own.
final class SourceCache {
    private let reader: IndexReader
    private let location: IndexLocation
    /// The cache that sessions share; nil for a pass over many files, each of which is needed once.
    private let known: KnownSources?
    private var last: KnownSources.Entry?
    /// The display path of `last`, if it was needed.
    private var lastPath: String?

    init(_ reader: IndexReader, location: IndexLocation, known: KnownSources? = nil) {
        self.reader = reader
        self.location = location
        self.known = known
    }

    /// A paragraph with everything that a citation needs.
    func paragraph(_ doc: DocAddress) throws(ReportSearchError) -> PlacedParagraph {
        let record = try reader.paragraph(doc)
        let (source, report) = try self.source(of: doc)
        return PlacedParagraph(
            doc: doc, key: source.key,
            source: record.sourcePlace(
                in: path(of: source), inner: IndexLocation.inner(ofKey: source.key)),
            record: record,
            headings: report.headings(of: record), metadata: report.metadata)
    }

    private func path(of source: IndexedSource) -> String {
        if let lastPath { return lastPath }
        let path = location.displayPath(ofKey: source.key)
        lastPath = path
        return path
    }

    /// The source of a doc, and its decoded record.
    func source(
        of doc: DocAddress
    ) throws(ReportSearchError) -> (source: IndexedSource, record: SourceRecord) {
        if let last, last.source.contains(doc) { return (last.source, last.record) }
        let entry: KnownSources.Entry
        if let known {
            entry = try known.entry(of: doc)
        } else {
            let source = try rethrowing { () throws(IndexError) in try reader.source(of: doc) }
            entry = KnownSources.Entry(source: source, record: try source.record())
        }
        last = entry
        lastPath = nil
        return (entry.source, entry.record)
    }
}

extension IndexedSource {
    /// Whether the source contains a doc.
    func contains(_ doc: DocAddress) -> Bool {
        doc.segment == firstDoc.segment && doc.doc >= firstDoc.doc
            && Int(doc.doc) < Int(firstDoc.doc) + docCount
    }
}

extension SourceRecord {
    /// The headings above a paragraph of the source.
    func headings(of paragraph: ParagraphRecord) -> [String] {
        paragraph.headings.compactMap { $0 < headings.count ? headings[$0] : nil }
    }
}
