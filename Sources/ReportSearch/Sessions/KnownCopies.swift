package import InvertedIndex
internal import StoredReports

/// The copies of reports in one commit of an index.
package struct KnownCopies: Sendable {
    /// The paragraphs of copies that are in another file too, ascending.
    package private(set) var hiddenDocs: [DocAddress] = []
    /// The keys of the copies.
    package private(set) var keys: Set<[UInt8]> = []
    /// The keys of all files with the same report, by the key of the one that is shown.
    private var groups: [[UInt8]: [[UInt8]]] = [:]
    /// The key of the file that is shown instead of a copy.
    private var originals: [[UInt8]: [UInt8]] = [:]

    /// The docs of a source.
    private typealias Docs = (first: DocAddress, count: Int)

    /// Reads the copies that an index remembers.
    ///
    /// - Complexity: O(copies · log files); O(files) if the index does not know where the copies are.
    package init(in reader: IndexReader) throws(ReportSearchError) {
        try self.init(try IndexNotes(of: reader.notes), in: reader)
    }

    /// Reads the copies of given notes.
    init(_ notes: IndexNotes, in reader: IndexReader) throws(ReportSearchError) {
        let entries = notes.copies.entries
        if entries.isEmpty { return }
        let parts = try rethrowing { () throws(IndexError) in
            if let known = try Self.known(notes, in: reader) { return known }
            return try Self.searched(entries, in: reader)
        }
        for entry in entries {
            // An index may come from a stranger: without the other file, nothing is hidden.
            guard let source = parts[entry.key], source.count == 1, parts[entry.original] != nil,
                entry.original != entry.key, !keys.contains(entry.original)
            else { continue }
            keys.insert(entry.key)
            originals[entry.key] = entry.original
            groups[entry.original, default: [entry.original]].append(entry.key)
            let own = Set(entry.ownParagraphs)
            let first = source[0].first
            for offset in 0..<source[0].count where !own.contains(offset) {
                hiddenDocs.append(
                    DocAddress(segment: first.segment, doc: first.doc + DocID(offset)))
            }
        }
        hiddenDocs.sort()
    }

    /// The sources at the places that the notes remember; nil if one is no longer there.
    private static func known(
        _ notes: IndexNotes, in reader: IndexReader
    ) throws(IndexError) -> [[UInt8]: [Docs]]? {
        let places = notes.copyPlaces.entries
        guard places.count == notes.copies.entries.count else { return nil }
        var parts: [[UInt8]: [Docs]] = [:]
        for (entry, place) in zip(notes.copies.entries, places) {
            for (key, first) in [(entry.key, place.copy), (entry.original, place.original)] {
                guard let docs = try reader.docs(from: first, ofSource: key) else { return nil }
                parts[key] = [(first, docs.count)]
            }
        }
        return parts
    }

    /// The sources with the keys of copies and originals, among all sources.
    private static func searched(
        _ entries: [ReportCopies.Entry], in reader: IndexReader
    ) throws(IndexError) -> [[UInt8]: [Docs]] {
        let wanted = Set(entries.flatMap { [$0.key, $0.original] })
        var parts: [[UInt8]: [Docs]] = [:]
        for source in try reader.sources(keys: Array(wanted)) {
            parts[source.key, default: []].append((source.firstDoc, source.docCount))
        }
        return parts
    }

    /// The places of the sources of copies in a reader; empty if a place would not identify its source.
    static func places(
        of copies: ReportCopies, in reader: IndexReader
    ) throws(ReportSearchError) -> CopyPlaces {
        if copies.entries.isEmpty { return CopyPlaces() }
        let parts = try rethrowing { () throws(IndexError) in
            try searched(copies.entries, in: reader)
        }
        var places = CopyPlaces()
        for entry in copies.entries {
            // An empty source shares its first doc with the next one.
            guard let copy = parts[entry.key], let original = parts[entry.original],
                copy.count == 1, original.count == 1, copy[0].count > 0, original[0].count > 0
            else { return CopyPlaces() }
            places.entries.append(
                CopyPlaces.Entry(copy: copy[0].first, original: original[0].first))
        }
        return places
    }

    /// The key under which a file is counted: for a copy the key of the original, otherwise its own.
    package func counted(_ key: [UInt8]) -> [UInt8] { originals[key] ?? key }

    /// The keys of the other files with the same report.
    func files(withReportOf key: [UInt8]) -> [[UInt8]] {
        (groups[originals[key] ?? key] ?? []).filter { $0 != key }
    }
}
