internal import ReportCorpus

/// A filter applied to the documents of a commit: each condition is decided once for each value, not for each document.
package struct FacetSelection: Sendable {
    let shape: CorpusShape
    /// For each property with a condition, whether each document meets it.
    private let conditions: [FacetFilter.Key: [Bool]]
    private let sections: [Bool]

    /// Applies a filter.
    ///
    /// - Complexity: O(documents), if there are conditions.
    package init(_ filter: FacetFilter, in shape: CorpusShape) {
        self.shape = shape
        sections = Section.allCases.indices.map { filter.accepts(section: $0) }
        var conditions: [FacetFilter.Key: [Bool]] = [:]
        for key in FacetFilter.Key.allCases where key != .section && filter.asks(key) {
            let column = shape.column(key)
            let isAccepted = column.names.map { filter.accepts($0, of: key) }
            conditions[key] = shape.sources.indices.map { isAccepted[column.last(of: $0)] }
        }
        self.conditions = conditions
    }

    /// The documents and sections that meet the conditions.
    ///
    /// - Parameter key: a property whose condition does not count; nil if all do.
    func choice(without key: FacetFilter.Key? = nil) -> Choice {
        var documents: [Bool]?
        for (other, accepted) in conditions where other != key {
            documents = documents.map { zip($0, accepted).map { $0 && $1 } } ?? accepted
        }
        return Choice(
            documents: documents,
            sections: key == .section ? sections.map { _ in true } : sections)
    }

    /// The documents and sections that the conditions leave.
    struct Choice {
        /// nil if every document meets them.
        fileprivate let documents: [Bool]?
        fileprivate let sections: [Bool]

        /// Whether nothing is left out.
        var isEverything: Bool { documents == nil && sections.allSatisfy(\.self) }

        func contains(_ document: Int, section: Int) -> Bool {
            sections[section] && (documents?[document] ?? true)
        }
    }
}
