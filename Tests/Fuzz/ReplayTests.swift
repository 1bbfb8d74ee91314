import SyntheticCorpus
import TestSupport
import Testing

/// Runs the targets on all stored inputs: seeds, and inputs that once broke a target.
@Suite struct ReplayTests {
    private static let names = FuzzTargets.all.map { $0.name }
    private static func seeds(_ name: String) -> String { Files.root + "/Tests/Fuzz/Seeds/" + name }

    @Test(arguments: names)
    func everySeed(name: String) throws {
        let found = try #require(FuzzTargets.all.first { $0.name == name })
        let target = try found.init()
        let folder = Self.seeds(name)
        let files = Files.names(in: folder)
        #expect(!files.isEmpty, "\(folder) is empty")
        for file in files {
            let bytes = try Files.read(folder + "/" + file)
            #expect(throws: Never.self, "\(name)/\(file)") { try target.run(bytes) }
        }
    }

    /// Runs the targets on damaged seeds, to find what a fuzzer would find in a few seconds.
    @Test(arguments: names)
    func seedsWithSomeBytesChanged(name: String) throws {
        var generator = Seed.generator()
        let found = try #require(FuzzTargets.all.first { $0.name == name })
        let target = try found.init()
        let folder = Self.seeds(name)
        let seeds = try Files.names(in: folder).map { try Files.read(folder + "/" + $0) }
        for _ in 0..<100 {
            var bytes = seeds[generator.below(seeds.count)]
            for _ in 0..<(1 + generator.below(4)) where !bytes.isEmpty {
                bytes[generator.below(bytes.count)] = UInt8(generator.below(256))
            }
            #expect(throws: Never.self, "\(name): \(bytes)") { try target.run(bytes) }
        }
    }

    @Test func everyFolderOfSeedsHasItsTarget() {
        #expect(Files.names(in: Self.seeds("")) == Self.names.sorted())
    }
}
