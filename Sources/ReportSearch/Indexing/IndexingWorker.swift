import InvertedIndex
internal import Processes
import ReportCorpus

/// Does jobs one after another, and collects their outcomes.
///
/// Only one thread uses it at a time: the thread that made it, then its own thread, and after the end of that thread
/// the first one again. So it is safe to send.
final class IndexingWorker: @unchecked Sendable {
    private let options: IndexingOptions
    private let indexer: ParagraphIndexer
    /// The last commit; nil for a new index.
    private let old: IndexReader?
    private(set) var outcomes: [JobOutcome] = []
    /// The error that ended the work early.
    private(set) var failure: ReportSearchError?
    /// The key of the TSV file that was begun last; nil if another file follows it.
    private var rowsKey: [UInt8]?

    init(options: IndexingOptions, indexer: ParagraphIndexer, old: IndexReader?) {
        self.options = options
        self.indexer = indexer
        self.old = old
    }

    /// Does all jobs of a queue. Closes the queue if a job throws.
    func run(_ queue: BoundedQueue<IndexingJob>) {
        while let job = queue.take() {
            if !attempt({ () throws(ReportSearchError) in try perform(job) }) {
                return queue.close()
            }
        }
        if !attempt({ () throws(ReportSearchError) in try indexer.finish() }) { queue.close() }
    }

    private func attempt(_ body: () throws(ReportSearchError) -> Void) -> Bool {
        do throws(ReportSearchError) {
            try body()
            return true
        } catch {
            failure = error
            return false
        }
    }

    /// Does a job.
    func perform(_ job: IndexingJob) throws(ReportSearchError) {
        switch job.work {
        case .report(let source, let key, let old, let given):
            rowsKey = nil
            try outcomes.append(report(source, key: key, old: old, given: given, job: job.number))
        case .rows(let part, let format, let path, let key, let record):
            if rowsKey != key { indexer.begin(key: key, record: record) }
            rowsKey = key
            var outcome = JobOutcome(job: job.number, key: key, name: path, result: .failed)
            try rows(of: part, in: format, &outcome)
            outcomes.append(outcome)
        case .retokenize(let key, let parts):
            rowsKey = nil
            try retokenize(key, parts)
        }
    }

    /// Writes the docs that are still in memory.
    func finish() throws(ReportSearchError) { try indexer.finish() }

    /// Adds the rows of a part to the file begun last.
    private func rows(
        of part: FilePart, in format: any DocumentFormat, _ outcome: inout JobOutcome
    ) throws(ReportSearchError) {
        let rows: DocumentLines
        do throws(CorpusError) {
            rows = try format.read(part, named: outcome.name)
        } catch {
            outcome.problems.append(error)
            return
        }
        for line in rows.lines {
            try indexer.add(ParagraphRecord(row: line, keepsText: options.keepsText))
        }
        outcome.problems += rows.problems
        outcome.result = .indexed(paragraphs: rows.lines.count)
    }

    private func report(
        _ source: ReportSource, key: [UInt8], old: SourceRecord?, given: GivenValues, job: Int
    ) throws(ReportSearchError) -> JobOutcome {
        var outcome = JobOutcome(job: job, key: key, name: source.name, result: .failed)
        let bytes: [UInt8]
        let found: (reports: [ContainedReport], problems: [CorpusError])
        let hash: UInt64
        do {
            if case .file(let file) = source,
                try ReportParts.isReadInParts(file.path)
            {
                try large(file, key: key, old: old, given: given.own, &outcome)
                return outcome
            }
        } catch let error as CorpusError {
            outcome.problems.append(error)
            return outcome
        } catch let error as ReportSearchError {
            throw error
        } catch {
            preconditionFailure("no other error is thrown: \(error)")
        }
        do throws(CorpusError) {
            bytes = try source.bytes()
            hash = XXHash64.hash(bytes)
            if let old, old.contentHash == hash {
                outcome.result = .unchanged
                return outcome
            }
            found = try reader(of: source).reports(bytes, named: source.name, given: given)
        } catch {
            // The version that was indexed before stays searchable; the summary names the file.
            outcome.problems.append(error)
            return outcome
        }
        outcome.problems += found.problems
        outcome.inner = found.reports.compactMap(\.inner)
        var paragraphCount = 0
        for (inner, report) in found.reports.map({ ($0.inner, $0.report) }) {
            let record = SourceRecord(
                byteCount: bytes.count, modified: source.modified, contentHash: hash,
                encoding: report.encoding, isEncodingGiven: options.encoding != nil,
                metadata: report.metadata,
                extraction: report.extraction, sketch: TextSketch(report))
            let key = inner.map { IndexLocation.key(ofInner: $0, in: key) } ?? key
            try indexer.add(report, key: key, record: record)
            paragraphCount += report.paragraphs.count
        }
        outcome.result = .indexed(paragraphs: paragraphCount)
        return outcome
    }

    /// A text in memory is UTF-8, even if the options name an encoding for files.
    private func reader(of source: ReportSource) -> ReportReader {
        switch source {
        case .file:
            ReportReader(
                format: options.format, encoding: options.encoding,
                recognisesScans: options.recognisesScans)
        case .text: ReportReader(format: options.format ?? PlainTextFormat(encoding: .utf8))
        }
    }

    private func large(
        _ file: FoundFile, key: [UInt8], old: SourceRecord?, given: GivenMetadata,
        _ outcome: inout JobOutcome
    ) throws(ReportSearchError) {
        let large = LargeFileIndexing(
            file: file, key: key, format: options.format, encoding: options.encoding,
            given: given)
        do {
            let hash = try large.hash()
            if let old, old.contentHash == hash {
                outcome.result = .unchanged
                return
            }
            try large.check()
            outcome.result = .indexed(paragraphs: try large.add(to: indexer, hash: hash))
        } catch let error as CorpusError {
            outcome.problems.append(error)
        } catch let error as ReportSearchError {
            throw error
        } catch {
            preconditionFailure("no other error is thrown: \(error)")
        }
    }

    private func retokenize(
        _ key: [UInt8], _ parts: [IndexedSource]
    ) throws(ReportSearchError) {
        guard let old else { return }
        // Each part of a large file has its own record; the parts of a report that was split over segments share one.
        var start = 0
        while start < parts.count {
            let payload = parts[start].payload
            let record = try parts[start].record()
            var records: [ParagraphRecord] = []
            while start < parts.count, parts[start].payload == payload {
                let part = parts[start]
                for offset in 0..<part.docCount {
                    let doc = DocAddress(
                        segment: part.firstDoc.segment, doc: part.firstDoc.doc + DocID(offset))
                    records.append(try old.paragraph(doc))
                }
                start += 1
            }
            try indexer.add(records, key: key, record: record)
        }
    }
}
