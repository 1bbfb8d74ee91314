internal import Processes
public import ReportSearch

extension ReportSearcher {
    /// Answers requests on all cores, and delivers the answers in the order of the requests, while later ones are still being
    /// answered.
    ///
    /// - Parameters:
    ///   - requests: the requests.
    ///   - deliver: receives the number of each request, and its answer or the reason why its query cannot be understood.
    public func search(
        _ requests: [SearchRequest],
        deliver: (_ number: Int, Result<SearchResult, QueryError>) throws(ReportSearchError) -> Void
    ) throws(ReportSearchError) {
        // A cluster gets one request after another: its machines share the work of each.
        let isRemote = try session().reader.isRemote
        var next = 0
        try ParallelWork.stream(
            requests.count, threads: isRemote ? 1 : WorkerThreads.coreCount, limits: limits,
            makeWorker: { self },
            { searcher, number throws(ReportSearchError) in
                do throws(ReportSearchError) {
                    return Result<SearchResult, QueryError>.success(
                        try searcher.search(requests[number]))
                } catch {
                    guard case .query(let reason) = error else { throw error }
                    return .failure(reason)
                }
            },
            deliver: { answer throws(ReportSearchError) in
                try deliver(next, answer)
                next += 1
                return true
            })
    }
}
