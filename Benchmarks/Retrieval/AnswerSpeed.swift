import ArgumentParser
import ReportSearch

/// Measures how long questions take from their text to their hits, one after another.
struct AnswerSpeed: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "speed",
        abstract: "Measures how long an index takes to answer questions, in one thread.")
    @Argument(help: "The folder of the index.") var index: String
    @Argument(help: "A file of questions, one a line.") var questions: String
    @Option(name: .customShort("n"), help: "Hits a question.") var limit = 10
    @Option(name: .customLong("repeat"), help: "How often all are answered; the median counts.")
    var rounds = 3

    func run() throws {
        let searcher = try ReportSearcher(IndexLocation(FilePath(index)))
        let texts = try TableFile.rows(questions).compactMap { $0.last.map(String.init) }
        var times = [[Duration]](repeating: [], count: texts.count)
        let clock = ContinuousClock()
        for _ in 0..<rounds {
            for (number, text) in texts.enumerated() {
                var request = SearchRequest(text, limit: limit)
                request.matchesAny = true
                let start = clock.now
                _ = try searcher.search(request)
                times[number].append(clock.now - start)
            }
        }
        let medians = times.map { $0.sorted()[$0.count / 2] }.sorted()
        func milliseconds(_ share: Double) -> String {
            let time = medians[min(medians.count - 1, Int(share * Double(medians.count)))]
            return fixed(
                Double(time.components.attoseconds) * 1e-15 + Double(time.components.seconds) * 1e3)
        }
        print(
            "\(texts.count) questions: p50 \(milliseconds(0.5)) ms, p90 \(milliseconds(0.9)) ms, "
                + "p99 \(milliseconds(0.99)) ms")
    }
}
