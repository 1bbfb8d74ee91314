internal import DocumentModel
internal import InvertedIndex
internal import ReportCorpus

/// Orders docs as hits are shown: by score, equal scores by path, then by paragraph. The index alone knows only the
/// order of indexing, which updates change.
struct TieOrder {
    private let reader: IndexReader
    private let sources: KnownSources
    private var places: [DocAddress: Place] = [:]

    /// The position of a doc, which does not depend on how docs are distributed over segments.
    private struct Place {
        let doc: DocAddress
        let key: [UInt8]
        /// The first doc of its source.
        let source: DocAddress
        /// Paragraph and row, if the key has several sources: docs of one source are in order.
        var paragraph: (ordinal: Int, rowID: String)?

        static func precedes(_ left: Place, _ right: Place) -> Bool {
            if left.source == right.source { return left.doc < right.doc }
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            guard let one = left.paragraph, let other = right.paragraph, one != other else {
                return left.doc < right.doc
            }
            return one < other
        }
    }

    init(reader: IndexReader, sources: KnownSources) {
        self.reader = reader
        self.sources = sources
    }

    /// All docs, ranked; ties are broken only as far as the first `limit` docs need it.
    mutating func ranked(
        _ docs: [ScoredDoc], limit: Int
    ) throws(ReportSearchError) -> [ScoredDoc] {
        var ranked = docs.sorted(by: ScoredDoc.ranksBefore)
        guard isNeeded else { return ranked }
        try rethrowing { () throws(IndexError) in
            try reader.prepare(docs: ranked.prefix(limit).map(\.address), sources: true)
        }
        var start = 0
        while start < min(limit, ranked.count) {
            var end = start + 1
            while end < ranked.count && ranked[end].score == ranked[start].score { end += 1 }
            if end - start > 1 {
                let score = ranked[start].score
                var run: [Place] = []
                for doc in ranked[start..<end] { run.append(try place(of: doc.address)) }
                try tellApart(&run)
                run.sort(by: Place.precedes)
                ranked.replaceSubrange(
                    start..<end, with: run.map { ScoredDoc(address: $0.doc, score: score) })
            }
            start = end
        }
        return ranked
    }

    /// The `limit` best docs that `find` finds and, if needed, all others with the same score as the last of them: the
    /// index alone cannot decide which of these to show.
    ///
    /// - Parameter find: returns the k best docs for a given k, best first.
    func best(
        _ limit: Int, _ find: (Int) throws(ReportSearchError) -> [ScoredDoc]
    ) throws(ReportSearchError) -> [ScoredDoc] {
        // A few more docs show whether others have the same score as the last.
        var wanted = isNeeded && limit < Int.max / 8 ? limit + limit / 4 + 8 : limit
        while true {
            let found = try find(wanted)
            let isWhole =
                found.count < wanted || found[limit - 1].score > found[found.count - 1].score
            if isWhole || !isNeeded { return found }
            wanted *= 4
        }
    }

    /// Whether ties must be broken here. A single segment that was never updated already has its paragraphs in the
    /// order of paths, and so has a single part of an index on other machines.
    var isNeeded: Bool {
        reader.segmentCount > 1 || (!reader.isRemote && reader.generation > 1)
    }

    private mutating func place(of doc: DocAddress) throws(ReportSearchError) -> Place {
        if let known = places[doc] { return known }
        let source = try sources.identity(of: doc)
        let place = Place(doc: doc, key: source.key, source: source.firstDoc)
        places[doc] = place
        return place
    }

    /// Reads the paragraphs of keys that have several sources, such as a file above 16 MB or a file that was split over
    /// segments.
    private func tellApart(_ run: inout [Place]) throws(ReportSearchError) {
        var sources: [[UInt8]: Set<DocAddress>] = [:]
        for place in run { sources[place.key, default: []].insert(place.source) }
        if sources.count == run.count || sources.values.allSatisfy({ $0.count == 1 }) { return }
        for index in run.indices where sources[run[index].key].map({ $0.count > 1 }) ?? false {
            let record = try reader.paragraph(run[index].doc)
            run[index].paragraph = (record.ordinal, record.place.rowID ?? "")
        }
    }
}
