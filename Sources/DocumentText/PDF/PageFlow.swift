internal import DocumentModel
internal import TextBasics

/// Joins the lines of pages to paragraphs, rows of tables and footnotes.
struct PageFlow {
    /// A paragraph that may go on.
    private struct Open {
        var text: String
        let page: Int
        var box: PageBox
        var last: BoxRun
        var lastPage: Int
        /// Where a full line ends.
        var right: Double
        /// The width of the column.
        let width: Double
        var isOpen: Bool
    }

    private(set) var lines: [ExtractedLine] = []
    private var open: Open?
    /// Footnotes of the page; they follow the paragraph that is open at its end.
    private var notes: [ExtractedLine] = []
    private var isInNotes = false
    /// A row of a table, to whose cells further lines may belong.
    private var row: (cells: [BoxRun], page: Int)?
    private let measures: FlowMeasures

    init(_ measures: FlowMeasures) { self.measures = measures }

    /// Adds the lines of a page.
    mutating func add(_ regions: [ColumnOrder.Region], page: BoxPage) {
        isInNotes = false
        for region in regions {
            let rows = Self.tableRows(region)
            let limit = regions.map(\.left).filter { $0 > region.right }.min() ?? .infinity
            let right = measures.rightEdge(of: region, before: limit)
            let pitch = measures.pitch(of: region)
            let left = FlowMeasures.leftEdge(of: region)
            let blocks = measures.indentedBlocks(of: region, left: left)
            closeRow()
            for (index, line) in region.lines.enumerated() {
                let gap = index == 0 ? nil : line[0].top - region.lines[index - 1][0].top
                if extendRow(line) { continue }
                if rows.contains(index), line.count > 1 {
                    beginRow(line, page: page.number)
                    continue
                }
                closeRow()
                var run = line[0]
                for next in line.dropFirst() { run.join(next) }
                let isWide = gap.map { $0 > 1.4 * pitch } ?? false
                addText(
                    run, page: page, left: blocks[index]?.left ?? left,
                    right: blocks[index]?.right ?? right, followsGap: isWide,
                    isLow: run.middle > page.height * 0.6)
            }
        }
        closeRow()
        if !isOpenParagraph { flushNotes() }
    }

    /// Ends the last paragraph.
    mutating func finish() {
        close()
        flushNotes()
    }

    private var isOpenParagraph: Bool { open?.isOpen ?? false }

    // MARK: Lines

    private mutating func beginRow(_ line: [BoxRun], page: Int) {
        closeRow()
        close()
        flushNotes()
        row = (line, page)
    }

    /// Appends lines of cells that are broken over lines: each part is below a cell of the row, close to it.
    private mutating func extendRow(_ line: [BoxRun]) -> Bool {
        guard var open = row, line.count < open.cells.count else { return false }
        for run in line {
            let above = open.cells.indices.filter {
                let cell = open.cells[$0]
                let overlap = min(cell.right, run.right) - max(cell.left, run.left)
                return overlap > 0.4 * min(cell.width, run.width)
                    && run.top - cell.bottom < 0.15 * run.height && run.top > cell.top
            }
            guard above.count == 1, let index = above.first else { return false }
            open.cells[index].text = ParagraphText.joined(open.cells[index].text, run.text)
            open.cells[index].bottom = run.bottom
            open.cells[index].left = min(open.cells[index].left, run.left)
            open.cells[index].right = max(open.cells[index].right, run.right)
        }
        row = open
        return true
    }

    private mutating func closeRow() {
        guard let (cells, page) = row else { return }
        row = nil
        let box = cells.map(Self.box).reduce(Self.box(cells[0])) { $0.union($1) }
        let text = cells.map { $0.text.trimmed }.filter { !$0.isEmpty }
            .joined(separator: " | ")
        if !text.isEmpty {
            lines.append(ExtractedLine(text, at: .page(page, box: box, confidence: nil)))
        }
    }

    private mutating func addText(
        _ run: BoxRun, page: BoxPage, left: Double, right: Double, followsGap: Bool, isLow: Bool
    ) {
        let text = run.text.trimmed
        if text.isEmpty { return }
        let isSmall = run.height < 0.87 * measures.height
        // Where a paragraph goes on over the page, what comes after a gap at its foot is no part of it.
        let breaksParagraph = followsGap && isOpenParagraph
        if isLow,
            isInNotes
                ? isSmall || !followsGap
                : (isSmall || breaksParagraph) && ParagraphText.beginsNote(text)
        {
            addNote(text, run, page.number)
            return
        }
        isInNotes = false
        let em = run.height * 0.75
        let isIndented = run.left > left + 1.3 * em
        let isCentered = run.left > left + 3 * em && run.right < right - 3 * em
        let sameFont = open.map { abs($0.last.height - run.height) < 0.18 * run.height } ?? false
        if var begun = open, begun.right - begun.last.right < FlowMeasures.unitWidth(text, em: em),
            begun.isOpen, sameFont, (0.8...1.25).contains((right - left) / begun.width),
            !isIndented, !ParagraphText.beginsItem(text, after: begun.text),
            !followsGap || begun.lastPage != page.number
        {
            begun.text = ParagraphText.joined(begun.text, text)
            if begun.page == page.number { begun.box = begun.box.union(Self.box(run)) }
            begun.last = run
            begun.lastPage = page.number
            begun.right = right
            open = begun
        } else {
            close()
            flushNotes()
            open = Open(
                text: text, page: page.number, box: Self.box(run), last: run,
                lastPage: page.number, right: right, width: max(1, right - left),
                isOpen: !isCentered)
        }
    }

    private mutating func addNote(_ text: String, _ run: BoxRun, _ page: Int) {
        if isInNotes, !ParagraphText.beginsNote(text), let last = notes.last {
            notes[notes.count - 1].text = ParagraphText.joined(last.text, text)
        } else {
            notes.append(ExtractedLine(text, at: .page(page, box: Self.box(run), confidence: nil)))
        }
        isInNotes = true
    }

    private mutating func close() {
        guard let paragraph = open else { return }
        lines.append(
            ExtractedLine(
                paragraph.text, at: .page(paragraph.page, box: paragraph.box, confidence: nil)))
        open = nil
    }

    private mutating func flushNotes() {
        if open?.isOpen ?? false { return }
        lines += notes
        notes = []
    }

    // MARK: Measures

    /// The lines that are rows of a table: they have gaps, and so has a line next to them. A line that its text fills
    /// is none, though marks may leave gaps in it.
    private static func tableRows(_ region: ColumnOrder.Region) -> Set<Int> {
        let width = max(1, region.right - region.left)
        func hasCells(_ index: Int) -> Bool {
            guard region.lines.indices.contains(index), region.lines[index].count > 1 else {
                return false
            }
            let covered = region.lines[index].reduce(0) { $0 + $1.width }
            return covered < 0.82 * width
        }
        return Set(
            region.lines.indices.filter {
                hasCells($0) && (hasCells($0 - 1) || hasCells($0 + 1) || region.lines[$0].count > 2)
            })
    }

    private static func box(_ run: BoxRun) -> PageBox {
        func edge(_ value: Double) -> Int { Int(max(0, value.rounded())) }
        return PageBox(
            left: edge(run.left), top: edge(run.top), right: edge(run.right),
            bottom: edge(run.bottom))
    }
}
