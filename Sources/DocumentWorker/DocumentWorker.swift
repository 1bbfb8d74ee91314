import CConfinement
import DocumentModel
import DocumentText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `rlsearch-documents`: reads documents for rlsearch, in a process that can do nothing else.
///
///     rlsearch-documents                            answers messages on standard input, for rlsearch
///     rlsearch-documents --read KIND < FILE         prints the place and text of each line
///     rlsearch-documents --confine FOLDER PROGRAM ARGUMENT…
///                                                   runs a converter that may write only below the folder
///     rlsearch-documents --view FOLDER PROGRAM ARGUMENT…
///                                                   the same by bubblewrap
///     rlsearch-documents --confinement              says what this system offers to confine it
@main
enum DocumentWorker {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case (nil, _): serve()
        case ("--read", 2): read(arguments[1])
        case ("--confine", 3...):
            Confinement.run(arguments[2...], writingBelow: arguments[1], hasOwnView: false)
        case ("--view", 3...):
            Confinement.run(arguments[2...], writingBelow: arguments[1], hasOwnView: true)
        case ("--confinement", 1):
            print((["limits"] + Confinement.applyRules()).joined(separator: "\n"))
        default:
            StandardStreams.fail("usage: rlsearch-documents --read KIND < FILE", status: 2)
        }
    }

    /// Answers requests until there are no more.
    private static func serve() {
        _ = Confinement.apply()
        while let message = StandardStreams.readMessage() {
            StandardStreams.write(reply(to: message).message)
        }
    }

    private static func reply(to message: [UInt8]) -> WorkerReply {
        guard let request = WorkerRequest(message: message) else {
            return .failure(.damaged(detail: "request"))
        }
        do throws(DocumentError) {
            if request.kind.isContainer {
                return .members(try DocumentReader.members(request.bytes, of: request.kind))
            }
            return .document(
                try DocumentReader.read(
                    request.bytes, as: request.kind, isConverted: request.isConverted))
        } catch {
            return .failure(error)
        }
    }

    private static func read(_ name: String) {
        guard let kind = DocumentKind(rawValue: name) else {
            let names = DocumentKind.allCases.map(\.rawValue).joined(separator: " ")
            StandardStreams.fail("no kind \(name): \(names)", status: 2)
        }
        let bytes = StandardStreams.readAll()
        do throws(DocumentError) {
            if kind.isContainer {
                for member in try DocumentReader.members(bytes, of: kind) {
                    print(
                        String(decoding: member.name, as: UTF8.self), member.charset ?? "",
                        terminator: "\t")
                    switch member.content {
                    case .success(let bytes): print(bytes.count)
                    case .failure(let error): print(error)
                    }
                }
                return
            }
            let document = try DocumentReader.read(bytes, as: kind)
            for line in document.lines { print("\(line.place)\t\(line.text)") }
            print(document.properties, document.remarks)
        } catch {
            print(error)
            exit(1)
        }
    }
}
