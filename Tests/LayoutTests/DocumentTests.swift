import Foundation
import TestSupport
import Testing

/// Documents name only what exists.
@Suite struct DocumentTests {
    private static let documents = [
        "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Index/README.md",
        "RELIABILITY.md",
        "Documentation/samples.md", "Benchmarks/README.md",
    ]

    @Test(arguments: documents)
    func linksLeadSomewhere(document: String) throws {
        let text = try String(contentsOfFile: Files.root + "/" + document, encoding: .utf8)
        let folder = (document as NSString).deletingLastPathComponent
        for target in Self.links(text) where !target.hasPrefix("http") && !target.hasPrefix("#") {
            let path = target.components(separatedBy: "#")[0]
            let whole = Files.root + "/" + (folder.isEmpty ? "" : folder + "/") + path
            #expect(FileManager.default.fileExists(atPath: whole), "\(document): \(target)")
        }
    }

    private static func links(_ text: String) -> [String] {
        text.components(separatedBy: "](").dropFirst().compactMap {
            $0.components(separatedBy: ")").first
        }
    }

    /// Samples stay one's own, and the machine they were made on stays out of the tree.
    @Test func noPathOfAMachineIsCommitted() throws {
        for document in Self.documents {
            let text = try String(contentsOfFile: Files.root + "/" + document, encoding: .utf8)
            for place in ["/home/", "/root/", "/tmp/"] {
                #expect(!text.contains(place), "\(document) names \(place)")
            }
        }
    }
}
