internal import InvertedIndex
internal import ReportCorpus
internal import ReportSearch
internal import StoredReports
internal import TextAnalysis
internal import TextBasics

/// The occurrences of terms in one section of one file.
struct TermCounts: Sendable {
    /// The index of the file's run.
    let run: Int
    let section: Section
    /// For each term the occurrences, and the paragraphs with one.
    var cells: [(count: Int, paragraphs: Int)]
}

/// Counts terms in the text of paragraphs. Not Sendable: each thread needs its own.
final class FrequencyCounter {
    private let texts: CorpusTexts
    private let forms: [[[UInt8]]]

    init(_ terms: [String], _ texts: CorpusTexts) {
        self.texts = texts
        let session = texts.session
        forms = terms.map { session.forms(of: session.fold($0)) }
    }

    /// Counts the terms in docs: one result for each section of each file with an occurrence.
    func count(
        _ docs: ArraySlice<DocAddress>, _ runs: SourceRuns
    ) throws(ReportSearchError) -> [TermCounts] {
        var found: [TermCounts] = []
        // The index in `found` of the first result of the current file.
        var first = 0
        guard let start = docs.first else { return [] }
        var run = runs.run(of: start)
        for doc in docs {
            let own = runs.run(of: doc, from: run)
            if own != run { first = found.count }
            run = own
            try texts.fold(doc) { _, section in
                let text = texts.session.analyzer.folded.bytes
                for term in forms.indices {
                    var count = 0
                    for form in forms[term] { count += LiteralMatch.count(of: form, in: text) }
                    if count == 0 { continue }
                    let known = found[first...].firstIndex(where: { $0.section == section })
                    if known == nil {
                        found.append(
                            TermCounts(
                                run: run, section: section, cells: forms.map { _ in (0, 0) }))
                    }
                    let place = known ?? found.count - 1
                    found[place].cells[term].count += count
                    found[place].cells[term].paragraphs += 1
                }
            }
        }
        return found
    }
}

/// Measures text whose length is not in the index.
enum LengthCount {
    /// The lengths of docs: one result for each run of consecutive docs in the same section of the same file.
    static func lengths(
        of docs: ArraySlice<DocAddress>, _ texts: CorpusTexts, _ runs: SourceRuns
    ) throws(ReportSearchError) -> [(run: Int, length: SectionLength)] {
        var found: [(run: Int, length: SectionLength)] = []
        guard let start = docs.first else { return [] }
        var run = runs.run(of: start)
        for doc in docs {
            run = runs.run(of: doc, from: run)
            try texts.read(doc) { text, section in
                if found.last?.run != run || found.last?.length.section != section {
                    found.append(
                        (run, SectionLength(section: section, paragraphs: 0, characters: 0)))
                }
                found[found.count - 1].length.paragraphs += 1
                found[found.count - 1].length.characters += TextLength.characters(text)
            }
        }
        return found
    }
}
