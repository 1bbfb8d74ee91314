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
    /// The text there, after repair. Read alone, it gives the same value, unit and qualifier.
    public let text: String
    /// The statutory section.
    public let section: Section
    /// The metadata of the report.
    public let metadata: Metadata

    /// The path of the file, or the id of a row.
    public var file: String { source.file }
    /// The number of the paragraph in the file, from 1; 0 for a row without a line number.
    public var paragraph: Int { source.paragraph ?? 0 }
    /// The bytes of number, unit and qualifier in the original file.
    public var bytes: Range<Int> { source.bytes }

    /// The values of keys, in their order; nil if unknown.
    public func values(of keys: [GroupKey]) -> [String?] {
        keys.map { $0.value(metadata, section) }
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
    /// - Complexity: that of finding all matches, plus O(text of the matches).
    public init(
        of request: SearchRequest, scope: FigureScope = .indicator, in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let session = try searcher.session()
        let isAll = request.query.allSatisfy(\.isWhitespace)
        let query = isAll ? nil : try session.analyzed(request)
        let docs =
            isAll
            ? try session.docs(of: try session.docFilter(request.filter))
            : try session.allMatches(request).map(\.doc)
        let reader = FigureReader()
        var found: [(figure: PlacedFigure, key: [UInt8])] = []
        var paragraphs = session.paragraphs(docs)
        while let paragraph = try paragraphs.next() {
            let record = paragraph.record
            var figures = reader.figures(in: record.text)
            if figures.isEmpty { continue }
            if let query, scope != .paragraph {
                figures = try Self.near(query, figures, in: record.text, scope: scope, session)
            }
            let utf8 = Array(record.text.utf8)
            for figure in figures {
                let placed = PlacedFigure(
                    figure: figure,
                    source: record.sourcePlace(
                        in: paragraph.file, inner: paragraph.source.inner,
                        bytes: record.source.sourceRange(of: figure.range)),
                    text: String(decoding: utf8[figure.range], as: UTF8.self),
                    section: record.section, metadata: paragraph.metadata)
                found.append((placed, paragraph.key))
            }
        }
        found.sort {
            PlacedParagraph.precedes(
                ($0.key, $0.figure.paragraph, $0.figure.bytes),
                ($1.key, $1.figure.paragraph, $1.figure.bytes))
        }
        figures = found.map(\.figure)
    }

    /// The figures whose indicator or sentence contains all parts of a query.
    private static func near(
        _ query: AnalyzedQuery, _ figures: [Figure], in text: String, scope: FigureScope,
        _ session: SearchSession
    ) throws(ReportSearchError) -> [Figure] {
        let folded = session.analyzer.fold(Array(text.utf8))
        // Fields and negations have no position in the text; the search has applied them already.
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
        let found = FigureReader().figures(in: text)
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
