// swift-tools-version: 6.3
import PackageDescription

/// Every target is compiled alike: Swift 6, strict memory safety, no warning tolerated.
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
let benchmark: Target.Dependency = .product(name: "Benchmark", package: "benchmark")
let benchmarkPlugin: Target.PluginUsage = .plugin(name: "BenchmarkPlugin", package: "benchmark")

let package = Package(
    name: "rlsearch",
    products: [
        .executable(name: "rlsearch", targets: ["rlsearch"]),
        .library(name: "ReportSearch", targets: ["ReportSearch"]),
        .library(name: "InvertedIndex", targets: ["InvertedIndex"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .systemLibrary(
            name: "CICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"])]),
        .target(name: "ICUText", dependencies: ["CICU"], swiftSettings: settings),
        .target(name: "TextAnalysis", dependencies: ["ICUText"], swiftSettings: settings),
        .target(
            name: "ReportCorpus", dependencies: ["ICUText", system],
            resources: [.embedInCode("Data/divisions.txt")], swiftSettings: settings),
        .target(
            name: "InvertedIndex", dependencies: [system], path: "Index",
            exclude: ["README.md"], swiftSettings: settings),
        .target(
            name: "QueryLanguage", dependencies: ["TextAnalysis"], swiftSettings: settings),
        .target(
            name: "ReportSearch",
            dependencies: [
                "ReportCorpus", "TextAnalysis", "QueryLanguage", "InvertedIndex", system,
            ], swiftSettings: settings),
        .executableTarget(
            name: "rlsearch", dependencies: ["ReportSearch", argumentParser, system],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
