internal import DocumentModel
internal import InvertedIndex

/// Moves each match that is only a heading to just after the best match below that heading: readers look for the text,
/// and the heading is shown above it.
struct HeadingOrder {
    let reader: IndexReader
    let surroundings: SurroundingsReader
    /// Whether a match is only a heading.
    let isHeading: (DocAddress) throws(ReportSearchError) -> Bool

    /// The headings above a paragraph, within its source.
    private struct Place {
        let source: SurroundingsReader.SourceDocs
        let headings: [Int]
        let isHeading: Bool
    }

    /// The matches in their new order. A heading that moves takes the score of the paragraph before it, so that scores
    /// stay in descending order.
    func ordered(_ matches: [Match]) throws(ReportSearchError) -> [Match] {
        var headings: [(index: Int, place: Place)] = []
        for (index, match) in matches.enumerated() where try isHeading(match.doc) {
            if let place = try place(of: match.doc) { headings.append((index, place)) }
        }
        guard !headings.isEmpty else { return matches }
        var places: [Place?] = []
        for match in matches { places.append(try place(of: match.doc)) }
        var matches = matches
        var order = Array(matches.indices)
        // From the last to the first, so that a match that was moved after a heading moves with that heading.
        for (index, heading) in headings.reversed() {
            guard let below = try firstHeadings(below: matches[index].doc, heading),
                let at = order.firstIndex(of: index)
            else { continue }
            let answer = order[(at + 1)...].firstIndex { other in
                guard let place = places[other], matches[other].kind == matches[index].kind else {
                    return false
                }
                return !place.isHeading && place.source == heading.source
                    && matches[other].doc.doc > matches[index].doc.doc
                    && place.headings.starts(with: below)
            }
            guard let answer else { continue }
            matches[index] = Match(
                doc: matches[index].doc, score: matches[order[answer]].score,
                kind: matches[index].kind)
            order.remove(at: at)
            order.insert(index, at: answer)
        }
        return order.map { matches[$0] }
    }

    /// The headings above the paragraph that follows a heading, down to and including that heading; nil if the
    /// paragraph is not below it.
    private func firstHeadings(
        below doc: DocAddress, _ heading: Place
    ) throws(ReportSearchError) -> [Int]? {
        let next = DocAddress(segment: doc.segment, doc: doc.doc + 1)
        guard heading.source.contains(next), let place = try place(of: next),
            place.headings.count > heading.headings.count,
            place.headings.starts(with: heading.headings)
        else { return nil }
        return Array(place.headings.prefix(heading.headings.count + 1))
    }

    private func place(of doc: DocAddress) throws(ReportSearchError) -> Place? {
        let place = try reader.outlinePlace(of: doc)
        guard place.isInReport else { return nil }
        return Place(
            source: try surroundings.docs(around: doc), headings: place.headings,
            isHeading: place.isHeading)
    }
}
