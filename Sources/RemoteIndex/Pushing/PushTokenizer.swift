internal import DocumentModel
internal import InvertedIndex
internal import ReportSearch
internal import StoredReports
internal import TextAnalysis

/// Analyzes the stored paragraphs of a local index again, with the analyzer of the index. In the index, the terms of a
/// paragraph are spread over many posting lists, but its text is in one place.
final class PushTokenizer {
    private let reader: IndexReader
    private let sink: Sink
    private let indexer: ParagraphIndexer

    /// Receives the paragraphs from the indexer.
    private final class Sink: DocDestination {
        /// Called with each paragraph of the current file.
        var take: ((TokenizedDocument) throws(IndexError) -> Void)?

        func beginSource(key: [UInt8], payload: [UInt8]) {}
        func finish() throws(IndexError) {}

        func addDoc(
            stored: Span<UInt8>, text: Span<UInt8>, occurrences: Span<TermOccurrence>
        ) throws(IndexError) {
            let (record, bytes) = (Self.array(stored), Self.array(text))
            try take?(TokenizedDocument(stored: record, text: bytes, occurrences: occurrences))
        }

        private static func array(_ span: Span<UInt8>) -> [UInt8] {
            unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
        }
    }

    init(_ reader: IndexReader) throws(ReportSearchError) {
        guard let setup = AnalyzerSetup(fingerprint: reader.analyzer, words: reader.analyzerData)
        else { throw .analyzerChanged(stored: reader.analyzer) }
        self.reader = reader
        sink = Sink()
        indexer = try ParagraphIndexer(builder: sink, setup: setup)
    }

    /// Calls `body` with each paragraph of a file and its number in it.
    func cut(
        _ file: PushedFile, _ body: @escaping (Int, TokenizedDocument) throws(IndexError) -> Void
    ) throws(ReportSearchError) {
        let payload = try rethrowing { () throws(IndexError) in
            try reader.source(of: file.places[0].start).payload
        }
        let record = try rethrowing { () throws(StoredRecordError) in try SourceRecord(payload) }
        var number = 0
        sink.take = { document throws(IndexError) in
            try body(number, document)
            number += 1
        }
        defer { sink.take = nil }
        let first = try reader.paragraph(file.places[0].start)
        guard first.keepsText else {
            throw .index(.remote(.noStoredText(path: reader.folder)))
        }
        if first.place.isInReport {
            // A short name that one paragraph defines is valid in all paragraphs of the file.
            var records: [ParagraphRecord] = []
            for doc in Self.docs(of: file) { records.append(try reader.paragraph(doc)) }
            try indexer.add(records, key: file.key, record: record)
        } else {
            indexer.begin(key: file.key, record: record)
            for doc in Self.docs(of: file) { try indexer.add(try reader.paragraph(doc)) }
        }
    }

    private static func docs(of file: PushedFile) -> some Sequence<DocAddress> {
        file.places.lazy.flatMap { place in
            (0..<place.count).lazy.map {
                DocAddress(segment: place.start.segment, doc: place.start.doc + DocID($0))
            }
        }
    }
}
