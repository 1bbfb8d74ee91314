internal import ReportCorpus
package import ReportSearch

/// How many paragraphs of each document and section match a query without a filter. The counts of every facet under
/// every filter are computed from this.
package struct MatchCounts: Sendable {
    private struct Cell: Sendable {
        let document: Int32
        let section: UInt8
        let paragraphs: Int32
    }

    /// In the order of documents, then sections.
    private let cells: [Cell]

    /// Finds what matches a request. Its filter, limit, ranking and `onlyLiteral` are ignored.
    ///
    /// - Complexity: that of finding all matches, without their order.
    package init(
        of request: SearchRequest, in searcher: ReportSearcher, shape: CorpusShape
    ) throws(ReportSearchError) {
        var request = request
        request.filter = ReportFilter()
        request.onlyLiteral = false
        var counts = [Int32](repeating: 0, count: shape.sources.count * CorpusShape.sectionCount)
        for doc in try searcher.session().docs(of: request) {
            if let place = shape.cell(of: doc) { counts[place] += 1 }
        }
        var cells: [Cell] = []
        for (place, count) in counts.enumerated() where count > 0 {
            cells.append(
                Cell(
                    document: Int32(place / CorpusShape.sectionCount),
                    section: UInt8(place % CorpusShape.sectionCount), paragraphs: count))
        }
        self.cells = cells
    }

    /// The matching paragraphs of a selection, and the documents that have them.
    package func total(_ selection: FacetSelection) -> (paragraphs: Int, reports: Int) {
        let choice = selection.choice()
        var total = (paragraphs: 0, reports: 0)
        var tally = ReportTally()
        for cell in cells where choice.contains(Int(cell.document), section: Int(cell.section)) {
            total.paragraphs += Int(cell.paragraphs)
            tally.add(Int(cell.document), selection.shape)
        }
        total.reports = tally.count
        return total
    }

    /// The groups of a facet, each with its matches and its total; groups with most matches first, then by value. The
    /// selection's own condition on the facet is ignored, so that users can also choose other values.
    package func groups(_ facet: FacetFilter.Key, _ selection: FacetSelection) -> [FacetGroup] {
        let shape = selection.shape
        let choice = selection.choice(without: facet)
        let column = shape.column(facet)
        let isBySection = facet == .section
        var groups = (isBySection ? Section.allCases.map(\.rawValue) : column.names)
            .map { FacetGroup(value: $0) }
        func forEachGroup(of document: Int, _ section: Int, _ body: (Int) -> Void) {
            if isBySection { body(section) } else { column.forEach(of: document, body) }
        }
        if choice.isEverything {
            // Without conditions, the totals are those of the whole index, which are already counted.
            let counts = isBySection ? shape.sectionDocumentCounts : column.documentCounts
            for value in groups.indices { groups[value].known = counts[value] }
        } else {
            for (document, source) in shape.sources.enumerated() {
                for (section, count) in source.paragraphs.enumerated()
                where count > 0 && choice.contains(document, section: section) {
                    forEachGroup(of: document, section) { groups[$0].see(document, shape) }
                }
            }
        }
        for cell in cells where choice.contains(Int(cell.document), section: Int(cell.section)) {
            forEachGroup(of: Int(cell.document), Int(cell.section)) {
                groups[$0].match(Int(cell.document), Int(cell.paragraphs), shape)
            }
        }
        // The numbers of values are in the order of the values, so no text is compared. Sections are sorted by name.
        let order = groups.indices.filter { groups[$0].allReports > 0 }.sorted { left, right in
            if groups[left].paragraphs != groups[right].paragraphs {
                return groups[left].paragraphs > groups[right].paragraphs
            }
            return isBySection ? groups[left].value < groups[right].value : left < right
        }
        return order.map { groups[$0] }
    }
}

/// A value of a facet with its counts.
package struct FacetGroup: Sendable {
    /// The value; empty if unknown.
    package let value: String
    /// Matching paragraphs.
    package private(set) var paragraphs = 0
    /// Reports with a matching paragraph: documents, of several with the same report one.
    package var reports: Int { matching.count }
    /// Reports.
    package var allReports: Int { known ?? all.count }
    /// The number of reports, if it does not depend on the question.
    fileprivate var known: Int?
    private var all = ReportTally()
    private var matching = ReportTally()

    init(value: String) { self.value = value }

    fileprivate mutating func see(_ document: Int, _ shape: CorpusShape) {
        all.add(document, shape)
    }

    fileprivate mutating func match(_ document: Int, _ count: Int, _ shape: CorpusShape) {
        paragraphs += count
        matching.add(document, shape)
    }
}

/// Counts the reports of documents that come in order, each perhaps several times in a row.
private struct ReportTally {
    private(set) var count = 0
    private var last = -1
    /// The reports that several documents hold, which need not follow each other.
    private var shared: Set<Int> = []

    mutating func add(_ document: Int, _ shape: CorpusShape) {
        if document == last { return }
        last = document
        let source = shape.sources[document]
        if !source.isShared || shared.insert(source.report).inserted { count += 1 }
    }
}
