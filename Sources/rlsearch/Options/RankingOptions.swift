import ArgumentParser
import ReportSearch

/// Parameters of the ranking.
struct RankingOptions: ParsableArguments {
    @Option(
        help:
            "How hits are put in order: relevance weighs words, pairs of characters and where they stand."
    )
    var rank = RankingChoice.relevance

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

    /// Sets what the options say of the ranking.
    func apply(to request: inout SearchRequest) {
        request.bm25 = BM25(k1: k1, b: b)
        request.ranking = rank == .bm25 ? .bm25 : .usual
    }
}

/// How hits are put in order.
enum RankingChoice: String, CaseIterable, ExpressibleByArgument {
    /// By all the evidence of the text.
    case relevance
    /// By BM25 over words alone.
    case bm25
}
