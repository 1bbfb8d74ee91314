internal import InvertedIndex
internal import QueryLanguage
internal import ReportCorpus

/// Translates a filter on reports into a filter on docs, by the keywords of the index.
struct FilterResolver {
    let reader: IndexReader

    /// The doc filter; `.all([])` for an empty filter.
    func resolve(_ filter: ReportFilter) throws(IndexError) -> DocFilter {
        var parts: [DocFilter] = []
        if !filter.years.isEmpty {
            parts.append(
                try keywords(Keyword.year) { value in
                    guard let year = Int(value) else { return false }
                    return filter.years.contains { $0.contains(year) }
                })
        }
        if !filter.agencies.isEmpty {
            parts.append(
                try keywords(Keyword.agency) { value in
                    filter.agencies.contains { value.contains($0) }
                })
        }
        if !filter.regions.isEmpty {
            parts.append(
                try keywords(Keyword.region) { value in
                    let joined = value.filter { $0 != "/" }
                    return filter.regions.contains { value.contains($0) || joined.contains($0) }
                })
        }
        if !filter.sections.isEmpty {
            parts.append(
                .any(
                    filter.sections.map {
                        .term(Term(.keywords, Keyword.section + $0.rawValue))
                    }))
        }
        return .all(parts)
    }

    private func keywords(
        _ field: String, accepts: (String) -> Bool
    ) throws(IndexError) -> DocFilter {
        var terms: Set<Term> = []
        try reader.forEachTerm(of: .keywords, prefix: Array(field.utf8)) { bytes, _ in
            let value = String(decoding: bytes.dropFirst(field.utf8.count), as: UTF8.self)
            if accepts(value) { terms.insert(Term(.keywords, bytes)) }
        }
        return .any(terms.map(DocFilter.term))
    }
}

/// Decides which docs meet a condition on their documents and headings, such as title:报告. Not Sendable: each thread
/// needs its own.
///
/// The docs of a document below the same headings agree, so the condition is evaluated for only one of them.
final class DocumentCondition {
    /// Docs that agree.
    private struct Group: Hashable {
        let sourceStart: DocAddress
        /// Empty if the condition does not depend on headings.
        let headings: [Int]
    }

    private let node: AnalyzedQuery.Node
    private let dependsOnHeadings: Bool
    private let passages: PassageReader
    private let reader: IndexReader
    private var decided: [Group: Bool] = [:]

    /// - Parameter node: title:, file: and heading: conditions, joined by AND, OR and NOT.
    init(_ node: AnalyzedQuery.Node, passages: PassageReader, reader: IndexReader) {
        self.node = node
        dependsOnHeadings = Self.dependsOnHeadings(node)
        self.passages = passages
        self.reader = reader
    }

    private static func dependsOnHeadings(_ node: AnalyzedQuery.Node) -> Bool {
        switch node {
        case .field(.heading): true
        case .all(let parts), .any(let parts): parts.contains(where: dependsOnHeadings)
        case .not(let part): dependsOnHeadings(part)
        default: false
        }
    }

    /// Whether a doc meets the condition.
    ///
    /// - Complexity: O(log of the number of sources) if a doc of the same group was asked before and the condition does
    ///   not depend on headings; otherwise the doc is read.
    func accepts(_ doc: DocAddress) throws(ReportSearchError) -> Bool {
        let start = try rethrowing { () throws(IndexError) in try reader.sourceStart(of: doc) }
        let headings = dependsOnHeadings ? try reader.outlinePlace(of: doc).headings : []
        let group = Group(sourceStart: start, headings: headings)
        if let known = decided[group] { return known }
        let isMet = try passages.passage(doc).matches(node, .literal)
        decided[group] = isMet
        return isMet
    }
}

extension SearchSession {
    /// The condition of a request, for searches in which any word is enough; nil if it has none.
    func condition(
        of request: SearchRequest, _ passages: PassageReader
    ) throws(ReportSearchError) -> DocumentCondition? {
        if request.condition.isEmpty { return nil }
        let query = try analyzed(try parsed(request.condition), of: request.condition)
        return DocumentCondition(query.root, passages: passages, reader: reader)
    }
}
