internal import ICUText
internal import InvertedIndex
internal import ReportCorpus
internal import ReportSearch
internal import StoredReports
internal import TextAnalysis

/// Reads the text of paragraphs without the rest of their records. Not Sendable: each thread needs its own.
final class CorpusTexts {
    let session: SearchSession
    private var check: LoopCheck

    init(_ session: SearchSession) {
        self.session = session
        check = LoopCheck(session.limits)
    }

    /// Calls a closure with the text of a doc, after the session's analyzer has folded it.
    func fold<Result>(
        _ doc: DocAddress,
        _ body: (_ original: Span<UInt8>, Section) throws(ReportSearchError) -> Result
    ) throws(ReportSearchError) -> Result {
        try read(doc) { text, section throws(ReportSearchError) in
            session.analyzer.refold(text)
            return try body(text, section)
        }
    }

    /// Calls a closure after the session's analyzer has tokenized a doc.
    func tokenize<Result>(
        _ doc: DocAddress, _ body: () throws(ReportSearchError) -> Result
    ) throws(ReportSearchError) -> Result {
        try read(doc) { text, _ throws(ReportSearchError) in
            try rethrowing { () throws(ICUError) in try session.analyzer.tokenize(text) }
            return try body()
        }
    }

    /// Calls a closure with the text of a doc, as valid UTF-8.
    func read<Result>(
        _ doc: DocAddress,
        _ body: (_ original: Span<UInt8>, Section) throws(ReportSearchError) -> Result
    ) throws(ReportSearchError) -> Result {
        try check.step()
        let stored = try rethrowing { () throws(IndexError) in
            try session.reader.storedBytes(of: doc)
        }
        let (text, section) = try rethrowing { () throws(StoredRecordError) in
            try ParagraphRecord.textAndSection(ofStored: stored)
        }
        // Folding needs valid UTF-8, but bytes from disk may be damaged.
        if (try? UTF8Span(validating: text.span)) != nil {
            return try body(text.span, section)
        }
        let mended = Array(String(decoding: text, as: UTF8.self).utf8)
        return try body(mended.span, section)
    }
}
