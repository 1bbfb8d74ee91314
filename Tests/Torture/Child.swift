import ArgumentParser
import Foundation
import InvertedIndex
import ReportSearch
import TestSupport

/// Runs a job of this program itself.
struct ChildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "child", shouldDisplay: false)

    @Argument(parsing: .captureForPassthrough) var job: [String]

    func run() throws { try Child.run(job) }
}

/// The jobs that the program runs in child processes, so that they can be killed or watched from outside.
enum Child {
    static func run(_ arguments: [String]) throws {
        guard let job = arguments.first else { throw Failure("no job") }
        let rest = Array(arguments.dropFirst())
        switch job {
        case "index": try index(rest)
        case "hold": try hold(rest)
        case "documents": try DocumentTrials.index(rest)
        case "write": try ReaderTrials.write(rest)
        case "read": try ReaderTrials.read(rest)
        default: throw Failure("no job named \(job)")
        }
    }

    /// index ROOT SCENARIO CALL [torn]: indexes, and kills itself before the modifying call with number CALL; if
    /// `torn`, in the middle of a write.
    private static func index(_ arguments: [String]) throws {
        guard arguments.count >= 3, let scenario = Scenario(rawValue: arguments[1]),
            let last = Int(arguments[2])
        else { throw Failure("index ROOT SCENARIO CALL") }
        let isTorn = arguments.dropFirst(3).first == "torn"
        let calls = CallCounter()
        FileWatch.set { call in
            guard call.changesSomething, calls.next() == last else { return nil }
            if isTorn, call.kind == .write {
                let handle = FileHandle(forWritingAtPath: call.path)
                _ = try? handle?.seekToEnd()
                handle?.write(Data(call.bytes.prefix(call.bytes.count / 2)))
            }
            kill(getpid(), SIGKILL)
            return nil
        }
        let location = IndexLocation(FilePath(arguments[0] + "/.rlsearch"))
        _ = try ReportIndexer(location, options: scenario.options)
            .index([FilePath(arguments[0] + "/files")])
    }

    /// hold FOLDER: holds the lock of an index until the process is killed.
    private static func hold(_ arguments: [String]) throws {
        let writer = try IndexWriter(folder: arguments[0])
        print("held")
        fflush(nil)
        sleep(600)
        _ = writer.analyzer
    }

    /// Starts a child process with a job.
    static func start(_ arguments: [String], output: Pipe? = nil) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["child"] + arguments
        if let output { process.standardOutput = output }
        process.standardError = FileHandle.standardError
        try process.run()
        return process
    }
}

/// Counts calls from any thread.
final class CallCounter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    /// The number of this call, from 0.
    func next() -> Int {
        lock.withLock {
            defer { count += 1 }
            return count
        }
    }

    var total: Int { lock.withLock { count } }
}

extension FileCall {
    /// Whether the call changes files, or what remains of them after a crash.
    var changesSomething: Bool {
        switch kind {
        case .create, .write, .sync, .rename, .remove, .createFolder, .lock: true
        case .open, .read, .list, .map: false
        }
    }
}
