internal import DocumentModel
internal import InvertedIndex
internal import ParagraphEvidence

/// Reads what surrounds the paragraphs of reports: headings, title, neighbours. Each is read once for a query. Not to be
/// shared between threads.
final class SurroundingsReader {
    /// How many paragraphs before a paragraph count.
    private static let countBefore = 3

    private struct Source {
        let record: SourceRecord
        let docs: Range<Int>
        var title: [Bool]?
        var headings: [Int: [Bool]] = [:]
    }

    private let reader: IndexReader
    private let passages: PassageReader
    private let measure: ParagraphMeasure
    private var sources: [DocAddress: Source] = [:]
    private var neighbours: [DocAddress: [Bool]] = [:]

    init(_ reader: IndexReader, passages: PassageReader, measure: ParagraphMeasure) {
        self.reader = reader
        self.passages = passages
        self.measure = measure
    }

    /// What surrounds a doc; nil for a row, whose neighbours may be anything.
    func surroundings(of doc: DocAddress) throws(ReportSearchError) -> Surroundings? {
        let record = try reader.paragraph(doc)
        guard record.place.isInReport else { return nil }
        let found = try rethrowing { () throws(IndexError) in try reader.source(of: doc) }
        let key = found.firstDoc
        if sources[key] == nil {
            let first = Int(key.doc)
            sources[key] = Source(
                record: try found.record(), docs: first..<first + found.docCount)
        }
        var surroundings = Surroundings()
        surroundings.title = title(of: key)
        surroundings.headings = headings(record.headings, of: key)
        let docs = sources[key]?.docs ?? 0..<0
        let number = Int(doc.doc)
        for distance in 1...Self.countBefore where docs.contains(number - distance) {
            surroundings.before.append(try presence(in: doc, shifted: -distance))
        }
        if docs.contains(number + 1) { surroundings.after = try presence(in: doc, shifted: 1) }
        return surroundings
    }

    private func title(of key: DocAddress) -> [Bool] {
        if let known = sources[key]?.title { return known }
        let text = sources[key]?.record.metadata.title?.value ?? ""
        let found = measure.presence(in: passages.folded(text))
        sources[key]?.title = found
        return found
    }

    private func headings(_ numbers: [Int], of key: DocAddress) -> [Bool] {
        var union: [Bool] = []
        for number in numbers {
            let found: [Bool]
            if let known = sources[key]?.headings[number] {
                found = known
            } else {
                let all = sources[key]?.record.headings ?? []
                found = measure.presence(
                    in: passages.folded(number < all.count ? all[number] : ""))
                sources[key]?.headings[number] = found
            }
            union = union.isEmpty ? found : zip(union, found).map { $0 || $1 }
        }
        return union
    }

    private func presence(
        in doc: DocAddress, shifted distance: Int
    ) throws(ReportSearchError) -> [Bool] {
        let other = DocAddress(segment: doc.segment, doc: DocID(Int(doc.doc) + distance))
        if let known = neighbours[other] { return known }
        let found = measure.presence(in: try passages.text(of: other).text)
        neighbours[other] = found
        return found
    }
}
