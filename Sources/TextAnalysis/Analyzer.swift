package import ICUText

/// Tokenizes text into index terms: folds it, cuts it into words, finds the words of the overlay dictionary, and cuts
/// it into grams.
///
/// A text and the queries on it must use the same ``AnalyzerSetup``, whose fingerprint the index stores. An analyzer
/// reuses its buffers, so it must not be shared between threads.
package final class Analyzer {
    /// What Chinese text needs. Text that is cut at spaces needs none of it.
    private struct Chinese {
        let folder: Folder
        let segmenter: WordSegmenter
        let overlay: OverlayDictionary
        let cutter = GramCutter()
        let foldsYears: Bool
        let foldsSpellings: Bool
    }

    private let chinese: Chinese?

    /// The last analysed text, folded.
    package private(set) var folded = FoldedText()
    /// The words and numbers of the text, in order. The term of a year in Chinese numerals is stored after the text in
    /// `folded`.
    package private(set) var words: [Token] = []
    /// The words of the overlay dictionary in the text, ordered by start.
    package private(set) var overlayWords: [Token] = []
    /// The grams of the text, in order.
    package private(set) var grams: [Token] = []

    /// Opens an analyzer for a setup.
    package init(
        _ setup: AnalyzerSetup, engine: SegmentationEngine = .fast
    ) throws(ICUError) {
        guard setup.cutting == .chinese else {
            chinese = nil
            return
        }
        chinese = Chinese(
            folder: try Folder(setup.folds), segmenter: try WordSegmenter(engine: engine),
            overlay: OverlayDictionary(setup.overlay), foldsYears: setup.folds.contains(.years),
            foldsSpellings: setup.folds.isSuperset(of: [.traditional, .compatibility]))
    }

    /// Whether the analyzer makes grams, by which every string of a text can be found.
    package var hasGrams: Bool { chinese != nil }

    /// Analyses a text for indexing. Sets `folded`, `words`, `overlayWords` and `grams`.
    ///
    /// - Precondition: the text is valid UTF-8.
    package func analyze(_ text: Span<UInt8>) throws(ICUError) {
        try tokenize(text)
        chinese?.cutter.textGrams(folded.text, into: &grams)
    }

    /// Folds a text and finds its words and overlay words, but no grams.
    ///
    /// - Precondition: the text is valid UTF-8.
    package func tokenize(_ text: Span<UInt8>) throws(ICUError) {
        try tokenize(text, findsOverlay: true)
    }

    /// Folds a text and finds its words, but no overlay words and no grams.
    ///
    /// - Precondition: the text is valid UTF-8.
    package func tokenizeWords(_ text: Span<UInt8>) throws(ICUError) {
        try tokenize(text, findsOverlay: false)
    }

    private func tokenize(_ text: Span<UInt8>, findsOverlay: Bool) throws(ICUError) {
        words.removeAll(keepingCapacity: true)
        overlayWords.removeAll(keepingCapacity: true)
        grams.removeAll(keepingCapacity: true)
        guard let chinese else { return cutAtSpaces(text) }
        chinese.folder.fold(text, into: &folded)
        try chinese.segmenter.words(of: folded.bytes, into: &words)
        if findsOverlay {
            chinese.overlay.words(in: folded.bytes, among: words, into: &overlayWords)
        }
        if chinese.foldsYears { foldYears() }
    }

    private func cutAtSpaces(_ text: Span<UInt8>) {
        folded.copy(text)
        var start = 0
        for index in 0...text.count where index == text.count || text[index] == 0x20 {
            if index > start {
                words.append(Token(start: start, end: index, kind: .word).clipped())
            }
            start = index + 1
        }
    }

    /// Replaces the words of each year in Chinese numerals with the year in digits.
    private func foldYears() {
        // A new list is made, because replacing in place would take quadratic time.
        var replaced: [Token] = []
        var taken = 0
        while let found = YearNumerals.firstYear(in: folded.bytes, among: words, from: taken) {
            let year = found.year
            replaced += words[taken..<found.index]
            var next = found.index
            while next < words.count, words[next].start < year.range.upperBound { next += 1 }
            let term = folded.appendTerm(String(year.value).utf8, for: year.range)
            replaced.append(Token(start: term.lowerBound, end: term.upperBound, kind: .number))
            let end = Int(words[next - 1].end)
            if end > year.range.upperBound {
                replaced.append(Token(start: year.range.upperBound, end: end, kind: .word))
            }
            taken = next
        }
        if taken > 0 { words = replaced + words[taken...] }
    }

    /// Folds a text into `folded`, without a copy of the result. Removes the words and grams of the previous text.
    ///
    /// - Precondition: the text is valid UTF-8.
    package func refold(_ text: Span<UInt8>) {
        words.removeAll(keepingCapacity: true)
        overlayWords.removeAll(keepingCapacity: true)
        grams.removeAll(keepingCapacity: true)
        if let chinese {
            chinese.folder.fold(text, into: &folded)
        } else {
            folded.copy(text)
        }
    }

    /// Folds a text into `folded` and finds its grams, but no words.
    ///
    /// - Precondition: the text is valid UTF-8.
    package func refoldWithGrams(_ text: Span<UInt8>) {
        refold(text)
        chinese?.cutter.textGrams(folded.text, into: &grams)
    }

    /// Folds a text into `folded` and returns a copy of it. The words and grams remain those of the text before.
    package func fold(_ text: [UInt8]) -> FoldedText {
        if let chinese {
            chinese.folder.fold(text.span, into: &folded)
        } else {
            folded.copy(text.span)
        }
        return folded
    }

    /// The grams of a folded string: every text that contains the string has all of them. If the analyzer makes no
    /// grams, the words of the string.
    package func queryGrams(
        _ folded: [UInt8], isOpenBefore: Bool = false, isOpenAfter: Bool = false
    ) -> [[UInt8]] {
        guard let chinese else { return folded.split(separator: 0x20).map { Array($0) } }
        let grams = chinese.cutter.queryGrams(
            folded, isOpenBefore: isOpenBefore, isOpenAfter: isOpenAfter)
        return grams.map { Array(folded[$0.range]) }
    }

    /// Equivalent forms of a folded string, the string itself first: with years in digits and in numerals, with 着 and
    /// 著, with m2 and m².
    package func forms(of folded: [UInt8]) -> [[UInt8]] {
        guard let chinese else { return [folded] }
        let forms = chinese.foldsYears ? YearNumerals.forms(of: folded) : [folded]
        return chinese.foldsSpellings ? forms + SpellingForms.others(of: folded) : forms
    }

    /// The bytes of a token of the last analysed text.
    package func term(_ token: Token) -> [UInt8] { Array(folded.bytes[token.range]) }

    /// The words of the last analysed text that are any of some terms. No word is copied.
    ///
    /// - Complexity: O(words · terms).
    package func words(among terms: [[UInt8]]) -> [Token] {
        // One array of bytes, because access to an array of arrays retains each of them.
        let joined = terms.flatMap(\.self)
        var ends: [Int] = []
        for term in terms { ends.append((ends.last ?? 0) + term.count) }
        let bytes = folded.bytes
        let text = bytes.span
        let other = joined.span
        var found: [Token] = []
        for token in words {
            let (start, count) = (Int(token.start), Int(token.end - token.start))
            var low = 0
            for end in ends {
                if end - low == count {
                    var length = 0
                    while length < count, text[start + length] == other[low + length] {
                        length += 1
                    }
                    if length == count {
                        found.append(token)
                        break
                    }
                }
                low = end
            }
        }
        return found
    }

    /// The words of the last analysed text, with overlay words in place of their parts. Of overlapping overlay words
    /// the first is taken, and the longest of those with the same start.
    package var dividedWords: [Token] {
        var divided: [Token] = []
        var next = 0
        var end = 0
        for word in words {
            if Int(word.start) >= folded.textCount {
                divided.append(word)
                continue
            }
            if Int(word.start) < end { continue }
            while next < overlayWords.count, overlayWords[next].start < word.start { next += 1 }
            var longest = word
            while next < overlayWords.count, overlayWords[next].start == word.start {
                longest = overlayWords[next]
                next += 1
            }
            divided.append(longest)
            end = longest.range.upperBound
        }
        return divided
    }
}
