import ICUText
import TextAnalysis

/// A user's word list, then a text: the words are recognised where they occur in the text, and nothing else changes.
struct DictionaryFuzz: FuzzTarget {
    static let name = "dictionary"
    private let plain: Analyzer

    init() throws { plain = try Analyzer(AnalyzerSetup()) }

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let list = Array(String(decoding: input.part(), as: UTF8.self).utf8)
        let text = Array(input.text.utf8)
        let setup = try AnalyzerSetup(userLists: [list])
        let again = AnalyzerSetup(fingerprint: setup.fingerprint, words: setup.overlay.bytes)
        try require(again?.overlay.words == setup.overlay.words, "the words do not come back")
        let analyzer = try Analyzer(setup)
        try analyzer.analyze(text.span)
        try plain.analyze(text.span)
        try require(analyzer.folded.bytes == plain.folded.bytes, "the fold differs")
        try require(
            analyzer.words.map(\.range) == plain.words.map(\.range), "the words of ICU differ")
        let words = Set(setup.overlay.words)
        for token in analyzer.overlayWords {
            let word = String(decoding: analyzer.term(token), as: UTF8.self)
            try require(words.contains(word), "“\(word)” is in no list")
        }
    }
}
