internal import InvertedIndex
internal import QueryLanguage
public import ReportCorpus
internal import TextAnalysis

/// A figure with the place that it can be cited by.
public struct PlacedFigure: Sendable {
    /// What is stated.
    public let figure: Figure
    /// Where it is: the paragraph, and the bytes of number, unit and qualifier.
    public let source: SourcePlace
    /// What stands there, after repair. Read alone it gives the same value, unit and qualifier.
    public let text: String
    /// The statutory part.
    public let section: Section
    /// What the report says of itself.
    public let metadata: Metadata

    /// The file, or the id of a row.
    public var file: String { source.file }
    /// The paragraph's number in it; 0 for a row of which only the id is kept.
    public var paragraph: Int { source.paragraph ?? 0 }
    /// The bytes of the original file with number, unit and qualifier.
    public var bytes: Range<Int> { source.bytes }

    /// The values of some keys.
    public func values(of keys: [GroupKey]) -> [String?] {
        keys.map { $0.value(metadata, section) }
    }
}

/// Which figures of a matching paragraph a query asks for.
public enum FigureScope: String, Sendable, CaseIterable {
    /// Those whose indicator the query stands in.
    case indicator
    /// Those of the sentences that it stands in.
    case sentence
    /// All.
    case paragraph
}

extension ReportSearcher {
    /// The figures of all paragraphs that match a request, by path, paragraph and place.
    ///
    /// - Parameters:
    ///   - request: what to look for; an empty query stands for every paragraph of the filter.
    ///   - scope: how near the query must stand.
    /// - Complexity: that of finding all matches, and O(text of those).
    public func figures(
        _ request: SearchRequest, scope: FigureScope = .indicator
    ) throws(ReportSearchError) -> [PlacedFigure] {
        let isAll = request.query.allSatisfy(\.isWhitespace)
        let query = isAll ? nil : try analyzed(request)
        let docs = isAll ? try docs(of: request.filter) : try allMatches(request).map(\.doc)
        let sources = SourceCache(core.reader)
        let reader = FigureReader()
        var found: [(figure: PlacedFigure, key: [UInt8])] = []
        for doc in docs {
            let record = try core.reader.paragraph(doc)
            var figures = reader.figures(in: record.text)
            if figures.isEmpty { continue }
            if let query, scope != .paragraph {
                figures = try near(query, figures, in: record.text, scope: scope)
            }
            let (source, report) = try sources.source(of: doc)
            let utf8 = Array(record.text.utf8)
            for figure in figures {
                let placed = PlacedFigure(
                    figure: figure,
                    source: record.sourcePlace(
                        in: location.displayPath(ofKey: source.key),
                        bytes: record.source.sourceRange(of: figure.place)),
                    text: String(decoding: utf8[figure.place], as: UTF8.self),
                    section: record.section, metadata: report.metadata)
                found.append((placed, source.key))
            }
        }
        found.sort { left, right in
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            return (left.figure.paragraph, left.figure.bytes.lowerBound)
                < (right.figure.paragraph, right.figure.bytes.lowerBound)
        }
        return found.map(\.figure)
    }

    /// The figures that a query stands near, in the same indicator or sentence.
    private func near(
        _ query: AnalyzedQuery, _ figures: [Figure], in text: String, scope: FigureScope
    ) throws(ReportSearchError) -> [Figure] {
        let folded = analyzer.fold(Array(text.utf8))
        // Each part of the query that can stand somewhere must stand near; fields alone have chosen already.
        var parts: [[Range<Int>]] = []
        for part in query.root.conjuncts where part.isText {
            parts.append(
                try Passage.places(part, in: folded.text).map { folded.sourceRange(of: $0) })
        }
        if scope == .indicator {
            return figures.filter { figure in
                parts.allSatisfy { places in
                    places.contains {
                        $0.overlaps(figure.indicatorPlace) || $0.overlaps(figure.place)
                    }
                }
            }
        }
        var sentences = SentenceEnd.sentences(of: Array(text.utf8))[...]
        var last: (sentence: Range<Int>, isNear: Bool)?
        return figures.filter { figure in
            while let sentence = sentences.first, sentence.upperBound <= figure.place.lowerBound {
                sentences = sentences.dropFirst()
            }
            guard let sentence = sentences.first else { return false }
            if let last, last.sentence == sentence { return last.isNear }
            let isNear = parts.allSatisfy { $0.contains { $0.overlaps(sentence) } }
            last = (sentence, isNear)
            return isNear
        }
    }

    /// The docs of a filter, in their order.
    func docs(of filter: ReportFilter) throws(ReportSearchError) -> [DocAddress] {
        var work = SearchStatistics()
        let docs = try docFilter(filter)
        do throws(IndexError) {
            return try core.matches(docs, statistics: &work)
        } catch {
            throw .index(error)
        }
    }
}

extension Paragraph {
    /// The figures of the paragraph, with their places in its file.
    func placedFigures(in file: String, metadata: Metadata) -> [PlacedFigure] {
        let found = FigureReader().figures(in: text)
        if found.isEmpty { return [] }
        let utf8 = Array(text.utf8)
        return found.map {
            PlacedFigure(
                figure: $0,
                source: SourcePlace(
                    file: file, paragraph: ordinal, bytes: source.sourceRange(of: $0.place),
                    document: place),
                text: String(decoding: utf8[$0.place], as: UTF8.self), section: section,
                metadata: metadata)
        }
    }
}

extension AnalyzedQuery.Node {
    /// The parts that must all match.
    fileprivate var conjuncts: [AnalyzedQuery.Node] {
        if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
    }

    /// Whether the part is text that stands somewhere, and not a field or the absence of something.
    fileprivate var isText: Bool {
        switch self {
        case .field, .not: false
        default: true
        }
    }
}
