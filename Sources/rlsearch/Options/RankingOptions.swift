import ArgumentParser
import ReportOutput

/// Parameters of the ranking.
struct RankingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            zh: "排序方式：relevance 综合词语、字对及其位置；bm25 只看词语。",
            en:
                "How hits are ordered: relevance uses words, pairs of characters and their positions; bm25 uses only words.",
            value: .way))
    var rank = RankingChoice.relevance

    @Option(
        help: ArgumentHelp(
            zh: "BM25：词语重复出现时得分增长的快慢。",
            en: "BM25: how much repeated words add to the score.", value: .k1))
    var k1 = 1.2

    @Option(
        name: .customLong("b"),
        help: ArgumentHelp(
            zh: "BM25：段落长度的作用，0 到 1。", en: "BM25: how much length matters, 0 to 1.",
            value: .b))
    var b = 0.75

    func validate() throws {
        if !(k1 >= 0 && k1.isFinite) {
            throw ValidationError(zh: "--k1 不能为负", en: "--k1 must be 0 or more")
        }
        if !(b >= 0 && b <= 1) {
            throw ValidationError(zh: "--b 须在 0 与 1 之间", en: "--b must be between 0 and 1")
        }
    }

    /// Sets the ranking of a request.
    func apply(to request: inout SearchRequest) {
        request.bm25 = BM25(k1: k1, b: b)
        request.ranking = rank == .bm25 ? .bm25 : .standard
    }
}

/// How hits are ranked.
enum RankingChoice: String, CaseIterable, ExpressibleByArgument {
    /// By all the evidence of the text.
    case relevance
    /// By BM25 over words only.
    case bm25
}
