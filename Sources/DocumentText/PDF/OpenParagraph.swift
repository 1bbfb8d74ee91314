internal import DocumentModel

/// A line of a page with the measures of the text around it.
struct FlowLine {
    var run: BoxRun
    let page: BoxPage
    /// The edges of the text around it.
    let left: Double
    let right: Double
    /// The left edge of the column.
    let base: Double
    /// The width of a character.
    let em: Double
    /// Whether its distance from the line above is larger than within a paragraph.
    let followsGap: Bool
    /// Whether this line and all lines after it in the column may be footnotes.
    let mayBeNote: Bool
    /// The distance from the left edge to the text after a list mark; nil without a mark.
    let textIndent: Double?
    /// The number of the column in the document.
    let region: Int

    var isLow: Bool { run.middle > page.height * 0.6 }
}

/// A paragraph that further lines may continue.
struct OpenParagraph {
    var text: String
    let page: Int
    var box: PageBox
    var last: BoxRun
    var lastPage: Int
    var lineCount = 1
    /// The right edge of a full line.
    var right: Double
    /// The width of the column.
    let width: Double
    /// Whether the next line may continue it; false for centred lines and for entries of a table of contents.
    var isOpen: Bool
    /// The distance from the left edge to the text of an item after its mark; the next lines may begin there too.
    let textIndent: Double?
    /// The column of the last line.
    var region: Int
    /// Whether it is a centred title that further lines may continue.
    let isTitle: Bool
    /// Whether its lines fill their column and are centred in it, like the first lines of a title.
    var fillsMiddle: Bool

    /// The maximum number of lines of a title.
    private static let maxTitleLineCount = 4

    /// Whether a line belongs to this paragraph.
    func accepts(_ line: FlowLine, text next: String) -> Bool {
        let (run, em) = (line.run, line.em)
        let sameFont = abs(last.size - run.size) < 0.18 * run.size
        guard sameFont, !ParagraphText.beginsItem(next, after: text) else { return false }
        // The addressee below a title is a separate paragraph, even if the title is as wide as the text around it.
        if lineCount == 1, ParagraphText.isAddressee(next, below: text) { return false }
        if isTitle, abs(run.center - last.center) < em,
            abs(last.size - run.size) < 0.05 * run.size,
            run.left > last.left + em || last.left > line.left + em,
            lastPage == line.page.number, run.top - last.bottom < 1.1 * run.size
        {
            return true
        }
        let isSamePage = lastPage == line.page.number
        if fillsMiddle, lineCount < Self.maxTitleLineCount, isSamePage, region == line.region,
            !line.followsGap, !ParagraphText.isWhole(text), isInMiddle(line),
            !ParagraphText.isSubtitle(next)
        {
            return true
        }
        let endsSentence =
            text.unicodeScalars.last.map { "。！？；".unicodeScalars.contains($0) } ?? false
        // A sentence rarely ends exactly at the end of a line. So if a line ends with a sentence, a little free space
        // after it shows that the paragraph ends too.
        let unit = FlowMeasures.unitWidth(next, em: em, slack: endsSentence ? -0.01 : 0.6)
        guard isOpen, line.textIndent == nil,
            !(line.followsGap && region == line.region),
            right - last.right < max(unit, 0.9 * em)
        else { return false }
        if let indent = textIndent, abs(run.left - line.base - indent) < 0.8 * em {
            return true
        }
        let isSameRegion = region == line.region
        // The second line of an item may begin after its mark; the lines after it begin at the same place.
        let hang = run.left - last.left
        if isSameRegion, lineCount == 1, !ParagraphText.isWhole(text), hang > 0.5 * em,
            hang < 3.5 * em,
            ParagraphText.beginsItem(text, after: "。"),
            !ParagraphText.beginsItem(next, after: "。")
        {
            return true
        }
        // Only the first line of a paragraph is indented, and only a little.
        let isIndented =
            run.left > line.left + 1.2 * em
            || isSameRegion && run.left > last.left + 1.2 * em
        let isAtRight = isSameRegion && last.left - run.left > 4.5 * em
        // Below a text box, lines are again as long as above it.
        let share = (line.right - line.left) / width
        let isSameColumn =
            (0.8...1.25).contains(share)
            || isSamePage && !endsSentence && abs(last.left - run.left) < 0.5 * em
        return !isIndented && !isAtRight && isSameColumn
    }

    /// Whether a short line is centred in its column, or below the middle of the previous line, which fills the column.
    private func isInMiddle(_ line: FlowLine) -> Bool {
        let middle = (line.left + line.right) / 2
        return line.run.left > line.left + 2.5 * line.em
            && min(abs(line.run.center - middle), abs(line.run.center - last.center)) < 0.6
                * line.em
    }
}
