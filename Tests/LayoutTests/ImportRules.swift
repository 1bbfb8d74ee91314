import Foundation
import TestSupport
import Testing

/// The module map, checked against the imports of the sources.
@Suite struct ImportRules {
    /// The folders of the engine.
    private static let engine: Set<String> = [
        "TextBasics", "ICUText", "TextAnalysis", "DocumentModel", "ReportCorpus", "QueryLanguage",
        "InvertedIndex",
        "SystemPackage",
    ]
    /// For each folder, the modules that its files may import.
    private static let allowed: [(folder: String, modules: Set<String>)] = [
        ("Sources/ICUText", ["CICU"]),
        ("Sources/TextBasics", []),
        ("Sources/TextAnalysis", ["TextBasics", "ICUText"]),
        ("Sources/Processes", ["SystemPackage"]),
        ("Sources/DocumentModel", []),
        ("Sources/DocumentText", ["TextBasics", "DocumentModel", "CArchive", "CXML"]),
        ("Sources/DocumentWorker", ["DocumentModel", "DocumentText", "CConfinement"]),
        ("Sources/DocumentReading", ["DocumentModel", "Processes", "SystemPackage"]),
        (
            "Sources/ReportCorpus",
            [
                "TextBasics", "DocumentModel", "DocumentReading", "ICUText", "TextAnalysis",
                "SystemPackage",
            ]
        ),
        ("Index", ["SystemPackage", "HeapModule"]),
        ("Sources/QueryLanguage", ["TextBasics", "ICUText", "TextAnalysis"]),
        (
            "Sources/StoredReports",
            ["TextBasics", "DocumentModel", "ReportCorpus", "InvertedIndex", "SystemPackage"]
        ),
        ("Sources/ParagraphEvidence", ["TextBasics", "TextAnalysis", "CRankingData"]),
        (
            "Sources/ReportSearch",
            engine.union(["StoredReports", "Processes", "ParagraphEvidence"])
        ),
        (
            "Sources/ReportAnalysis",
            engine.union(["StoredReports", "ReportSearch", "Processes"])
        ),
        (
            "Sources/ReportOutput",
            [
                "TextBasics", "DocumentModel", "ReportCorpus", "QueryLanguage", "StoredReports",
                "ReportSearch",
                "ReportAnalysis", "SystemPackage",
            ]
        ),
        (
            "Sources/rlsearch",
            ["ReportOutput", "RemoteIndex", "Processes", "ArgumentParser", "SystemPackage"]
        ),
        ("Sources/RemoteMessages", []),
        (
            "Sources/RemoteProgram",
            [
                "RemoteMessages", "TextBasics", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOSSL",
            ]
        ),
        (
            "Sources/RemoteIndex",
            engine.union(["StoredReports", "ReportSearch", "Processes", "RemoteMessages"])
        ),
        (
            "Sources/ReportServer",
            [
                "WebAddresses", "DocumentModel", "QueryLanguage", "InvertedIndex", "ReportSearch",
                "ReportAnalysis",
                "ReportOutput", "ReportCorpus", "RemoteIndex", "Processes", "SystemPackage",
                "Hummingbird",
                "HummingbirdCore", "HummingbirdTLS", "HTTPTypes", "Logging", "NIOCore", "NIOPosix",
                "NIOSSL",
            ]
        ),
        ("Sources/WebAddresses", []),
        ("Sources/ServerProgram", ["ReportServer"]),
        ("Sources/SpreadsheetWriter", ["CXLSXWriter"]),
        (
            "Benchmarks",
            engine.union([
                "ParagraphEvidence", "ReportSearch", "ReportAnalysis", "ReportOutput",
                "SyntheticCorpus", "ArgumentParser", "Benchmark",
            ])
        ),
    ]
    /// The C library, for system calls without a wrapper, and Swift's locks.
    private static let platform: Set<String> = ["Glibc", "Darwin", "Synchronization"]

    @Test func everyImportIsAllowed() throws {
        for (folder, modules) in Self.allowed {
            let files = try Self.swiftFiles(below: folder)
            #expect(!files.isEmpty, "\(folder) has no sources")
            for file in files {
                let imports = Self.imports(try String(contentsOfFile: file, encoding: .utf8))
                let extra = imports.subtracting(modules).subtracting(Self.platform)
                #expect(extra.isEmpty, "\(file) imports \(extra.sorted())")
            }
        }
    }

    @Test func onlyTheShimImportsICU() throws {
        for file in try Self.swiftFiles(below: ".") where !file.contains("/Sources/ICUText/") {
            let imports = Self.imports(try String(contentsOfFile: file, encoding: .utf8))
            #expect(!imports.contains("CICU"), "\(file)")
        }
    }

    @Test func theCommandDoesNotImportFoundation() throws {
        for folder in ["Index", "Sources", "Benchmarks"] {
            for file in try Self.swiftFiles(below: folder) {
                let imports = Self.imports(try String(contentsOfFile: file, encoding: .utf8))
                #expect(!imports.contains("Foundation"), "\(file)")
            }
        }
    }

    static func swiftFiles(below folder: String) throws -> [String] {
        let root = Files.root + "/" + folder
        let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") && !$0.contains(".build/") }
            .map { root + "/" + $0 }
    }

    private static func imports(_ source: String) -> Set<String> {
        var modules: Set<String> = []
        for line in source.components(separatedBy: "\n") {
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place < words.count - 1,
                words[..<place].allSatisfy({
                    $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0)
                })
            else { continue }
            modules.insert(String(words[words.count - 1].split(separator: ".")[0]))
        }
        return modules
    }
}
