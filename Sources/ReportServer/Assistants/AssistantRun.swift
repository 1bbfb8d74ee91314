internal import ReportOutput
internal import ReportSearch
internal import SystemPackage

/// Answers messages on standard input until it ends.
enum AssistantRun {
    /// The maximum length of a message, in bytes.
    private static let maxLine = 4 << 20

    static func run(_ options: ServerOptions) throws {
        let server = AssistantServer(try RecentCommits(options))
        var line: [UInt8] = []
        var isTooLong = false
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe try chunk.withUnsafeMutableBytes {
                unsafe try FileDescriptor.standardInput.read(into: $0)
            }
            if count == 0 { break }
            for byte in chunk[..<count] {
                if byte != UInt8(ascii: "\n") {
                    if line.count < maxLine { line.append(byte) } else { isTooLong = true }
                    continue
                }
                // A message that is too long is replaced by malformed JSON, so the answer is a parse error.
                if isTooLong { line = [UInt8(ascii: "{")] }
                try answer(line, server)
                line.removeAll(keepingCapacity: true)
                isTooLong = false
            }
        }
        if !line.isEmpty { try answer(line, server) }
    }

    private static func answer(_ line: [UInt8], _ server: AssistantServer) throws {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return }
        guard let answer = server.answer(line) else { return }
        try FileDescriptor.standardOutput.writeAll((answer + "\n").utf8)
    }
}
