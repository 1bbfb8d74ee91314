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

    /// Reads the copies that an index remembers.
    ///
    /// - Complexity: O(1) without copies, else O(files).
    package init(in reader: IndexReader) throws(ReportSearchError) {
        let entries = try IndexNotes(of: reader.notes).copies.entries
        if entries.isEmpty { return }
        var parts: [[UInt8]: [IndexedSource]] = [:]
        let wanted = Set(entries.flatMap { [$0.key, $0.original] })
        let sources = try rethrowing { () throws(IndexError) in
            try reader.sources(keys: Array(wanted))
        }
        for source in sources {
            parts[source.key, default: []].append(source)
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
            let first = source[0].firstDoc
            for offset in 0..<source[0].docCount where !own.contains(offset) {
                hiddenDocs.append(
                    DocAddress(segment: first.segment, doc: first.doc + DocID(offset)))
            }
        }
        hiddenDocs.sort()
    }

    /// The key of the file that is counted for one: that of the original of a copy, else its own.
    package func counted(_ key: [UInt8]) -> [UInt8] { originals[key] ?? key }

    /// The keys of the other files with the same report.
    func files(withReportOf key: [UInt8]) -> [[UInt8]] {
        (groups[originals[key] ?? key] ?? []).filter { $0 != key }
    }
}
