internal import DocumentModel
internal import InvertedIndex
internal import ParagraphEvidence

/// Reads what surrounds the paragraphs of reports: headings, title, neighbours. Each is read once for a query. Not to
/// be shared between threads.
final class SurroundingsReader {
    /// How many paragraphs before a paragraph count.
    static let countBefore = 3

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
            around.append(
                try rethrowing { () throws(IndexError) in try reader.sourceStart(of: doc) })
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
        if number > docs.lowerBound {
            surroundings.opening = try presence(in: doc, shifted: docs.lowerBound - number)
        }
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

/// What candidates gain by their neighbours among the candidates: by strings of the query that they lack and that the three
/// paragraphs before them or the one after them have. No more text is read for it than the candidates' own, so it can choose
/// which of many candidates are measured in full.
struct NearCandidates {
    private let query: EvidenceQuery
    private let reader: IndexReader
    /// Which needles each candidate has.
    private var presence: [DocAddress: [Bool]] = [:]
    /// Whether the paragraphs of a source, known by its first doc, are a report's: neighbours of a row may be anything.
    private var areReports: [DocAddress: Bool] = [:]

    init(_ query: EvidenceQuery, reader: IndexReader) {
        self.query = query
        self.reader = reader
    }

    /// Adds a candidate.
    mutating func add(_ doc: DocAddress, presence: [Bool]) { self.presence[doc] = presence }

    /// What a candidate gains, as a part of its score.
    mutating func gain(of doc: DocAddress) throws(ReportSearchError) -> Double {
        guard let own = presence[doc] else { return 0 }
        var before: [[Bool]] = []
        var justBefore: [Bool]?
        for distance in 1...SurroundingsReader.countBefore {
            guard let other = try neighbour(of: doc, shifted: -distance) else { continue }
            before.append(other)
            if distance == 1 { justBefore = other }
        }
        let after = try neighbour(of: doc, shifted: 1)
        guard !before.isEmpty || after != nil else { return 0 }
        var gain = 0.0
        for (number, needle) in query.needles.enumerated() where !own[number] {
            if justBefore?[number] ?? false { gain += needle.weight * Self.justBefore }
            if before.contains(where: { $0[number] }) { gain += needle.weight * Self.before }
            if after?[number] ?? false { gain += needle.weight * Self.after }
        }
        return gain
    }

    private static let justBefore = EvidenceFormula.weight(of: .justBefore)
    private static let before = EvidenceFormula.weight(of: .before)
    private static let after = EvidenceFormula.weight(of: .after)

    /// The needles of a neighbour in the same report; nil if it is no candidate.
    private mutating func neighbour(
        of doc: DocAddress, shifted distance: Int
    ) throws(ReportSearchError) -> [Bool]? {
        let number = Int(doc.doc) + distance
        guard number >= 0 else { return nil }
        let other = DocAddress(segment: doc.segment, doc: DocID(number))
        guard let found = presence[other] else { return nil }
        let (start, otherStart) = try rethrowing { () throws(IndexError) in
            (try reader.sourceStart(of: doc), try reader.sourceStart(of: other))
        }
        guard start == otherStart else { return nil }
        if areReports[start] == nil {
            areReports[start] = try reader.paragraph(doc).place.isInReport
        }
        return areReports[start] ?? false ? found : nil
    }
}
