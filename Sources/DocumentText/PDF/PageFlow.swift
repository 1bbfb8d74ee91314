internal import DocumentModel
internal import TextBasics

/// Joins the lines of pages to paragraphs, rows of tables and footnotes.
struct PageFlow {
    /// A paragraph that further lines may continue.
    private struct Open {
        var text: String
        let page: Int
        var box: PageBox
        var last: BoxRun
        var lastPage: Int
        var lineCount = 1
        /// Where a full line ends.
        var right: Double
        /// The width of the column.
        let width: Double
        var isOpen: Bool
        /// How far behind the edge the text of an item begins after its mark: the next lines may begin there too.
        let textIndent: Double?
        /// The column of the last line.
        var region: Int
        /// Whether it is a title in the middle of the page, of which further lines may follow.
        var isTitle: Bool
    }

    /// A line of a page with what is usual around it.
    private struct Line {
        var run: BoxRun
        let page: BoxPage
        /// The edges of the text around it.
        let left: Double
        let right: Double
        /// Where the column begins.
        let base: Double
        /// The width of a character.
        let em: Double
        /// Whether it is farther from the line above than lines of a paragraph are.
        let followsGap: Bool
        /// Whether nothing but footnotes comes after it.
        let mayBeNote: Bool
        /// How far behind the edge the text begins after a mark.
        let textIndent: Double?
        /// The number of the column in the document.
        let region: Int

        var isLow: Bool { run.middle > page.height * 0.6 }
    }

    private(set) var lines: [ExtractedLine] = []
    private var open: Open?
    /// Footnotes of the page; they follow the paragraph that is open at its end.
    private var notes: [ExtractedLine] = []
    private var notesPage = 0
    /// Boxes and captions in the middle of a paragraph; they follow it.
    private var asides: [ExtractedLine] = []
    private var isInNotes = false
    private var regionCount = 0
    /// Whether the cells of the last table begin at the top of their rows.
    private var isTopAligned = false
    private let measures: FlowMeasures

    init(_ measures: FlowMeasures) { self.measures = measures }

    /// Adds the lines of a page.
    mutating func add(_ regions: [Region], page: BoxPage) {
        isInNotes = false
        for region in regions {
            if region.isAside {
                // The paragraph next to a box continues without the box.
                var flow = PageFlow(measures)
                flow.add([region.inText], page: page)
                flow.finish()
                asides += flow.lines
            } else {
                let limit = regions.map(\.left).filter { $0 > region.right }.min() ?? .infinity
                add(region, page, right: measures.rightEdge(of: region, before: limit))
            }
        }
        if !isOpenParagraph {
            close(before: page.number)
            flushNotes()
        }
    }

    private mutating func add(_ region: Region, _ page: BoxPage, right: Double) {
        regionCount += 1
        let left = measures.leftEdge(of: region)
        let blocks = measures.indentedBlocks(of: region, left: left)
        let gaps = gaps(of: region, wide: 1.4 * measures.pitch(of: region))
        let notesStart = notesStart(of: region, gaps)
        for (index, run) in region.text.enumerated() {
            if let table = region.tables.first(where: { $0.lines.lowerBound == index }) {
                addTable(table, page)
            }
            guard let run else { continue }
            let line = region.lines[index]
            let isMarked = line.count > 1 && ParagraphText.isMark(line[0].text)
            addText(
                Line(
                    run: run, page: page, left: blocks[index]?.left ?? left,
                    right: blocks[index]?.right ?? right, base: left,
                    em: region.em * run.size / max(1, region.size),
                    followsGap: gaps[index], mayBeNote: index >= notesStart,
                    textIndent: isMarked ? line[1].left - left : nil, region: regionCount))
        }
    }

    /// Whether each line is farther from the line above than lines of a paragraph are.
    private func gaps(of region: Region, wide: Double) -> [Bool] {
        region.text.indices.map { index in
            guard index > 0, let run = region.text[index], let above = region.text[index - 1] else {
                return false
            }
            return run.middle - above.middle > wide
        }
    }

    /// From where on all that follows may be footnotes: nothing else comes after them.
    private func notesStart(of region: Region, _ gaps: [Bool]) -> Int {
        let last = region.text.indices.last { index in
            guard let run = region.text[index] else { return true }
            return gaps[index] && !isSmall(run) && !ParagraphText.beginsNote(run.text.trimmed)
        }
        return last.map { $0 + 1 } ?? 0
    }

    private func isSmall(_ run: BoxRun) -> Bool { run.size < 0.87 * measures.height }

    /// Ends the last paragraph.
    mutating func finish() {
        close(before: .max)
    }

    private var isOpenParagraph: Bool { open?.isOpen ?? false }

    // MARK: Lines

    private mutating func addTable(_ zone: TableZone, _ page: BoxPage) {
        close(before: page.number)
        isInNotes = false
        for row in TableRows.rows(of: zone, isTopAligned: &isTopAligned) where !row.text.isEmpty {
            lines.append(
                ExtractedLine(
                    row.text, at: .page(page.number, box: page.box(row), confidence: nil)))
        }
    }

    private mutating func addText(_ line: Line) {
        let (run, page) = (line.run, line.page)
        let text = run.text.trimmed
        if text.isEmpty { return }
        let isSmall = isSmall(run)
        // Where a paragraph goes on over the page, what comes after a gap at its foot is no part of it.
        let breaksParagraph = line.followsGap && isOpenParagraph
        if line.isLow, line.mayBeNote,
            isInNotes
                ? isSmall || !line.followsGap
                : (isSmall || breaksParagraph) && ParagraphText.beginsNote(text)
        {
            addNote(text, line)
            return
        }
        isInNotes = false
        let em = line.em
        let isLarge = run.size > 1.12 * measures.height
        let (before, after) = (run.left - line.left, line.right - run.right)
        let isInMiddle = before > em && abs(before - after) < 2 * em
        let isCentered = before > 3 * em && after > 3 * em && abs(before - after) < 4 * em
        let isTitle =
            isLarge
            && (isCentered || abs(run.center - page.width / 2) < em || abs(before - after) < em)
        // The paragraph continues below a picture.
        if isInMiddle, isOpenParagraph, ParagraphText.isCaption(text) {
            asides.append(
                ExtractedLine(text, at: .page(page.number, box: page.box(run), confidence: nil)))
            return
        }
        if var begun = open, goesOn(begun, line, text: text) {
            begun.text = ParagraphText.joined(begun.text, text)
            if begun.page == page.number { begun.box = begun.box.union(page.box(run)) }
            begun.last = run
            begun.lastPage = page.number
            begun.lineCount += 1
            begun.right = line.right
            begun.region = line.region
            open = begun
        } else {
            close(before: page.number)
            let isContents = ParagraphText.isContentsLine(text)
            open = Open(
                text: text, page: page.number, box: page.box(run), last: run,
                lastPage: page.number, right: line.right, width: max(1, line.right - line.left),
                isOpen: !isCentered && !isContents, textIndent: line.textIndent,
                region: line.region, isTitle: isTitle)
        }
    }

    /// Whether a line belongs to the paragraph before it.
    private func goesOn(_ begun: Open, _ line: Line, text: String) -> Bool {
        let (run, em) = (line.run, line.em)
        let sameFont = abs(begun.last.size - run.size) < 0.18 * run.size
        guard sameFont, !ParagraphText.beginsItem(text, after: begun.text) else { return false }
        if begun.isTitle, abs(run.center - begun.last.center) < em,
            abs(begun.last.size - run.size) < 0.05 * run.size,
            run.left > begun.last.left + em || begun.last.left > line.left + em,
            begun.lastPage == line.page.number, run.top - begun.last.bottom < 1.1 * run.size
        {
            return true
        }
        let isSamePage = begun.lastPage == line.page.number
        let endsSentence =
            begun.text.unicodeScalars.last.map { "。！？；".unicodeScalars.contains($0) } ?? false
        // A sentence seldom ends with the line by chance, so little room tells that the paragraph ends.
        let unit = FlowMeasures.unitWidth(text, em: em, slack: endsSentence ? -0.01 : 0.6)
        guard begun.isOpen, line.textIndent == nil,
            !(line.followsGap && begun.region == line.region),
            begun.right - begun.last.right < max(unit, 0.9 * em)
        else { return false }
        if let indent = begun.textIndent, abs(run.left - line.base - indent) < 0.8 * em {
            return true
        }
        let isSameRegion = begun.region == line.region
        // The second line of an item may begin after its mark; the lines after it begin at the same place.
        let hang = run.left - begun.last.left
        if isSameRegion, begun.lineCount == 1, !ParagraphText.isWhole(begun.text), hang > 0.5 * em,
            hang < 3.5 * em,
            ParagraphText.beginsItem(begun.text, after: "。"),
            !ParagraphText.beginsItem(text, after: "。")
        {
            return true
        }
        // Only the first line of a paragraph begins farther right, and not much.
        let isIndented =
            run.left > line.left + 1.2 * em
            || isSameRegion && run.left > begun.last.left + 1.2 * em
        let isAtRight = isSameRegion && begun.last.left - run.left > 4.5 * em
        // Below a box, lines are as long again as above it.
        let width = (line.right - line.left) / begun.width
        let isSameColumn =
            (0.8...1.25).contains(width)
            || isSamePage && !endsSentence && abs(begun.last.left - run.left) < 0.5 * em
        return !isIndented && !isAtRight && isSameColumn
    }

    private mutating func addNote(_ text: String, _ line: Line) {
        let place = DocumentPlace.page(
            line.page.number, box: line.page.box(line.run), confidence: nil)
        if isInNotes, !ParagraphText.beginsNote(text), let last = notes.last {
            notes[notes.count - 1].text = ParagraphText.joined(last.text, text)
        } else {
            notes.append(ExtractedLine(text, at: place))
        }
        notesPage = line.page.number
        isInNotes = true
    }

    /// Ends the open paragraph. Footnotes of pages before follow it.
    private mutating func close(before page: Int) {
        if let paragraph = open {
            lines.append(
                ExtractedLine(
                    paragraph.text, at: .page(paragraph.page, box: paragraph.box, confidence: nil)))
        }
        open = nil
        lines += asides
        asides = []
        if notesPage < page { flushNotes() }
    }

    private mutating func flushNotes() {
        lines += notes
        notes = []
    }
}
