internal import DocumentModel
internal import InvertedIndex
internal import ParagraphEvidence
internal import StoredReports

/// Reads what surrounds the paragraphs of reports: headings, title, neighbours. Each is read once for a query. Not
/// Sendable: each thread needs its own.
final class SurroundingsReader {
    /// How many paragraphs before a paragraph are considered.
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

    /// Whether rows with consecutive numbers are neighbours: see `NeighbourGains.rowsContinue`.
    var rowsContinue = false

    private let reader: IndexReader
    private let passages: PassageReader
    private let measure: ParagraphMeasure
    private var sources: [Source] = []
    /// Which needles paragraphs have.
    private var neighbours: [DocAddress: [Bool]] = [:]

    init(_ reader: IndexReader, passages: PassageReader, measure: ParagraphMeasure) {
        self.reader = reader
        self.passages = passages
        self.measure = measure
    }

    /// Stores which needles some paragraphs contain, so that these paragraphs are not read again as neighbours.
    func cachePresence(_ presence: [DocAddress: [Bool]]) { neighbours = presence }

    /// Fetches what surrounds docs in advance, if the index is on other machines.
    func prepare(_ docs: [DocAddress]) throws(ReportSearchError) {
        guard reader.isRemote else { return }
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

    /// The index in `sources` of a doc's source. Sources are cached, because the best paragraphs come from few sources
    /// and a record may be long.
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

    /// What surrounds a doc; nil for a row that is not part of a running text.
    func surroundings(of doc: DocAddress) throws(ReportSearchError) -> Surroundings? {
        let place = try reader.outlinePlace(of: doc)
        guard place.isInReport else {
            return try surroundings(of: doc, row: try reader.paragraph(doc))
        }
        let source = try source(of: doc)
        var surroundings = Surroundings()
        surroundings.title = title(of: source)
        surroundings.headings = headings(place.headings, of: source)
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

    /// What surrounds a row: the rows before and after it, as far as their numbers are consecutive.
    private func surroundings(
        of doc: DocAddress, row: ParagraphRecord
    ) throws(ReportSearchError) -> Surroundings? {
        guard rowsContinue, let row = NumberedRow(row) else { return nil }
        let docs = sources[try source(of: doc)].place.docs
        var surroundings = Surroundings()
        for distance in 1...Self.countBefore {
            guard try continues(row, doc, shifted: -distance, in: docs) else { break }
            surroundings.before.append(try presence(in: doc, shifted: -distance))
        }
        if try continues(row, doc, shifted: 1, in: docs) {
            surroundings.after = try presence(in: doc, shifted: 1)
        }
        return surroundings
    }

    /// Whether the row at a distance from a row is in the same text: its number differs by the same distance.
    private func continues(
        _ row: NumberedRow, _ doc: DocAddress, shifted distance: Int, in docs: Range<Int>
    ) throws(ReportSearchError) -> Bool {
        let other = Int(doc.doc) + distance
        guard docs.contains(other) else { return false }
        let record = try reader.paragraph(DocAddress(segment: doc.segment, doc: DocID(other)))
        return NumberedRow(record).map { row.isFollowed(by: $0, after: distance) } ?? false
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

/// What candidates gain from neighbours that are candidates too. A candidate gains for strings of the query that it
/// lacks but that one of the three paragraphs before it, or the one after it, contains. This needs only the text of
/// the candidates, so it is cheap enough to choose which of many candidates are measured in full.
struct NeighbourGains {
    private let query: EvidenceQuery
    private let reader: IndexReader
    /// Which needles each candidate has.
    private(set) var presence: [DocAddress: [Bool]] = [:]
    /// Whether a source is a report, by the source's first doc.
    private var areReports: [DocAddress: Bool] = [:]
    /// The numbered row of a doc; nil for a row without a number.
    private var rows: [DocAddress: NumberedRow?] = [:]
    /// Whether rows with consecutive numbers are neighbours, like paragraphs of a report: see `detectRunningText`.
    private(set) var rowsContinue = false

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

    /// Which needles a neighbour in the same text has; nil if it is not a candidate, or belongs to another text.
    private mutating func neighbour(
        of doc: DocAddress, shifted distance: Int
    ) throws(ReportSearchError) -> [Bool]? {
        let number = Int(doc.doc) + distance
        guard number >= 0 else { return nil }
        let other = DocAddress(segment: doc.segment, doc: DocID(number))
        guard let found = presence[other] else { return nil }
        guard try isSameSource(doc, other) else { return nil }
        if try isReport(doc) { return found }
        guard rowsContinue, let row = try row(doc), let otherRow = try self.row(other),
            row.isFollowed(by: otherRow, after: distance)
        else { return nil }
        return found
    }

    /// Decides whether consecutive rows are running text, such as the sentences of a page. If they are, far more of the
    /// best candidates are next to each other than in a random order. Long rows, such as articles of laws or whole
    /// news, state their own topic, so their neighbours would mislead. So would neighbours that begin with the same
    /// characters, such as entries of a list.
    ///
    /// - Parameter best: the best candidates.
    mutating func detectRunningText(_ best: some Sequence<DocAddress>) throws(ReportSearchError) {
        guard reader.averageLength <= Self.maxAverageLength else { return }
        var rows: Set<DocAddress> = []
        for doc in best where try !isReport(doc) { rows.insert(doc) }
        var pairs = 0
        for doc in rows {
            let next = DocAddress(segment: doc.segment, doc: doc.doc + 1)
            guard rows.contains(next), try isSameSource(doc, next),
                let row = try row(doc), let nextRow = try self.row(next),
                row.isFollowed(by: nextRow, after: 1), !row.beginsLike(nextRow)
            else { continue }
            pairs += 1
        }
        let expected = Double(rows.count * (rows.count - 1)) / Double(max(reader.docCount, 1))
        rowsContinue = Double(pairs) >= 3 * expected + 2
    }

    /// If the average length of the index's paragraphs is above this, in words, rows are not single sentences.
    private static let maxAverageLength = 50.0

    private func isSameSource(
        _ left: DocAddress, _ right: DocAddress
    ) throws(ReportSearchError) -> Bool {
        try rethrowing { () throws(IndexError) in
            try reader.sourceStart(of: left) == reader.sourceStart(of: right)
        }
    }

    private mutating func isReport(_ doc: DocAddress) throws(ReportSearchError) -> Bool {
        let start = try rethrowing { () throws(IndexError) in try reader.sourceStart(of: doc) }
        if let known = areReports[start] { return known }
        let isReport = try reader.outlinePlace(of: doc).isInReport
        areReports[start] = isReport
        return isReport
    }

    private mutating func row(_ doc: DocAddress) throws(ReportSearchError) -> NumberedRow? {
        if let known = rows[doc] { return known }
        let row = NumberedRow(try reader.paragraph(doc))
        rows[doc] = .some(row)
        return row
    }
}
