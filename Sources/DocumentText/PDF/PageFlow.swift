internal import DocumentModel
internal import TextBasics

/// Joins the lines of pages into paragraphs, table rows and footnotes.
struct PageFlow {
    private(set) var lines: [ExtractedLine] = []
    private var open: OpenParagraph?
    /// Footnotes of the page; they are placed after the paragraph that is open at the end of the page.
    private var notes: [ExtractedLine] = []
    private var notesPage = 0
    /// Boxes and captions in the middle of a paragraph; they are placed after it.
    private var asides: [ExtractedLine] = []
    private var isInNotes = false
    private var regionCount = 0
    /// Whether the cells of the last table begin at the top of their rows.
    private var isTopAligned = false
    /// The last row of a table, if nothing has come after it yet.
    private var broken: BrokenRow?
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
            if continuesRow(line, page) { continue }
            let isMarked = line.count > 1 && ParagraphText.isMark(line[0].text)
            addText(
                FlowLine(
                    run: run, page: page, left: blocks[index]?.left ?? left,
                    right: blocks[index]?.right ?? right, base: left,
                    em: region.em * run.size / max(1, region.size),
                    followsGap: gaps[index], mayBeNote: index >= notesStart,
                    textIndent: isMarked ? line[1].left - left : nil, region: regionCount))
        }
    }

    /// For each line, whether its distance from the line above is larger than within a paragraph.
    private func gaps(of region: Region, wide: Double) -> [Bool] {
        region.text.indices.map { index in
            guard index > 0, let run = region.text[index], let above = region.text[index - 1] else {
                return false
            }
            return run.middle - above.middle > wide
        }
    }

    /// The index of the line from which on all lines may be footnotes; nothing else comes after footnotes.
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
        let before = broken.flatMap { $0.page == page.number - 1 ? $0 : nil }
        let (heads, zone) = zone.withoutHeads(before?.heads ?? [])
        var rows =
            zone.pieces.isEmpty ? [] : TableRows.rows(of: zone, isTopAligned: &isTopAligned)
        rows.removeAll(where: \.text.isEmpty)
        if let first = rows.first, continuesRow(first.cells, page) { rows.removeFirst() }
        for row in heads + rows {
            lines.append(
                ExtractedLine(
                    row.text, at: .page(page.number, box: page.box(row.box), confidence: nil)))
        }
        // A row may continue over more than two pages; then this page has only its rest, or only repeated header rows.
        if rows.isEmpty { return }
        broken = BrokenRow(
            rows, of: zone, page: page.number, line: lines.count - 1, after: before)
    }

    /// Whether a line at the top of a page continues the last table row of the previous page.
    private mutating func continuesRow(_ line: [BoxRun], _ page: BoxPage) -> Bool {
        if broken == nil { return false }
        return continuesRow(
            line.enumerated().map {
                TableRow.Cell(
                    text: $0.element.text, column: $0.offset, first: $0.element, last: $0.element)
            }, page)
    }

    private mutating func continuesRow(_ cells: [TableRow.Cell], _ page: BoxPage) -> Bool {
        guard var row = broken, row.page < page.number, row.take(cells) else {
            broken = nil
            return false
        }
        lines[row.line].text = row.row.text
        broken = row
        return true
    }

    private mutating func addText(_ line: FlowLine) {
        let (run, page) = (line.run, line.page)
        let text = run.text.trimmed
        if text.isEmpty { return }
        let isSmall = isSmall(run)
        // If a paragraph continues on the next page, text after a gap at the bottom of the page is not part of it.
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
        let fillsMiddle = before + after < 5 * em && abs(before - after) < em
        let isTitle =
            isLarge
            && (isCentered || abs(run.center - page.width / 2) < em || abs(before - after) < em)
        // The paragraph continues below a picture.
        if isInMiddle, isOpenParagraph, ParagraphText.isCaption(text) {
            asides.append(
                ExtractedLine(text, at: .page(page.number, box: page.box(run), confidence: nil)))
            return
        }
        if var begun = open, begun.accepts(line, text: text) {
            begun.text = ParagraphText.joined(begun.text, text)
            if begun.page == page.number { begun.box = begun.box.union(page.box(run)) }
            begun.last = run
            begun.lastPage = page.number
            begun.lineCount += 1
            begun.fillsMiddle = begun.fillsMiddle && fillsMiddle
            begun.right = line.right
            begun.region = line.region
            open = begun
        } else {
            close(before: page.number)
            let isContents = ParagraphText.isContentsLine(text)
            open = OpenParagraph(
                text: text, page: page.number, box: page.box(run), last: run,
                lastPage: page.number, right: line.right, width: max(1, line.right - line.left),
                isOpen: !isCentered && !isContents, textIndent: line.textIndent,
                region: line.region, isTitle: isTitle,
                fillsMiddle: fillsMiddle)
        }
    }

    private mutating func addNote(_ text: String, _ line: FlowLine) {
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

    /// Ends the open paragraph. Footnotes of earlier pages are placed after it.
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
