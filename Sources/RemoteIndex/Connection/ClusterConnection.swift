package import InvertedIndex
internal import Processes
package import RemoteMessages
internal import Synchronization
internal import SystemPackage
package import TextBasics

/// Sends requests to a cluster through the program `rlsearch-remote`. Requests that are sent at the same time use
/// different processes.
package final class ClusterConnection: Sendable {
    /// The name of the program that connects to clusters.
    static let programName = "rlsearch-remote"

    /// The address of the cluster and of the index.
    package let address: ClusterAddress
    private let idle = Mutex<[ChildProcess]>([])

    /// Makes a connection. The first request starts the program.
    package init(_ address: ClusterAddress) { self.address = address }

    /// Sends requests in one round trip, and returns their answers in the same order.
    ///
    /// - Throws: if a request gets no answer. Answers with an error of the engine are returned.
    package func send(_ requests: [RemoteRequest]) throws(IndexError) -> [ClusterAnswer] {
        try begin(requests).finish()
    }

    /// Sends one request, and returns the JSON of its successful answer.
    @discardableResult
    package func send(_ request: RemoteRequest) throws(IndexError) -> JSONText {
        try send([request])[0].value(of: address.name)
    }

    /// Sends requests without waiting for their answers.
    func begin(_ requests: [RemoteRequest]) throws(IndexError) -> PendingAnswers {
        let process = try takeOrStart()
        do throws(ChildProcess.Failure) {
            try process.write(RemoteFrames.message(requests), until: deadline)
        } catch {
            throw Self.error(error, address)
        }
        return PendingAnswers(self, process, count: requests.count)
    }

    fileprivate var deadline: ContinuousClock.Instant {
        // Each host may use its whole timeout twice, the second time after the last pause. Five seconds more allow for
        // delays.
        .now + .seconds(2 * (address.timeout + 5) * address.hosts.count + address.patience)
    }

    private func takeOrStart() throws(IndexError) -> ChildProcess {
        if let process = idle.withLock({ $0.popLast() }) { return process }
        let program = ProgramSearch.beside(Self.programName)
        guard ProgramSearch.isProgram(program) else {
            throw .remote(.noProgram(path: program.string))
        }
        do throws(ChildProcess.Failure) {
            return try ChildProcess(program, address.arguments)
        } catch {
            throw Self.error(error, address)
        }
    }

    fileprivate func putBack(_ process: ChildProcess) { idle.withLock { $0.append(process) } }

    fileprivate static func error(
        _ failure: ChildProcess.Failure, _ address: ClusterAddress
    ) -> IndexError {
        switch failure {
        case .timedOut:
            .remote(.timedOut(hosts: address.hostList, seconds: address.timeout))
        case .tooMuchOutput: .remote(.badAnswer("too long"))
        case .cannotStart(let number): .remote(.programFailed("errno \(number)"))
        case .ended: .remote(.programFailed("ended"))
        }
    }

    fileprivate static func error(
        _ failure: RemoteFailure, _ text: String, _ address: ClusterAddress
    ) -> IndexError {
        switch failure {
        case .unreachable: .remote(.unreachable(hosts: address.hostList, reason: text))
        case .timedOut: .remote(.timedOut(hosts: address.hostList, seconds: address.timeout))
        case .notTrusted: .remote(.notTrusted(host: address.hostList, reason: text))
        case .settings: .remote(.programFailed(text))
        }
    }
}

/// The answers to requests that were sent.
final class PendingAnswers {
    private let connection: ClusterConnection
    private let process: ChildProcess
    private let count: Int

    fileprivate init(_ connection: ClusterConnection, _ process: ChildProcess, count: Int) {
        self.connection = connection
        self.process = process
        self.count = count
    }

    /// Waits for the answers and returns them. May be called only once.
    func finish() throws(IndexError) -> [ClusterAnswer] {
        let message: [UInt8]
        do throws(ChildProcess.Failure) {
            let deadline = connection.deadline
            let size = RemoteFrames.number(of: try process.read(4, until: deadline))
            guard size <= RemoteFrames.maxByteCount else { throw .tooMuchOutput }
            message = try process.read(size, until: deadline)
        } catch {
            process.kill()
            throw ClusterConnection.error(error, connection.address)
        }
        guard let replies = RemoteFrames.replies(message), replies.count == count else {
            process.kill()
            throw .remote(.programFailed("malformed reply"))
        }
        connection.putBack(process)
        var answers: [ClusterAnswer] = []
        for reply in replies {
            switch reply {
            case .answer(let status, let body):
                answers.append(ClusterAnswer(status: status, body: body))
            case .failure(let failure, let text):
                throw ClusterConnection.error(failure, text, connection.address)
            }
        }
        return answers
    }
}
