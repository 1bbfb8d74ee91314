internal import InvertedIndex
internal import QueryLanguage
public import ReportCorpus
public import ReportSearch
internal import TextAnalysis

/// A figure with its citation place.
public struct PlacedFigure: Sendable {
    /// Value, unit and indicator.
    public let figure: Figure
    /// The paragraph, and the bytes of number, unit and qualifier.
    public let source: SourcePlace
    /// The text of these bytes, after repair. Parsed alone, it yields the same value, unit and qualifier.
    public let text: String
    /// The statutory section.
    public let section: Section
    /// The metadata of the report.
    public let metadata: Metadata
    /// The sentence around it, if requested; otherwise empty.
    public internal(set) var sentence = ""
    /// The byte offset of the sentence in the paragraph's text.
    var sentenceStart = 0
    /// The byte offset of the figure in the sentence.
    var sentenceOffset = 0

    /// The path of the file, or the id of a row.
    public var file: String { source.file }
    /// The number of the paragraph in the file, from 1; 0 for a row without a line number.
    public var paragraph: Int { source.paragraph ?? 0 }
    /// The bytes of number, unit and qualifier in the original file.
    public var bytes: Range<Int> { source.bytes }

    /// The values of keys, in their order; nil if unknown.
    public func values(of keys: [GroupKey]) -> [String?] {
        keys.map { $0.value(metadata, section, kind: FileKind.of(file)) }
    }
}

/// Which figures of a matching paragraph are listed.
public enum FigureScope: String, Sendable, CaseIterable {
    /// Figures whose indicator, or whose own text, contains all parts of the query.
    case indicator
    /// Figures in sentences that contain all parts of the query.
    case sentence
    /// All figures.
    case paragraph
}

/// The figures of the paragraphs that match a request.
public struct FigureList: Sendable {
    /// The figures, by path, paragraph and position.
    public let figures: [PlacedFigure]

    /// Reads the figures of all paragraphs that match a request.
    ///
    /// - Parameters:
    ///   - request: the query and filter; an empty query matches every paragraph of the filter.
    ///   - scope: which figures of a matching paragraph are listed.
    ///   - keepsSentences: whether each figure comes with its sentence.
    /// - Complexity: that of finding all matches, plus O(text of the matches), divided between all cores.
    public init(
        of request: SearchRequest, scope: FigureScope = .indicator, keepsSentences: Bool = false,
        in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        figures = try Self.stream(
            of: request, scope: scope, keepsSentences: keepsSentences, in: searcher
        ).items()
    }

    /// The same figures as a stream.
    ///
    /// - Parameters:
    ///   - request: the query and filter; an empty query matches every paragraph of the filter.
    ///   - scope: which figures of a matching paragraph are listed.
    ///   - role: the role of the figures; nil for all.
    ///   - keepsSentences: whether each figure comes with its sentence.
    /// - Complexity: that of finding the candidates in the index; no text is read yet.
    public static func stream(
        of request: SearchRequest, scope: FigureScope = .indicator, role: Figure.Role? = nil,
        keepsSentences: Bool = false, in searcher: ReportSearcher
    ) throws(ReportSearchError) -> CorpusStream<PlacedFigure> {
        let searcher = searcher.pinned()
        let session = try searcher.session()
        let isAll = request.query.allSatisfy(\.isWhitespace)
        var literal = request
        // Figures are looked for near occurrences, so the matches must have literal ones.
        if scope != .paragraph { literal.onlyLiteral = true }
        if isAll {
            let docs = try session.docs(of: try session.docFilter(request.filter))
            return CorpusStream(try session.byPath(docs), in: searcher) {
                session throws(ReportSearchError) in
                let reading = FigureReading(session, near: nil, scope, role, keepsSentences)
                return { docs throws(ReportSearchError) in try reading.figures(of: docs) }
            }
        }
        let wanted = literal
        let found = try session.candidates(of: wanted)
        let candidates = found.ordered(try session.byPath(found.docs))
        return CorpusStream(candidates.docs, in: searcher) { session throws(ReportSearchError) in
            let check = try session.check(candidates, of: wanted)
            let reading = FigureReading(
                session, near: scope == .paragraph ? nil : check.query, scope, role,
                keepsSentences)
            return { docs throws(ReportSearchError) in
                try reading.figures(of: try check.matches(of: docs)[...])
            }
        }
    }
}

/// Reads the figures of docs, on one thread.
private struct FigureReading {
    private let session: SearchSession
    private let query: AnalyzedQuery?
    private let scope: FigureScope
    private let role: Figure.Role?
    private let keepsSentences: Bool
    private let reader = FigureReader()
    private let texts: CorpusTexts

    init(
        _ session: SearchSession, near query: AnalyzedQuery?, _ scope: FigureScope,
        _ role: Figure.Role?, _ keepsSentences: Bool
    ) {
        self.session = session
        texts = CorpusTexts(session)
        self.query = query
        self.scope = scope
        self.role = role
        self.keepsSentences = keepsSentences
    }

    func figures(of docs: ArraySlice<DocAddress>) throws(ReportSearchError) -> [PlacedFigure] {
        var found: [PlacedFigure] = []
        // Most paragraphs have no figure. Their text alone shows this, so the rest of their record is not read.
        var candidates: [DocAddress] = []
        for doc in docs {
            if try texts.read(doc, { text, _ in FigureReader.mayContainFigure(text) }) {
                candidates.append(doc)
            }
        }
        var paragraphs = session.paragraphs(candidates)
        while let paragraph = try paragraphs.next() {
            let record = paragraph.record
            var figures = reader.figures(
                in: record.text, section: record.section, year: paragraph.metadata.year?.value)
            if let role { figures = figures.filter { $0.role == role } }
            if figures.isEmpty { continue }
            if let query { figures = try near(query, figures, in: record.text) }
            let utf8 = Array(record.text.utf8)
            let sentences = keepsSentences ? SentenceEnd.sentences(of: utf8) : []
            for figure in figures {
                var placed = PlacedFigure(
                    figure: figure,
                    source: record.sourcePlace(
                        in: paragraph.file, inner: paragraph.source.inner,
                        bytes: record.source.sourceRange(of: figure.range)),
                    text: String(decoding: utf8[figure.range], as: UTF8.self),
                    section: record.section, metadata: paragraph.metadata)
                if let sentence = sentences.first(where: { $0.overlaps(figure.range) }) {
                    placed.sentence = String(decoding: utf8[sentence], as: UTF8.self)
                    placed.sentenceStart = sentence.lowerBound
                    placed.sentenceOffset = max(0, figure.range.lowerBound - sentence.lowerBound)
                }
                found.append(placed)
            }
        }
        return found
    }

    /// The figures whose indicator or own text, or whose sentence, contains all parts of a query; `scope` decides
    /// which.
    private func near(
        _ query: AnalyzedQuery, _ figures: [Figure], in text: String
    ) throws(ReportSearchError) -> [Figure] {
        let folded = session.analyzer.fold(Array(text.utf8))
        // Fields and negations have no position in the text; the search has already applied them.
        var parts: [[Range<Int>]] = []
        for part in query.root.conjuncts where part.isText {
            parts.append(
                try SearchSession.places(of: part, in: folded.text).map {
                    folded.sourceRange(of: $0)
                })
        }
        if scope == .indicator {
            return figures.filter { figure in
                parts.allSatisfy { places in
                    places.contains {
                        $0.overlaps(figure.indicatorRange) || $0.overlaps(figure.range)
                    }
                }
            }
        }
        var sentences = SentenceEnd.sentences(of: Array(text.utf8))[...]
        var last: (sentence: Range<Int>, isNear: Bool)?
        return figures.filter { figure in
            while let sentence = sentences.first, sentence.upperBound <= figure.range.lowerBound {
                sentences = sentences.dropFirst()
            }
            guard let sentence = sentences.first else { return false }
            if let last, last.sentence == sentence { return last.isNear }
            let isNear = parts.allSatisfy { $0.contains { $0.overlaps(sentence) } }
            last = (sentence, isNear)
            return isNear
        }
    }
}

extension Paragraph {
    /// The figures of the paragraph with their places in the file.
    func placedFigures(in file: String, metadata: Metadata) -> [PlacedFigure] {
        let found = FigureReader().figures(
            in: text, section: section, year: metadata.year?.value)
        if found.isEmpty { return [] }
        let utf8 = Array(text.utf8)
        return found.map {
            PlacedFigure(
                figure: $0,
                source: SourcePlace(
                    file: file, paragraph: ordinal, bytes: source.sourceRange(of: $0.range),
                    document: place),
                text: String(decoding: utf8[$0.range], as: UTF8.self), section: section,
                metadata: metadata)
        }
    }
}

extension AnalyzedQuery.Node {
    /// The parts that must all match.
    fileprivate var conjuncts: [AnalyzedQuery.Node] {
        if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
    }

    /// Whether the part has positions in the text: not a field or a negation.
    fileprivate var isText: Bool {
        switch self {
        case .field, .not: false
        default: true
        }
    }
}
