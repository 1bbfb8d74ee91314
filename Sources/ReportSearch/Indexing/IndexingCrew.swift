import InvertedIndex
internal import Processes
import TextAnalysis

/// The workers of a run: one on the caller's thread, or several with a thread each, which share a bounded queue.
///
/// The threads end when the crew is released, even if a run fails.
final class IndexingCrew {
    private let workers: [IndexingWorker]
    private let queue: BoundedQueue<IndexingJob>
    private var threads = WorkerThreads()
    private var jobCount = 0

    init(
        _ writer: IndexWriter, setup: AnalyzerSetup, options: IndexingOptions, old: IndexReader?,
        threadCount: Int
    ) throws(ReportSearchError) {
        var workers: [IndexingWorker] = []
        for _ in 0..<threadCount {
            let builder = writer.makeBuilder(memoryBudget: options.memoryBudget / threadCount)
            workers.append(
                IndexingWorker(
                    options: options,
                    indexer: try ParagraphIndexer(builder: builder, setup: setup), old: old))
        }
        self.workers = workers
        queue = BoundedQueue(capacity: 2 * threadCount)
        guard threadCount > 1 else { return }
        for worker in workers {
            // If the system refuses a thread, the threads that started do the work, or else the caller's.
            let queue = queue
            if !threads.start({ worker.run(queue) }) { break }
        }
    }

    deinit {
        queue.close()
        threads.join()
    }

    private var worksOnCallersThread: Bool { threads.isEmpty }

    /// Does a job on the caller's thread, or queues it.
    func add(_ work: IndexingJob.Work) throws(ReportSearchError) {
        let job = IndexingJob(number: jobCount, work: work)
        jobCount += 1
        if worksOnCallersThread {
            try workers[0].perform(job)
        } else if !queue.put(job) {
            throw try finishFailed()
        }
    }

    /// Waits until all jobs are done. Returns their outcomes in the order of the jobs.
    func finish() throws(ReportSearchError) -> [JobOutcome] {
        if worksOnCallersThread {
            try workers[0].finish()
        } else {
            queue.close()
            threads.join()
            for worker in workers { if let failure = worker.failure { throw failure } }
        }
        return workers.flatMap(\.outcomes).sorted { $0.job < $1.job }
    }

    private func finishFailed() throws(ReportSearchError) -> ReportSearchError {
        _ = try finish()
        preconditionFailure("the queue is only closed when a worker has failed")
    }
}
