internal import ICUText
internal import QueryLanguage
internal import TextAnalysis
internal import TextBasics

/// Finds what to highlight in a paragraph: the occurrences of the query's parts, and the words of pieces that do not
/// occur as a whole.
struct Highlighter {
    let analyzer: Analyzer
    let query: AnalyzedQuery

    /// UTF-8 byte ranges of the text, ascending and without overlap.
    func highlights(in text: String) throws(ReportSearchError) -> [Range<Int>] {
        // Tokenizing costs far more than folding, and literal hits do not need it.
        let folded = analyzer.fold(Array(text.utf8))
        var found: [Range<Int>] = []
        var missing: Set<[UInt8]> = []
        for leaf in query.leaves {
            var ranges = try Passage.places(leaf, in: folded.text)
            if case .piece(let piece) = leaf {
                for expansion in piece.expansions {
                    ranges += try Passage.places(.piece(expansion.piece), in: folded.text)
                }
                if ranges.isEmpty, !piece.chunk.isQuoted {
                    missing.formUnion(piece.words)
                    missing.formUnion(piece.expansions.flatMap(\.addition.words))
                }
            }
            found += ranges
        }
        if !missing.isEmpty {
            try rethrowing { () throws(ICUError) in
                try analyzer.tokenizeWords(Array(text.utf8).span)
            }
            found += analyzer.words(among: Array(missing)).map(\.range)
        }
        let source = found.map(analyzer.folded.sourceRange(of:))
        return source.merged()
    }
}
