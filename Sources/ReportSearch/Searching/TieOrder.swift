internal import DocumentModel
internal import InvertedIndex
internal import ReportCorpus

/// Orders docs as hits are shown: by score, equal scores by path, then by paragraph. The index alone knows only the
/// order of indexing, which updates change.
struct TieOrder {
    let reader: IndexReader
    private var places: [DocAddress: Place] = [:]

    /// The position of a doc, which does not depend on how docs are distributed over segments.
    private struct Place {
        let key: [UInt8]
        let ordinal: Int
        let rowID: String

        static func precedes(_ left: Place, _ right: Place) -> Bool {
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            if left.ordinal != right.ordinal { return left.ordinal < right.ordinal }
            return left.rowID < right.rowID
        }
    }

    init(reader: IndexReader) { self.reader = reader }

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
                var run: [(place: Place, doc: ScoredDoc)] = []
                for doc in ranked[start..<end] { run.append((try place(of: doc.address), doc)) }
                run.sort { Place.precedes($0.place, $1.place) }
                ranked.replaceSubrange(start..<end, with: run.map(\.doc))
            }
            start = end
        }
        return ranked
    }

    /// The `limit` best docs that `find` finds and, if needed, all others that score like the last of them: the index
    /// alone cannot decide which of these to show.
    ///
    /// - Parameter find: returns the k best docs for a given k, best first.
    func best(
        _ limit: Int, _ find: (Int) throws(ReportSearchError) -> [ScoredDoc]
    ) throws(ReportSearchError) -> [ScoredDoc] {
        var wanted = limit
        while true {
            let found = try find(wanted)
            let isWhole =
                found.count < wanted || found[limit - 1].score > found[wanted - 1].score
            if isWhole || !isNeeded { return found }
            wanted *= 4
        }
    }

    /// A single segment that was never updated has its paragraphs in the order of paths already, and so has a part of an
    /// index on other machines.
    var isNeeded: Bool {
        reader.segmentCount > 1 || (!reader.isDistant && reader.generation > 1)
    }

    private mutating func place(of doc: DocAddress) throws(ReportSearchError) -> Place {
        if let known = places[doc] { return known }
        let record = try reader.paragraph(doc)
        let key = try rethrowing { () throws(IndexError) in
            try reader.source(of: doc).key
        }
        let place = Place(key: key, ordinal: record.ordinal, rowID: record.place.rowID ?? "")
        places[doc] = place
        return place
    }
}
