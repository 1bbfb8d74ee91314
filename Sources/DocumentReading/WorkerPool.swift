internal import DocumentModel
internal import Processes
internal import Synchronization
internal import SystemPackage

/// A pool of confined processes that read documents, so that a malicious document can do no harm. They are reused, so
/// that not every file needs a new process.
final class WorkerPool: Sendable {
    /// The program that reads documents.
    static let programName = "rlsearch-documents"
    /// The maximum number of documents that a process reads before it is replaced, because its memory may be
    /// fragmented.
    private static let maxRequestCount = 2_000
    /// The maximum number of bytes of a reply.
    private static let maxReplyByteCount = 1 << 30

    private struct Worker {
        let process: ChildProcess
        var requestCount = 0
    }

    private let idle = Mutex<[Worker]>([])
    let program: FilePath

    init(program: FilePath = ProgramSearch.beside(programName)) { self.program = program }

    /// Sends a request to a process; returns the reply.
    ///
    /// - Parameter seconds: the maximum time that it may take.
    /// - Throws: the error that the process reports; `overLimit` if it takes too long, or ends early because memory is
    ///   exhausted; `missingProgram`.
    func answer(_ request: WorkerRequest, seconds: Int) throws(DocumentError) -> WorkerReply {
        var worker = try takeOrStart()
        let deadline = ContinuousClock.now + .seconds(seconds)
        let message = request.message
        let reply: WorkerReply
        do throws(ChildProcess.Failure) {
            try worker.process.write(Self.head(message.count) + message, until: deadline)
            let head = try worker.process.read(4, until: deadline)
            let count = head.reversed().reduce(0) { $0 << 8 | Int($1) }
            guard count <= Self.maxReplyByteCount else { throw .tooMuchOutput }
            let read = WorkerReply(message: try worker.process.read(count, until: deadline))
            guard let read else { throw .ended }
            reply = read
        } catch {
            worker.process.kill()
            throw Self.error(error)
        }
        worker.requestCount += 1
        if worker.requestCount < Self.maxRequestCount { idle.withLock { $0.append(worker) } }
        if case .failure(let error) = reply { throw error }
        return reply
    }

    private static func head(_ count: Int) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: count >> $0) }
    }

    private static func error(_ failure: ChildProcess.Failure) -> DocumentError {
        switch failure {
        case .timedOut: .overLimit(.time)
        case .tooMuchOutput: .overLimit(.output)
        case .cannotStart(let number):
            .programFailed(name: programName, detail: Errno(rawValue: number).description)
        // A process that has no memory left ends at once.
        case .ended: .overLimit(.memory)
        }
    }

    private func takeOrStart() throws(DocumentError) -> Worker {
        if let worker = idle.withLock({ $0.popLast() }) { return worker }
        guard ProgramSearch.isProgram(program) else {
            throw .missingProgram(name: Self.programName, package: "rlsearch")
        }
        do throws(ChildProcess.Failure) {
            return Worker(process: try ChildProcess(program, []))
        } catch {
            throw Self.error(error)
        }
    }
}
