internal import InvertedIndex
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
