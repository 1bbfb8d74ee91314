import Foundation
import TestSupport
import Testing

/// Documents only refer to existing files.
@Suite struct DocumentTests {
    private static let documents = [
        "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Index/README.md",
        "RELIABILITY.md",
        "Documentation/samples.md", "Benchmarks/README.md", "README.zh-CN.md",
        "Documentation/guide.md", "Documentation/guide.zh-CN.md", "Documentation/records.md",
    ]

    @Test(arguments: documents)
    func linksPointToExistingFiles(document: String) throws {
        let text = try String(contentsOfFile: Files.root + "/" + document, encoding: .utf8)
        let folder = (document as NSString).deletingLastPathComponent
        for target in Self.links(text) where !target.hasPrefix("http") && !target.hasPrefix("#") {
            let path = target.components(separatedBy: "#")[0]
            let whole = Files.root + "/" + (folder.isEmpty ? "" : folder + "/") + path
            #expect(FileManager.default.fileExists(atPath: whole), "\(document): \(target)")
        }
    }

    /// Pages in both languages have the same command lines and code.
    @Test(arguments: [
        ("README.md", "README.zh-CN.md"),
        ("Documentation/guide.md", "Documentation/guide.zh-CN.md"),
    ])
    func bothLanguagesShowTheSameCommands(english: String, chinese: String) throws {
        let pages = try [english, chinese].map {
            try String(contentsOfFile: Files.root + "/" + $0, encoding: .utf8)
        }
        let commands = pages.map(Self.commands)
        #expect(commands[0] == commands[1])
        #expect(commands[0].count > 10)
    }

    @Test func theREADMEIsShort() throws {
        for page in ["README.md", "README.zh-CN.md"] {
            let text = try String(contentsOfFile: Files.root + "/" + page, encoding: .utf8)
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 111)
        }
    }

    /// The lines of code blocks, without comments.
    private static func commands(_ page: String) -> [String] {
        page.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
            .flatMap { $0.element.split(separator: "\n") }
            .map { $0.components(separatedBy: "  #")[0].trimmingCharacters(in: .whitespaces) }
            .filter { line in
                ["rlsearch ", "$ rlsearch", "Scripts/", "let ", "for ", "var ", "request."]
                    .contains { line.hasPrefix($0) }
            }
    }

    private static func links(_ text: String) -> [String] {
        let inline = text.components(separatedBy: "](").dropFirst().compactMap {
            $0.components(separatedBy: ")").first
        }
        let references = text.components(separatedBy: "\n").compactMap { line in
            line.hasPrefix("[") ? line.components(separatedBy: "]: ").dropFirst().first : nil
        }
        return inline + references
    }

    /// No committed file contains paths of private samples or of a developer's machine.
    @Test func noPathOfAMachineIsCommitted() throws {
        for document in Self.documents {
            let text = try String(contentsOfFile: Files.root + "/" + document, encoding: .utf8)
            for place in ["/home/", "/root/", "/tmp/"] {
                #expect(!text.contains(place), "\(document) names \(place)")
            }
        }
    }
}
