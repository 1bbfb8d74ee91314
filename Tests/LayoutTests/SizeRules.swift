import Foundation
import TestSupport
import Testing

/// Limits on the sizes of files, folders and functions.
@Suite struct SizeRules {
    private static let code = ["Index", "Sources", "Benchmarks"]

    @Test func filesAreShort() throws {
        for folder in Self.code + ["Tests"] {
            var counts: [String: Int] = [:]
            for file in try ImportRules.swiftFiles(below: folder) {
                let count = try Self.lines(of: file).count
                #expect(count <= 301, "\(file) has \(count) lines")
                let name = (file as NSString).lastPathComponent
                for word in ["Manager", "Helper", "Utils"] { #expect(!name.contains(word)) }
                counts[(file as NSString).deletingLastPathComponent, default: 0] += 1
            }
            for (path, count) in counts { #expect(count <= 20, "\(path) has \(count) files") }
        }
        #expect(try ImportRules.swiftFiles(below: "Sources/ReportSearch").count < 60)
    }

    @Test func functionsAreShort() throws {
        for folder in Self.code {
            for file in try ImportRules.swiftFiles(below: folder) {
                for (name, count) in Self.functions(try Self.lines(of: file)) {
                    #expect(count <= 80, "\(file): \(name) has \(count) lines")
                }
            }
        }
    }

    @Test func functionLengthsAreMeasuredCorrectly() {
        let lines = [
            "    func a() {", "        if b {", "        }", "    }", "func c(", "    d: Int",
            ") {", "}",
        ]
        let found = Self.functions(lines)
        #expect(found.map(\.lineCount) == [4, 4])
    }

    private static func lines(of file: String) throws -> [String] {
        try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\n")
    }

    /// Functions and initializers: each ends at the next closing brace in its own column.
    private static func functions(_ lines: [String]) -> [(name: String, lineCount: Int)] {
        var found: [(name: String, lineCount: Int)] = []
        for (start, line) in lines.enumerated() {
            let words = line.split(separator: " ")
            guard words.contains(where: { $0 == "func" || $0.hasPrefix("init(") }),
                !line.contains("//"), !line.hasSuffix("}")
            else { continue }
            let closing = line.prefix { $0 == " " } + "}"
            guard let end = lines[start...].firstIndex(where: { $0 == closing }) else { continue }
            found.append((line, end - start + 1))
        }
        return found
    }
}
