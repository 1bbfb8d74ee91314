import ArgumentParser
import ReportSearch

/// Parameters of the ranking.
struct RankingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("BM25: how slowly repeated words stop to matter.", valueName: "k1"))
    var k1 = 1.2

    @Option(
        name: .customLong("b"),
        help: ArgumentHelp("BM25: how much length matters, 0 to 1.", valueName: "b"))
    var b = 0.75

    func validate() throws {
        if !(k1 >= 0 && k1.isFinite) { throw ValidationError("--k1 must be 0 or more") }
        if !(b >= 0 && b <= 1) { throw ValidationError("--b must lie between 0 and 1") }
    }

    var bm25: BM25 { BM25(k1: k1, b: b) }
}
