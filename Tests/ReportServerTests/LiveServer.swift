import Dispatch
import ReportOutput
import ReportSearch
import SearchTestSupport
import Synchronization
import Testing

@testable import ReportServer

/// Tests of a running server, one after another: each waits for answers that the same few threads give.
@Suite(.serialized) enum ServerTests {}

/// A server on a free port of this machine, with an index of a few reports.
final class LiveServer: Sendable {
    let port: Int
    let fixture: SearchFixture
    private let task: Task<Void, any Error>

    /// One server for all tests that change nothing.
    static let shared = Task { try await LiveServer() }

    static let reports = [
        "青屿市望湖区司法局_2022.txt": """
        青屿市望湖区司法局2022年法治政府建设年度报告

        一、主要举措和成效
        （一）规范执法。全年开展行政检查46次，办理行政复议12件。
        二、存在的不足和原因
        执法人员<script>alert(1)</script>培训不够。
        青屿市望湖区司法局
        2023年1月15日
        """,
        "青屿市望湖区司法局_2023.txt": """
        青屿市望湖区司法局2023年法治政府建设年度报告

        一、主要举措和成效
        （一）规范执法。全年开展行政检查58次，办理行政复议15件。
        二、存在的不足和原因
        执法力量不足。
        青屿市望湖区司法局
        2024年1月15日
        """,
        "云岭省交通运输厅_2023.txt": """
        云岭省交通运输厅2023年法治政府建设年度报告

        一、主要举措和成效
        推进综合执法改革，开展行政检查310次。
        """,
    ]

    init(
        _ files: [String: String] = LiveServer.reports,
        _ change: (inout ServerOptions) -> Void = { _ in }
    ) async throws {
        fixture = try SearchFixture(files)
        try fixture.index()
        var options = ServerOptions(index: fixture.location)
        options.port = 0
        change(&options)
        let run = try ReportServerRun(options)
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        task = Task {
            try await run.run { address, _ in
                let digits = address.split(separator: ":").last?.dropLast() ?? ""
                continuation.yield(Int(digits) ?? 0)
                continuation.finish()
            }
        }
        var found = 0
        for await port in ports { found = port }
        port = found
    }

    deinit { task.cancel() }

    /// Asks for a path; headers end with CR LF.
    func get(
        _ path: String, _ headers: String = "", method: String = "GET"
    ) async throws -> RawResponse {
        try await raw(
            "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(headers)Connection: close\r\n\r\n"
        )
    }

    /// Sends bytes unchanged.
    func raw(_ text: String) async throws -> RawResponse {
        let port = port
        // Waiting for an answer must not block a thread that the server needs.
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        let client = try RawClient(port: port)
                        client.send(text)
                        return RawResponse(client.readToEnd())
                    })
            }
        }
    }
}
