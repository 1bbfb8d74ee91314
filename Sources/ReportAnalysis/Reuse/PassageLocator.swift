internal import ReportSearch

/// Converts shared stretches of two masked texts into passages with paragraph numbers and byte ranges.
struct PassageLocator {
    private let report: ReportText
    private let text: MaskedText
    private let other: ReportText
    private let otherText: MaskedText
    private let masker: TextMasker
    /// The paragraphs mapped last, cached because consecutive passages are often in one paragraph.
    private var lastOwn: (paragraph: Int, symbols: [TextMasker.Placed])?
    private var lastOther: (paragraph: Int, symbols: [TextMasker.Placed])?

    init(
        _ report: ReportText, _ text: MaskedText, _ other: ReportText, _ otherText: MaskedText,
        masker: TextMasker
    ) {
        self.report = report
        self.text = text
        self.other = other
        self.otherText = otherText
        self.masker = masker
    }

    /// Converts stretches to passages. Each is within one paragraph of the report; they are sorted by position in the
    /// report.
    ///
    /// A stretch over several paragraphs is divided at their boundaries. Pieces shorter than a passage are not listed, though
    /// they count as shared.
    mutating func passages(_ stretches: [AlignedPassage]) -> [SharedPassage] {
        var passages: [SharedPassage] = []
        for stretch in stretches {
            var byParagraph: [(paragraph: Int, runs: [SharedRun])] = []
            for run in stretch.runs.flatMap(divided) {
                let paragraph = text.paragraph(of: run.left)
                if byParagraph.last?.paragraph == paragraph {
                    byParagraph[byParagraph.count - 1].runs.append(run)
                } else {
                    byParagraph.append((paragraph, [run]))
                }
            }
            for (paragraph, runs) in byParagraph {
                if let passage = passage(paragraph, runs) { passages.append(passage) }
            }
        }
        return passages.sorted {
            ($0.place.paragraph, $0.place.bytes.lowerBound)
                < ($1.place.paragraph, $1.place.bytes.lowerBound)
        }
    }

    /// A run divided at the boundaries of the report's paragraphs.
    private func divided(_ run: SharedRun) -> [SharedRun] {
        var parts: [SharedRun] = []
        var start = run.left
        let end = run.left + run.count
        while start < end {
            let paragraph = text.paragraph(of: start)
            let next = min(end, Int(text.paragraphStarts[paragraph + 1]))
            parts.append(
                SharedRun(left: start, right: run.right + start - run.left, count: next - start))
            start = next
        }
        return parts
    }

    private mutating func passage(_ paragraph: Int, _ runs: [SharedRun]) -> SharedPassage? {
        let characters = runs.reduce(0) { $0 + text.letters(in: $1.left..<$1.left + $1.count) }
        guard characters >= SharedRuns.minCharacters, let first = runs.first, let last = runs.last
        else { return nil }
        let own = Int(text.paragraphStarts[paragraph])..<Int(text.paragraphStarts[paragraph + 1])
        let target = otherText.paragraph(of: first.right)
        let targetEnd = Int(otherText.paragraphStarts[target + 1])
        let right = first.right..<min(targetEnd, last.right + last.count)
        let targetStart = Int(otherText.paragraphStarts[target])
        if lastOwn?.paragraph != paragraph { lastOwn = (paragraph, placed(report, paragraph)) }
        if lastOther?.paragraph != target {
            lastOther = (target, placed(other, target))
        }
        return SharedPassage(
            place: Self.place(
                report, paragraph, lastOwn?.symbols ?? [],
                first.left - own.lowerBound..<last.left + last.count - own.lowerBound),
            other: Self.place(
                other, target, lastOther?.symbols ?? [],
                right.lowerBound - targetStart..<right.upperBound - targetStart),
            characters: characters,
            shareOfParagraph: Double(characters) / Double(max(1, text.letters(in: own))))
    }

    private func placed(_ report: ReportText, _ paragraph: Int) -> [TextMasker.Placed] {
        masker.placed(report.paragraphs[paragraph].text, metadata: report.metadata)
    }

    private static func place(
        _ report: ReportText, _ number: Int, _ symbols: [TextMasker.Placed], _ range: Range<Int>
    ) -> PassagePlace {
        let bytes =
            symbols[range.lowerBound].bytes
            .lowerBound..<symbols[range.upperBound - 1].bytes.upperBound
        let paragraph = report.paragraphs[number]
        return PassagePlace(
            source: report.place(of: bytes, in: paragraph),
            text: String(decoding: Array(paragraph.text.utf8)[bytes], as: UTF8.self))
    }
}
