internal import DocumentModel
internal import Processes
internal import Synchronization
internal import SystemPackage

/// Runs external programs, each confined by `rlsearch-documents`.
final class ConfinedPrograms: Sendable {
    /// The exit status and the output of a program.
    struct Result {
        let output: [UInt8]
        let errors: [UInt8]
        let status: ChildProcess.Status
    }

    /// The program that confines them.
    private let launcher: FilePath
    /// Whether bubblewrap works on this system; nil until it was tried.
    private let hasBubblewrap = Mutex<Bool?>(nil)

    /// The maximum number of bytes that a program may print.
    private static let maxOutputByteCount = 512 << 20

    init(launcher: FilePath) { self.launcher = launcher }

    /// The path of a program.
    ///
    /// - Throws: `missingProgram`, with the package that contains it.
    func find(_ name: String, package: String) throws(DocumentError) -> FilePath {
        guard let path = ProgramSearch.inPath(name) else {
            throw .missingProgram(name: name, package: package)
        }
        return path
    }

    /// Whether bubblewrap can give a program its own view of the system.
    var hasOwnView: Bool {
        hasBubblewrap.withLock { known in
            if let known { return known }
            var runs = false
            if ProgramSearch.isProgram("/usr/bin/bwrap"), let folder = try? TemporaryDirectory() {
                let result = try? run(["/usr/bin/true"], in: folder, hasOwnView: true, seconds: 10)
                runs = result?.status == .exited(0)
            }
            known = runs
            return runs
        }
    }

    /// Runs a program until it ends.
    ///
    /// - Parameters:
    ///   - command: its path and its arguments.
    ///   - folder: the only folder in which it may write.
    ///   - input: the bytes for its standard input.
    ///   - hasOwnView: whether it runs in bubblewrap, with its own view of the system.
    /// - Throws: `overLimit` or `programFailed`. If a program ends by itself, only its exit status shows whether it
    ///   failed.
    func run(
        _ command: [String], in folder: TemporaryDirectory, input: [UInt8] = [],
        hasOwnView: Bool = false, seconds: Int
    ) throws(DocumentError) -> Result {
        let deadline = ContinuousClock.now + .seconds(seconds)
        let name = FilePath(command[0]).lastComponent?.string ?? command[0]
        do throws(ChildProcess.Failure) {
            let child = try ChildProcess(
                launcher, [hasOwnView ? "--view" : "--confine", folder.path] + command,
                environment: [
                    ("HOME", folder.path), ("TMPDIR", folder.path), ("LC_ALL", "C.UTF-8"),
                    // Pages are recognised in parallel, so each process uses one thread.
                    ("OMP_THREAD_LIMIT", "1"),
                ],
                readsErrors: true)
            // If a program stops reading its input, the reason is on its standard error.
            do throws(ChildProcess.Failure) {
                try child.write(input, until: deadline)
            } catch .ended {}
            child.closeInput()
            let (output, errors) = try child.readToEnd(
                limit: Self.maxOutputByteCount, until: deadline)
            return Result(output: output, errors: errors, status: child.waitForEnd())
        } catch {
            switch error {
            case .timedOut: throw .overLimit(.time)
            case .tooMuchOutput: throw .overLimit(.output)
            case .ended, .cannotStart: throw .programFailed(name: name, detail: "\(error)")
            }
        }
    }

    /// The first useful line of a program's output.
    static func firstLine(_ text: String) -> String {
        let lines = text.split(separator: "\n").filter { !$0.contains("javaldx") }
        return String(lines.first ?? "")
    }
}
