// swift-tools-version: 6.3
import PackageDescription

/// How every target in Swift is compiled: strict memory safety, no warning tolerated.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(
    name: "ArgumentParser", package: "swift-argument-parser")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(
    name: "HummingbirdCore", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioTLS: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let heap: Target.Dependency = .product(name: "HeapModule", package: "swift-collections")
let benchmark: Target.Dependency = .product(name: "Benchmark", package: "benchmark")
let benchmarkPlugin: Target.PluginUsage = .plugin(name: "BenchmarkPlugin", package: "benchmark")

/// What programs that measure use.
let measuring: [Target.Dependency] = ["SyntheticCorpus", argumentParser, system]
/// What tests use.
let testing: [Target.Dependency] = ["TestSupport", "SyntheticCorpus", system]
/// What tests of searches use.
let searchTesting: [Target.Dependency] = testing + ["SearchTestSupport"]

/// What the fuzz targets try.
let fuzzed: [Target.Dependency] =
    [
        "WebAddresses", "RemoteIndex", "RemoteMessages", "ReportOutput", "ReportAnalysis",
        "ReportSearch", "ReportCorpus", "QueryLanguage", "TextAnalysis", "ICUText", "TextBasics",
        "DocumentText", "DocumentReading", "DocumentModel", "InvertedIndex",
    ] + testing

let libraries: [Target] = [
    .target(
        name: "CICU", cSettings: [.treatAllWarnings(as: .error)],
        linkerSettings: ["icui18n", "icuuc", "icudata"].map { .linkedLibrary($0) }
            // What ICU itself needs, where it is linked statically.
            + ["stdc++", "m"].map { .linkedLibrary($0, .when(platforms: [.linux])) }),
    .target(name: "ICUText", dependencies: ["CICU"]),
    .target(name: "TextBasics"),
    .target(
        name: "TextAnalysis", dependencies: ["TextBasics", "ICUText"],
        resources: [
            .embedInCode("Data/simplified.txt"), .embedInCode("Data/overlay.txt"),
            .embedInCode("Data/pinyin-words.txt"),
        ]),
    .target(name: "Processes", dependencies: [system]),
    .target(name: "CConfinement", cSettings: [.treatAllWarnings(as: .error)]),
    .target(name: "DocumentModel"),
    .systemLibrary(
        name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(
        name: "DocumentText",
        dependencies: ["TextBasics", "DocumentModel", "CArchive", "CXML"]),
    .executableTarget(
        name: "DocumentWorker",
        dependencies: ["DocumentText", "DocumentModel", "CConfinement"]),
    .target(
        name: "DocumentReading",
        dependencies: ["DocumentModel", "Processes", system]),
    .target(
        name: "ReportCorpus",
        dependencies: [
            "TextBasics", "DocumentModel", "DocumentReading", "ICUText", "TextAnalysis", system,
        ],
        resources: [
            .embedInCode("Data/divisions.txt"), .embedInCode("Data/agencies.txt"),
            .embedInCode("Data/figure-words.txt"),
            .embedInCode("Data/units.txt"),
        ]),
    .target(
        name: "InvertedIndex", dependencies: [system, heap], path: "Index",
        exclude: ["README.md"]),
    .target(
        name: "QueryLanguage", dependencies: ["TextBasics", "ICUText", "TextAnalysis"],
        resources: [
            .embedInCode("Data/query-language.txt"),
            .embedInCode("Data/query-language.zh.txt"),
            .embedInCode("Data/question-words.txt"), .embedInCode("Data/synonyms.txt"),
        ]),
    .target(
        name: "StoredReports",
        dependencies: ["TextBasics", "DocumentModel", "ReportCorpus", "InvertedIndex", system]),
    .target(name: "CRankingData", exclude: ["Data"]),
    .target(
        name: "ParagraphEvidence",
        dependencies: ["TextBasics", "TextAnalysis", "CRankingData"]),
    .target(
        name: "ReportSearch",
        dependencies: [
            "TextBasics", "ICUText", "DocumentModel", "ReportCorpus", "TextAnalysis",
            "ParagraphEvidence", "QueryLanguage", "InvertedIndex", "StoredReports", "Processes",
            system,
        ]),
    .target(
        name: "ReportAnalysis",
        dependencies: [
            "TextBasics", "ICUText", "ReportCorpus", "TextAnalysis", "QueryLanguage",
            "InvertedIndex", "DocumentModel", "StoredReports", "ReportSearch", "Processes",
            system,
        ],
        resources: [.embedInCode("Data/audit-rules.txt"), .embedInCode("Data/stop-words.txt")]),
    .target(
        name: "ReportOutput",
        dependencies: [
            "TextBasics", "DocumentModel", "ReportCorpus", "QueryLanguage", "ReportSearch",
            "ReportAnalysis", system,
        ], resources: [.embedInCode("Data/overview.css")]),
    .executableTarget(
        name: "rlsearch",
        dependencies: ["ReportOutput", "RemoteIndex", "Processes", argumentParser, system]),
    .target(
        name: "RemoteIndex",
        dependencies: [
            "TextBasics", "TextAnalysis", "InvertedIndex", "StoredReports",
            "DocumentModel", "ReportSearch", "Processes", "RemoteMessages",
            system,
        ]),
    .executableTarget(
        name: "RemoteProgram",
        dependencies: ["RemoteMessages", "TextBasics", httpClient, nio, nioHTTP, nioTLS]),
    .target(name: "RemoteMessages"),
    .target(name: "WebAddresses"),
    .target(
        name: "ReportServer",
        dependencies: [
            "WebAddresses", "ReportOutput", "ReportAnalysis", "ReportSearch", "DocumentModel",
            "Processes", "RemoteIndex", hummingbird, hummingbirdCore, hummingbirdTLS, httpTypes,
            logging, nio,
            nioPosix, nioTLS, system,
        ],
        resources: [.embedInCode("Data/style.css"), .embedInCode("Data/script.js")]),
    .executableTarget(name: "ServerProgram", dependencies: ["ReportServer"]),
    .systemLibrary(
        name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .executableTarget(name: "SpreadsheetWriter", dependencies: ["CXLSXWriter"]),
]

let benchmarks: [Target] = [
    .executableTarget(
        name: "Bench",
        dependencies: [
            "ICUText", "TextAnalysis", "QueryLanguage", "InvertedIndex", "ReportSearch",
            "ReportOutput", argumentParser, system,
        ]),
    .target(
        name: "SyntheticCorpus", dependencies: ["InvertedIndex", system],
        resources: [.embedInCode("vocabulary.tsv")]),
    .executableTarget(
        name: "WorkCounters",
        dependencies: ["InvertedIndex"] + measuring,
        exclude: ["baseline.tsv"]),
    .executableTarget(
        name: "Reports",
        dependencies: ["ReportAnalysis", "ReportSearch"] + measuring, exclude: ["truth"]
    ),
    .executableTarget(name: "Reuse", dependencies: ["ReportAnalysis"] + measuring),
    .executableTarget(
        name: "Retrieval",
        dependencies: ["ParagraphEvidence", "ReportSearch"] + measuring,
        exclude: ["word_vectors.py", "answer_words.py", "train.py", "questions"]),
    .executableTarget(
        name: "SegmentationBenchmarks",
        dependencies: ["TextAnalysis", "SyntheticCorpus", system, benchmark]),
    .executableTarget(
        name: "IndexBenchmarks",
        dependencies: ["InvertedIndex", "SyntheticCorpus", system, benchmark]),
    .executableTarget(
        name: "SearchBenchmarks",
        dependencies: ["ReportSearch", "SyntheticCorpus", system, benchmark]),
]

let tests: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: ["InvertedIndex", "SyntheticCorpus", "CArchive", system]),
    .target(
        name: "SearchTestSupport",
        dependencies: ["ReportSearch", "TestSupport", "SyntheticCorpus", system]),
    .executableTarget(name: "SegmentationFuzz", dependencies: ["TextAnalysis"] + measuring),
    .executableTarget(
        name: "Torture",
        dependencies: ["ReportSearch", "InvertedIndex", "TestSupport"] + measuring),
    .testTarget(
        name: "InvertedIndexTests",
        dependencies: ["InvertedIndex"] + testing,
        exclude: ["Fixtures"]),
    .testTarget(name: "TextBasicsTests", dependencies: ["TextBasics"]),
    .testTarget(name: "TextAnalysisTests", dependencies: ["TextAnalysis", "ICUText"] + testing),
    .testTarget(
        name: "ParagraphEvidenceTests",
        dependencies: ["ParagraphEvidence", "TextAnalysis"] + testing),
    .testTarget(
        name: "DocumentTextTests",
        dependencies: ["DocumentText", "DocumentModel", "CArchive", "TestSupport"]),
    .testTarget(
        name: "DocumentReadingTests",
        dependencies: ["DocumentReading", "DocumentModel", "DocumentWorker", "Processes"] + testing),
    .testTarget(
        name: "ReportCorpusTests",
        dependencies: ["ReportCorpus", "DocumentModel", "ICUText"] + testing),
    .testTarget(
        name: "StoredReportsTests",
        dependencies: [
            "StoredReports", "DocumentModel", "ReportCorpus", "ICUText", "InvertedIndex",
            system,
        ]),
    .testTarget(name: "QueryLanguageTests", dependencies: ["QueryLanguage"]),
    .testTarget(
        name: "ReportSearchTests",
        dependencies: ["ReportAnalysis", "ReportSearch", "QueryLanguage", "TextAnalysis"]
            + searchTesting),
    .testTarget(name: "ReportAnalysisTests", dependencies: ["ReportAnalysis"] + searchTesting),
    .testTarget(
        name: "ReportOutputTests",
        dependencies: ["ReportOutput", "QueryLanguage"] + searchTesting),
    .testTarget(
        name: "ReportServerTests",
        dependencies: [
            "ReportServer", "WebAddresses", "ReportOutput", "ReportAnalysis", "ReportSearch",
        ] + searchTesting),
    .testTarget(
        name: "RemoteIndexTests",
        dependencies: ["RemoteIndex", "RemoteMessages", "TextBasics", "InvertedIndex"]),
    .testTarget(
        name: "CommandTests",
        dependencies: ["rlsearch", "SpreadsheetWriter", "DocumentWorker", "ReportOutput"] + testing,
        exclude: ["Snapshots"]),
    .testTarget(name: "LayoutTests", dependencies: ["TestSupport"]),
    .testTarget(
        name: "FuzzTests", dependencies: fuzzed, path: "Tests/Fuzz",
        exclude: ["Driver.swift", "Grown", "Seeds", "tokens.dict"]),
]

for target in benchmarks {
    target.path = "Benchmarks/\(target.name)"
    if target.name.hasSuffix("Benchmarks") { target.plugins = [benchmarkPlugin] }
}
for target in tests where target.path == nil { target.path = "Tests/\(target.name)" }

let package = Package(
    name: "rlsearch",
    products: [
        .executable(name: "rlsearch", targets: ["rlsearch"]),
        .executable(name: "rlsearch-xlsx", targets: ["SpreadsheetWriter"]),
        .executable(name: "rlsearch-documents", targets: ["DocumentWorker"]),
        .executable(name: "rlsearch-serve", targets: ["ServerProgram"]),
        .executable(name: "rlsearch-remote", targets: ["RemoteProgram"]),
        .executable(name: "rlsearch-bench", targets: ["Bench"]),
        .library(name: "ReportSearch", targets: ["ReportSearch"]),
        .library(name: "ReportAnalysis", targets: ["ReportAnalysis"]),
        .library(name: "InvertedIndex", targets: ["InvertedIndex"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: libraries + benchmarks + tests,
    swiftLanguageModes: [.v6]
)

// Scripts/fuzz builds the targets of Tests/Fuzz as a program for libFuzzer, which brings a `main` of its own.
if Context.environment["RLSEARCH_FUZZ"] != nil {
    package.targets.removeAll { $0.type == .test || $0.name.hasSuffix("Benchmarks") }
    package.targets.append(
        .executableTarget(
            name: "Fuzz", dependencies: fuzzed, path: "Tests/Fuzz",
            exclude: ["Grown", "ReplayTests.swift", "Seeds", "tokens.dict"]))
}

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
    target.swiftSettings = settings
}
