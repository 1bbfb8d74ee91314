import DocumentModel
import Processes
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

@testable import DocumentReading

/// The processes that read documents, and what happens if they fail.
@Suite struct WorkerTests {
    private let folder = TemporaryFolder()

    /// A pool whose program is a shell script.
    private func pool(_ script: String) throws -> WorkerPool {
        let path = folder.path + "/reader"
        try Files.write(Array("#!/bin/sh\n\(script)\n".utf8), to: path)
        Files.makeExecutable(path)
        return WorkerPool(program: FilePath(path))
    }

    private let request = WorkerRequest(.docx, [1, 2, 3])

    @Test func theRealProgramAnswersSeveralRequests() throws {
        let pool = WorkerPool()
        for _ in 0..<3 {
            #expect(throws: DocumentError.self) { try pool.answer(request, seconds: 20) }
        }
    }

    @Test func aHangingProgramIsKilled() throws {
        let pool = try pool("sleep 600")
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(throws: DocumentError.overLimit(.time)) { try pool.answer(request, seconds: 1) }
        }
        #expect(time < .seconds(60))
    }

    @Test func aProgramThatDiesIsOutOfMemory() throws {
        let pool = try pool("kill -9 $$")
        #expect(throws: DocumentError.overLimit(.memory)) { try pool.answer(request, seconds: 20) }
    }

    @Test(arguments: ["printf '\\001\\000\\000\\000a'", "printf '\\377\\377\\377\\177'", "echo"])
    func aMalformedReplyIsAnError(script: String) throws {
        let pool = try pool("cat >/dev/null & \(script); sleep 1")
        #expect(throws: DocumentError.self) { try pool.answer(request, seconds: 20) }
    }

    @Test func aMissingProgramIsNamed() {
        let pool = WorkerPool(program: "/nowhere/rlsearch-documents")
        #expect(
            throws: DocumentError.missingProgram(name: "rlsearch-documents", package: "rlsearch")
        ) {
            try pool.answer(request, seconds: 1)
        }
    }

    @Test func threadsShareThePool() async throws {
        let pool = WorkerPool()
        let message = Array("From: a@b\nDate: c\n\n甲".utf8)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<10 {
                        let reply = try? pool.answer(WorkerRequest(.eml, message), seconds: 60)
                        guard case .members(let members)? = reply, members.count == 1 else {
                            Issue.record("\(String(describing: reply))")
                            return
                        }
                    }
                }
            }
        }
    }

    @Test func messagesAreDecodedUnchanged() throws {
        var document = ExtractedDocument(lines: [
            ExtractedLine("甲", at: .page(1, box: nil, confidence: 7)),
            ExtractedLine(
                "一、乙",
                at: .page(2, box: PageBox(left: 1, top: 2, right: 3, bottom: 4), confidence: nil),
                generatedByteCount: 6, headingLevel: 1),
            ExtractedLine("丙", at: .tableRow(table: 1, row: 2, column: nil)),
            ExtractedLine("丁", at: .cell(sheet: "表", cell: "A1")),
            ExtractedLine("戊", at: .element(3)),
        ])
        document.properties.title = "题"
        document.remarks = [
            .damaged("x"), .recognised, .leftOutChangingDate, .pagesWithoutText([2, 7]),
        ]
        let members = [
            DocumentMember(name: [1], charset: "gbk", content: .success([2])),
            DocumentMember(name: [], content: .failure(.overLimit(.depth))),
        ]
        let errors: [DocumentError] = [
            .damaged(detail: "a"), .encrypted, .noText, .garbledText, .overLimit(.time),
            .missingProgram(name: "a", package: "b"), .programFailed(name: "a", detail: "b"),
            .unsupported(detail: "c"),
        ]
        for reply in [.document(document), .members(members)] + errors.map(WorkerReply.failure) {
            let message = reply.message
            #expect(WorkerReply(message: message) == reply)
            // A truncated message is refused, wherever it is cut.
            for end in message.indices {
                #expect(WorkerReply(message: Array(message[..<end])) == nil)
            }
        }
        #expect(WorkerRequest(message: request.message) == request)
    }

    @Test func childrenReadInputAndReturnOutputAndStatus() throws {
        let deadline = ContinuousClock.now + .seconds(60)
        let child = try ChildProcess(
            "/bin/sh", ["-c", "cat; echo b >&2; exit 3"], readsErrors: true)
        try child.write(Array("甲".utf8), until: deadline)
        child.closeInput()
        let (output, errors) = try child.readToEnd(limit: 100, until: deadline)
        #expect(output == Array("甲".utf8) && errors == [0x62, 0x0A])
        #expect(child.waitForEnd() == .exited(3))
        #expect(throws: ChildProcess.Failure.cannotStart(2)) { try ChildProcess("/nowhere/x", []) }
        let loud = try ChildProcess("/bin/sh", ["-c", "while :; do echo aaaaaaaa; done"])
        #expect(throws: ChildProcess.Failure.tooMuchOutput) {
            try loud.readToEnd(limit: 1000, until: deadline)
        }
        loud.kill()
    }
}
