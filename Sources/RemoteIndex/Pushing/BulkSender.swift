internal import InvertedIndex
internal import RemoteMessages
internal import TextBasics

/// Sends documents in bulk while the next ones are prepared, and checks the result for each document.
///
/// Documents are *created* under ids that follow from the plan, so sending one again changes nothing: a conflict (409)
/// means that the cluster already has the document.
final class BulkSender {
    /// A bulk request is closed when it has this many bytes or documents.
    private static let (maxByteCount, maxDocumentCount) = (4 << 20, 2000)
    /// The number of bulk requests that are sent together.
    private static let batchCount = 2
    private static let maxAttemptCount = 8

    private struct Document {
        let id: String
        /// The action and the source, as lines of a bulk request.
        let lines: [UInt8]
    }

    private let connection: ClusterConnection
    private let index: String
    private var batch: [Document] = []
    private var byteCount = 0
    private var batches: [[Document]] = []
    private var sent: [[Document]] = []
    private var pending: PendingAnswers?
    /// The number of bytes and of documents that were sent.
    private(set) var sentByteCount = 0
    private(set) var sentCount = 0

    init(_ connection: ClusterConnection, index: String) {
        self.connection = connection
        self.index = index
    }

    /// Adds a document.
    ///
    /// - Parameter source: the JSON of the document.
    func add(id: String, _ source: [UInt8]) throws(IndexError) {
        var lines = Array("{\"create\":{\"_id\":\"\(id)\"}}\n".utf8)
        lines += source
        lines.append(0x0A)
        byteCount += lines.count
        batch.append(Document(id: id, lines: lines))
        if byteCount >= Self.maxByteCount || batch.count >= Self.maxDocumentCount {
            closeBatch()
            if batches.count >= Self.batchCount { try exchange() }
        }
    }

    /// Sends the remaining documents, and waits for all answers.
    func finish() throws(IndexError) {
        closeBatch()
        try exchange()
        try exchange()
    }

    private func closeBatch() {
        if batch.isEmpty { return }
        batches.append(batch)
        batch = []
        byteCount = 0
    }

    /// Waits for the answers to the last requests, then sends the batches that are ready.
    private func exchange() throws(IndexError) {
        if let waiting = pending {
            pending = nil
            try check(sent, try waiting.finish())
        }
        sent = batches
        batches = []
        if sent.isEmpty { return }
        pending = try connection.begin(sent.map { request($0) })
        for documents in sent {
            sentCount += documents.count
            for document in documents { sentByteCount += document.lines.count }
        }
    }

    private func request(_ documents: [Document]) -> RemoteRequest {
        RemoteRequest(
            .post, "/\(index)/_bulk?filter_path=errors,items.*.status,items.*.error",
            documents.flatMap(\.lines), isLines: true)
    }

    /// Checks every item, and sends those documents again for which the cluster was too busy.
    private func check(
        _ batches: [[Document]], _ answers: [ClusterAnswer]
    ) throws(IndexError) {
        for (documents, answer) in zip(batches, answers) {
            var left = try refused(documents, answer)
            var attempt = 0
            while !left.isEmpty {
                attempt += 1
                guard attempt <= Self.maxAttemptCount else { throw .remote(.busy(status: 429)) }
                Pause.milliseconds(min(100 << attempt, 10_000))
                left = try refused(left, try connection.send([request(left)])[0])
            }
        }
    }

    /// The documents of a request for which the cluster was too busy.
    private func refused(
        _ documents: [Document], _ answer: ClusterAnswer
    ) throws(IndexError) -> [Document] {
        let value = try answer.value(of: index)
        guard let items = value["items"]?.array, items.count == documents.count else {
            throw .remote(.badAnswer("items"))
        }
        var left: [Document] = []
        for (document, item) in zip(documents, items) {
            guard let outcome = item.members?.first?.1, let status = outcome["status"]?.int else {
                throw .remote(.badAnswer("items"))
            }
            switch status {
            case 200..<300, 409: continue
            case 429, 503: left.append(document)
            default:
                throw .remote(
                    .itemRefused(
                        id: document.id, status: status,
                        reason: ClusterAnswer.reason(outcome["error"])))
            }
        }
        return left
    }
}
