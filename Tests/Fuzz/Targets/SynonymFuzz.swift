import ICUText
import QueryLanguage
import TextAnalysis

/// A list of synonyms: either an error at an existing line, or every expression of a group finds the others.
struct SynonymFuzz: FuzzTarget {
    static let name = "synonyms"
    private let analyzer: Analyzer

    init() throws { analyzer = try Analyzer(AnalyzerSetup()) }

    func run(_ bytes: [UInt8]) throws {
        let lineCount = 1 + bytes.count { $0 == 0x0A }
        let synonyms: Synonyms
        do throws(SynonymListError) {
            synonyms = try Synonyms(bytes) {
                analyzer.fold(Array(String(decoding: $0, as: UTF8.self).utf8)).text
            }
        } catch {
            return try require((1...lineCount).contains(error.line), "line \(error.line)")
        }
        for expression in synonyms.expressions.prefix(64) {
            for name in synonyms.of(expression) {
                try require(name.text != expression, "an expression is its own synonym")
                try require(!name.text.isEmpty, "an empty synonym")
            }
        }
    }
}
