internal import DocumentModel
internal import InvertedIndex
internal import ParagraphEvidence

/// Reads what surrounds the paragraphs of reports: headings, title, neighbours. Each is read once for a query. Not to
/// be shared between threads.
final class SurroundingsReader {
    /// How many paragraphs before a paragraph count.
    private static let countBefore = 3

    /// The cached data of a report.
    private struct Source {
        let record: SourceRecord
        let place: SourceDocs
        var title: [Bool]?
        var headings: [Int: [Bool]] = [:]
    }

    /// The docs of a source.
    struct SourceDocs: Equatable {
        let segment: Int
        let docs: Range<Int>

        func contains(_ doc: DocAddress) -> Bool {
            doc.segment == segment && docs.contains(Int(doc.doc))
        }
    }

    private let reader: IndexReader
    private let passages: PassageReader
    private let measure: ParagraphMeasure
    private var sources: [Source] = []
    private var neighbours: [DocAddress: [Bool]] = [:]

    init(_ reader: IndexReader, passages: PassageReader, measure: ParagraphMeasure) {
        self.reader = reader
        self.passages = passages
        self.measure = measure
    }

    /// Fetches what surrounds docs, where the index is on other machines.
    func prepare(_ docs: [DocAddress]) throws(ReportSearchError) {
        guard reader.isDistant else { return }
        var around: [DocAddress] = []
        for doc in docs {
            let number = Int(doc.doc)
            for near in max(0, number - Self.countBefore)...number + 1 {
                around.append(DocAddress(segment: doc.segment, doc: DocID(near)))
            }
        }
        try rethrowing { () throws(IndexError) in
            try reader.prepare(docs: around, sources: true)
        }
    }

    /// The docs of the source of a doc.
    func docs(around doc: DocAddress) throws(ReportSearchError) -> SourceDocs {
        sources[try source(of: doc)].place
    }

    /// The number of the source of a doc. The best paragraphs are of few sources, and a record may be long.
    private func source(of doc: DocAddress) throws(ReportSearchError) -> Int {
        if let known = sources.firstIndex(where: { $0.place.contains(doc) }) { return known }
        let (found, record) = try passages.sources.source(of: doc)
        let first = Int(found.firstDoc.doc)
        sources.append(
            Source(
                record: record,
                place: SourceDocs(
                    segment: doc.segment, docs: first..<first + found.docCount)))
        return sources.count - 1
    }

    /// What surrounds a doc; nil for a row, whose neighbours may be anything.
    func surroundings(of doc: DocAddress) throws(ReportSearchError) -> Surroundings? {
        let record = try reader.paragraph(doc)
        guard record.place.isInReport else { return nil }
        let source = try source(of: doc)
        var surroundings = Surroundings()
        surroundings.title = title(of: source)
        surroundings.headings = headings(record.headings, of: source)
        let docs = sources[source].place.docs
        let number = Int(doc.doc)
        for distance in 1...Self.countBefore where docs.contains(number - distance) {
            surroundings.before.append(try presence(in: doc, shifted: -distance))
        }
        if docs.contains(number + 1) { surroundings.after = try presence(in: doc, shifted: 1) }
        return surroundings
    }

    private func title(of source: Int) -> [Bool] {
        if let known = sources[source].title { return known }
        let text = sources[source].record.metadata.title?.value ?? ""
        let found = measure.presence(in: passages.folded(text))
        sources[source].title = found
        return found
    }

    private func headings(_ numbers: [Int], of source: Int) -> [Bool] {
        var union: [Bool] = []
        for number in numbers {
            let found: [Bool]
            if let known = sources[source].headings[number] {
                found = known
            } else {
                let all = sources[source].record.headings
                found = measure.presence(
                    in: passages.folded(number < all.count ? all[number] : ""))
                sources[source].headings[number] = found
            }
            union = union.isEmpty ? found : zip(union, found).map { $0 || $1 }
        }
        return union
    }

    private func presence(
        in doc: DocAddress, shifted distance: Int
    ) throws(ReportSearchError) -> [Bool] {
        let other = DocAddress(segment: doc.segment, doc: DocID(Int(doc.doc) + distance))
        if let known = neighbours[other] { return known }
        let found = measure.presence(in: try passages.text(of: other).text)
        neighbours[other] = found
        return found
    }
}
