internal import InvertedIndex
internal import ReportCorpus
internal import ReportSearch
internal import StoredReports
internal import TextBasics

/// Docs by the files that they belong to: each file, or part of one, has a run of them.
struct SourceRuns: Sendable {
    /// The docs of one file.
    struct Run: Sendable {
        let metadata: Metadata
        /// The kind of the file; nil if its name tells none.
        let kind: String?
        /// The number of the report: a file in several parts is one report, and so are several files that hold the same.
        let report: Int
        /// The indexes of its docs.
        let docs: Range<Int>
        /// The lengths of its sections, if the run has all docs of the file and they are known.
        let lengths: [SectionLength]?
    }

    /// Ascending.
    let docs: [DocAddress]
    /// In the order of the docs, which they cover.
    let runs: [Run]

    /// - Parameters:
    ///   - docs: ascending.
    ///   - countsCopies: whether several files with the same report are several reports.
    /// - Complexity: O(docs); no text is read.
    init(
        _ docs: [DocAddress], in session: SearchSession, countsCopies: Bool
    ) throws(ReportSearchError) {
        self.docs = docs
        var runs: [Run] = []
        var reports: [[UInt8]: Int] = [:]
        var start = 0
        while start < docs.count {
            let first = docs[start]
            let source = try rethrowing { () throws(IndexError) in
                try session.reader.source(of: first)
            }
            let last = Int(source.firstDoc.doc) + source.docCount
            let end = docs.firstIndex(partitionedBy: {
                $0.segment > first.segment || $0.segment == first.segment && Int($0.doc) >= last
            })
            let record = try rethrowing { () throws(StoredRecordError) in
                try SourceRecord.summary(source.payload)
            }
            // A file that was split over segments has the lengths of all parts in each.
            let known = record.lengths.reduce(0) { $0 + $1.paragraphs }
            let key = countsCopies ? source.key : session.copies.counted(source.key)
            let report = reports[key] ?? reports.count
            reports[key] = report
            runs.append(
                Run(
                    metadata: record.metadata,
                    kind: FileKind.of(String(decoding: source.key, as: UTF8.self)), report: report,
                    docs: start..<end,
                    lengths: end - start == source.docCount && known == source.docCount
                        ? record.lengths : nil))
            start = end
        }
        self.runs = runs
    }

    /// The index of the run that has a doc.
    ///
    /// - Parameter start: where to begin to look; earlier runs do not have it.
    /// - Precondition: one of the runs has it.
    /// - Complexity: O(runs passed).
    func run(of doc: DocAddress, from start: Int) -> Int {
        var run = start
        while run + 1 < runs.count, !(doc < docs[runs[run + 1].docs.lowerBound]) { run += 1 }
        return run
    }

    /// The index of the run that has a doc, found by halves.
    func run(of doc: DocAddress) -> Int {
        max(0, runs.firstIndex(partitionedBy: { doc < docs[$0.docs.lowerBound] }) - 1)
    }

    /// How many of some docs each run has.
    ///
    /// - Parameter some: ascending; the runs have all of them.
    func counts(of some: [DocAddress]) -> [Int] {
        var counts = runs.map { _ in 0 }
        var run = 0
        for doc in some {
            run = self.run(of: doc, from: run)
            counts[run] += 1
        }
        return counts
    }
}

extension DocAddress {
    /// The docs that are in both lists. Both are ascending, and so is the result.
    static func common(_ left: [DocAddress], _ right: [DocAddress]) -> [DocAddress] {
        var found: [DocAddress] = []
        var index = 0
        for doc in left {
            while index < right.count, right[index] < doc { index += 1 }
            if index == right.count { break }
            if right[index] == doc { found.append(doc) }
        }
        return found
    }
}
