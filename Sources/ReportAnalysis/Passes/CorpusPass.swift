internal import InvertedIndex
internal import Processes
internal import ReportSearch

/// Works on many paragraphs on all cores: each thread has a session of its own and takes stretches of docs in turn.
enum CorpusPass {
    /// The number of stretches for each thread: more let threads finish together, fewer cost less to merge.
    private static let stretchesPerThread = 12
    private static let minStretch = 512

    /// The results of all stretches, in the order of the docs.
    ///
    /// - Parameters:
    ///   - docs: in the order in which they are wanted; each thread sees them in this order.
    ///   - makeWorker: makes what one thread keeps for itself.
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
