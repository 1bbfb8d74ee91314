import ArgumentParser
import ReportAnalysis
import SyntheticCorpus
import SystemPackage

/// Compares generated reports, of which every tenth copies the one before it, and prints time and work.
@main
struct Reuse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares generated reports, every tenth of which copies the one before it.")

    @Argument(help: "How many reports are generated.")
    var count = 2000
    @Argument(help: "How many paragraphs each has.")
    var paragraphs = 100

    private static let copyEvery = 10

    func run() throws {
        let folder = TemporaryFolder()
        let planted = try Self.write(count, paragraphs, to: folder.path)
        let place = IndexLocation(FilePath(folder.path + "/.rlsearch"))
        _ = try ReportIndexer(place).index([FilePath(folder.path)])
        let clock = ContinuousClock()
        var network: ReuseNetwork?
        let time = try clock.measure { network = try ReuseNetwork(try IndexedReports(place)) }
        guard let network else { return }
        print("\(count) reports of \(paragraphs) paragraphs: \(time)")
        print("work: \(network.work)")
        print("pairs planted: \(planted.count), found: \(network.pairs.count)")
        var worst = 0.0
        for pair in network.pairs {
            let name = FilePath(network.reports[pair.right].file).lastComponent?.string ?? ""
            guard let share = planted[name] else {
                print("not planted: \(network.reports[pair.left].file), \(name)")
                continue
            }
            worst = max(worst, (pair.rightShare - share).magnitude)
        }
        print("the largest error of a share is \(worst)")
    }

    /// Writes the reports. Returns the copied share of each copy, by the name of its file.
    private static func write(
        _ count: Int, _ paragraphs: Int, to folder: String
    ) throws -> [String: Double] {
        var corpus = SyntheticCorpus(seed: 17)
        var planted: [String: Double] = [:]
        var last = PlantedReport(paragraphs: paragraphs, from: &corpus)
        for number in 0..<count {
            // Names sort in the order of numbers.
            let name = "\(number + 100_000).txt"
            if number % copyEvery == copyEvery - 1 {
                let share = [0.05, 0.2, 0.5][number / copyEvery % 3]
                last = PlantedReport(
                    copying: last, replacing: share, of: .sentences, from: &corpus,
                    seed: UInt64(number))
                planted[name] = last.copiedShare
            } else {
                last = PlantedReport(paragraphs: paragraphs, from: &corpus)
            }
            let file = try FileDescriptor.open(
                FilePath(folder + "/" + name), .writeOnly, options: [.create, .truncate],
                permissions: [.ownerReadWrite])
            let text = last.text(agency: "云汀市第\(number)局", year: 2020 + number % 5)
            try file.closeAfter { _ = try file.writeAll(text.utf8) }
        }
        return planted
    }
}
