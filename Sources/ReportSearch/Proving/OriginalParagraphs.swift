internal import DocumentModel
internal import InvertedIndex
internal import ReportCorpus

/// The paragraphs of an index to compare its searches with: read from the files themselves, or as the index stores
/// them.
struct OriginalParagraphs {
    /// A paragraph as in its file.
    struct Paragraph {
        let doc: DocAddress
        let source: SourcePlace
        let text: String
    }

    /// The paragraphs of all files that have not changed since they were indexed.
    private(set) var paragraphs: [Paragraph] = []
    /// The number of those files.
    private(set) var fileCount = 0
    /// The number of TSV files, which are skipped.
    private(set) var rowFileCount = 0
    /// The number of texts that were indexed from memory, which are skipped.
    private(set) var textCount = 0
    /// The number of paragraphs that were recognised from pictures. They are skipped, because the guarantee does not
    /// cover them.
    private(set) var recognisedCount = 0
    /// Files that are missing or have changed since they were indexed.
    private(set) var changedFiles: [String] = []

    private let searcher: SearchSession

    /// Takes the paragraphs of all files as the index stores them.
    init(storedIn searcher: SearchSession) throws(ReportSearchError) {
        self.searcher = searcher
        let docs = try searcher.docs(of: DocBounds.everything)
        var placed = searcher.paragraphs(docs)
        var keys: Set<[UInt8]> = []
        while let paragraph = try placed.next() {
            keys.insert(paragraph.key)
            paragraphs.append(
                Paragraph(
                    doc: paragraph.doc, source: paragraph.source, text: paragraph.record.text))
        }
        fileCount = keys.count
    }

    /// Reads all files.
    init(of searcher: SearchSession) throws(ReportSearchError) {
        self.searcher = searcher
        var parts: [[UInt8]: [IndexedSource]] = [:]
        var order: [[UInt8]] = []
        for source in try searcher.core.reader.allSources() {
            if parts[source.key] == nil { order.append(source.key) }
            parts[source.key, default: []].append(source)
        }
        for key in order { try add(key, parts[key] ?? []) }
    }

    private mutating func add(
        _ key: [UInt8], _ parts: [IndexedSource]
    ) throws(ReportSearchError) {
        if IndexLocation.textName(ofKey: key) != nil {
            textCount += 1
            return
        }
        let docs = try inReadingOrder(parts)
        if let first = docs.first, try !searcher.core.reader.paragraph(first).place.isInReport {
            rowFileCount += 1
            return
        }
        let file = searcher.location.displayPath(ofKey: key)
        guard let report = original(key, parts), report.paragraphs.count == docs.count else {
            changedFiles.append(file)
            return
        }
        fileCount += 1
        for (paragraph, doc) in zip(report.paragraphs, docs) {
            let place = SourcePlace(
                file: file, paragraph: paragraph.ordinal, bytes: paragraph.bytes,
                document: paragraph.place)
            if place.isRecognised {
                recognisedCount += 1
                continue
            }
            paragraphs.append(Paragraph(doc: doc, source: place, text: paragraph.text))
        }
    }

    /// The report of a file, if the file has not changed since it was indexed.
    ///
    /// An index may come from a stranger. It must not open a device or any file other than the indexed one, and no
    /// content of another file may be shown.
    private func original(_ key: [UInt8], _ parts: [IndexedSource]) -> Report? {
        guard let payload = parts.first?.payload, let source = try? SourceRecord(payload),
            let path = searcher.location.file(ofKey: key),
            FileWalk([ContainedPath(path).file]).files.first?.byteCount == source.byteCount,
            let bytes = try? ReportReader.bytes(ofFile: ContainedPath(path).file),
            XXHash64.hash(bytes) == source.contentHash
        else { return nil }
        return try? ReportParts.whole(
            path, encoding: source.encoding, recognisesScans: source.isRecognised)
    }

    /// The docs of a file in reading order; a merge may have moved its parts.
    private func inReadingOrder(
        _ parts: [IndexedSource]
    ) throws(ReportSearchError) -> [DocAddress] {
        var ordered: [(ordinal: Int, docs: [DocAddress])] = []
        for part in parts where part.docCount > 0 {
            let first = try searcher.core.reader.paragraph(part.firstDoc)
            ordered.append((first.ordinal, Array(part.docs)))
        }
        return ordered.sorted { $0.ordinal < $1.ordinal }.flatMap(\.docs)
    }
}
