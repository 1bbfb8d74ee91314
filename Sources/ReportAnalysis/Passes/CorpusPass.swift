internal import InvertedIndex
internal import Processes
internal import ReportSearch

/// Processes many paragraphs on all cores. Each thread has its own session and takes one batch of consecutive docs
/// after another.
enum CorpusPass {
    /// The number of batches per thread: with more, threads finish at about the same time; with fewer, merging costs
    /// less.
    private static let stretchesPerThread = 12
    private static let minStretch = 512

    /// The results of all batches, in the order of the docs.
    ///
    /// - Parameters:
    ///   - docs: in the order of the results; each thread also processes them in this order.
    ///   - makeWorker: makes the state of one thread.
    static func map<Worker, Result: Sendable>(
        _ docs: [DocAddress], in searcher: ReportSearcher,
        makeWorker: @escaping @Sendable (SearchSession) throws(ReportSearchError) -> Worker,
        _ body:
            @escaping @Sendable (Worker, ArraySlice<DocAddress>) throws(ReportSearchError) -> Result
    ) throws(ReportSearchError) -> [Result] {
        let threads = WorkerThreads.coreCount
        let length = max(minStretch, docs.count / (threads * stretchesPerThread) + 1)
        let count = (docs.count + length - 1) / length
        return try ParallelWork.map(
            count, threads: threads, limits: try searcher.session().limits,
            makeWorker: { () throws(ReportSearchError) in try makeWorker(try searcher.session()) }
        ) { worker, number throws(ReportSearchError) in
            try body(worker, docs[number * length..<min(docs.count, (number + 1) * length)])
        }
    }
}
