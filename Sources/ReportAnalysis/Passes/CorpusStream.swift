internal import InvertedIndex
internal import Processes
public import ReportSearch

/// Items found in paragraphs, such as figures. They are read on all cores and delivered in the order of path, paragraph
/// and position, while later paragraphs are still being read.
public struct CorpusStream<Item: Sendable>: Sendable {
    /// Reads the items of one batch. Each thread needs its own.
    private typealias Reading = (_ batch: Int) throws(ReportSearchError) -> [Item]

    private let batchCount: Int
    private let limits: WorkLimits
    private let makeReading: @Sendable () throws(ReportSearchError) -> Reading

    /// The number of docs or known items in a batch: small, so that the first items arrive soon.
    private static var batchSize: Int { 512 }
    /// The minimum number of first items that a renderer gets, for example to choose column widths.
    public static var headCount: Int { 256 }

    /// Items that are read from docs.
    ///
    /// - Parameters:
    ///   - docs: in the order of path and paragraph.
    ///   - searcher: the searcher whose current commit contains the docs.
    ///   - makeReading: makes a function that reads docs in their order, on one thread.
    init(
        _ docs: [DocAddress], in searcher: ReportSearcher,
        makeReading:
            @escaping @Sendable (SearchSession) throws(ReportSearchError) -> (
                (ArraySlice<DocAddress>) throws(ReportSearchError) -> [Item]
            )
    ) {
        limits = searcher.limits
        batchCount = (docs.count + Self.batchSize - 1) / Self.batchSize
        self.makeReading = { () throws(ReportSearchError) in
            let read = try makeReading(try searcher.session())
            return { batch throws(ReportSearchError) in
                let start = batch * Self.batchSize
                return try read(docs[start..<min(docs.count, start + Self.batchSize)])
            }
        }
    }

    /// Items that are known already, to be rendered in parallel.
    init(_ items: [Item], limits: WorkLimits) {
        self.limits = limits
        batchCount = (items.count + Self.batchSize - 1) / Self.batchSize
        makeReading = {
            { batch in
                let start = batch * Self.batchSize
                return Array(items[start..<min(items.count, start + Self.batchSize)])
            }
        }
    }

    /// All items.
    public func items() throws(ReportSearchError) -> [Item] {
        var all: [Item] = []
        _ = try render(limit: nil, renderer: { _ in { $0 } }, deliver: { all += $0 })
        return all
    }

    /// Renders the items batch by batch, on all cores.
    ///
    /// - Parameters:
    ///   - limit: the maximum number of items; nil for all.
    ///   - renderer: makes the function that renders each batch from the first items (all items, if there are few).
    ///   - deliver: receives what was rendered, in order.
    /// - Returns: the number of items.
    @discardableResult
    public func render<Rendered: Sendable>(
        limit: Int?, renderer: ([Item]) -> @Sendable ([Item]) -> Rendered,
        deliver: (Rendered) -> Void
    ) throws(ReportSearchError) -> Int {
        let reading = try makeReading()
        let limit = limit ?? Int.max
        var head: [Item] = []
        var next = 0
        while next < batchCount, head.count < min(limit, Self.headCount) {
            head += try reading(next)
            next += 1
        }
        if head.count > limit { head.removeLast(head.count - limit) }
        let render = renderer(head)
        deliver(render(head))
        var count = head.count
        if count == limit { return count }
        let first = next
        try ParallelWork.stream(
            batchCount - first, threads: WorkerThreads.coreCount, limits: limits,
            makeWorker: makeReading,
            { reading, number throws(ReportSearchError) in
                let items = try reading(first + number)
                return (items: items, rendered: render(items))
            },
            deliver: { part in
                let rest = limit - count
                let isWhole = part.items.count <= rest
                deliver(isWhole ? part.rendered : render(Array(part.items.prefix(rest))))
                count += min(rest, part.items.count)
                return count < limit
            })
        return count
    }
}
