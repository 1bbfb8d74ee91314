internal import DocumentModel

/// Joins the lines of pages into paragraphs. Page numbers and repeated headers are left out.
struct PageParagraphs {
    private(set) var lines: [ExtractedLine] = []

    /// The share of a page's height at the top and at the bottom that may contain headers and page numbers.
    private static let margin = 0.12

    /// A paragraph that more lines may follow.
    private struct Paragraph {
        var text: String
        var box: PageBox
        let page: Int
        var last: PageLines.Line
        var lastPage: Int
    }

    init(_ pages: [PageLines]) {
        let pages = Self.withoutMargins(pages)
        let body = pages.flatMap(\.lines).filter { !$0.hasGaps && $0.text.count >= 10 }
        let rights = body.map(\.right).sorted()
        // A few lines may extend beyond the margin.
        let right = rights.isEmpty ? .infinity : rights[(rights.count - 1) * 9 / 10]
        var paragraph: Paragraph?
        for (index, page) in pages.enumerated() {
            let left = Self.leftEdge(page.lines) ?? Self.leftEdge(body) ?? 0
            for line in page.lines {
                if var open = paragraph, Self.continues(open, line, index + 1, left, right) {
                    open.text = Self.joined(open.text, line.text)
                    if open.page == index + 1 { open.box = open.box.union(Self.box(line)) }
                    open.last = line
                    open.lastPage = index + 1
                    paragraph = open
                } else {
                    append(paragraph)
                    paragraph = Paragraph(
                        text: line.text, box: Self.box(line), page: index + 1, last: line,
                        lastPage: index + 1)
                }
            }
        }
        append(paragraph)
    }

    private mutating func append(_ paragraph: Paragraph?) {
        guard let paragraph else { return }
        let place = DocumentPlace.page(paragraph.page, box: paragraph.box, confidence: nil)
        lines.append(ExtractedLine(paragraph.text.oneLine, at: place))
    }

    // MARK: Paragraphs

    /// The left edge of the text: the smallest one that two long lines share, because first lines are indented.
    private static func leftEdge(_ lines: [PageLines.Line]) -> Double? {
        let lefts = lines.filter { !$0.hasGaps && $0.text.count >= 10 }.map(\.left).sorted()
        for (index, left) in lefts.enumerated().dropLast() where lefts[index + 1] - left < 1 {
            return left
        }
        return nil
    }

    /// Whether a line continues a paragraph: the line above fills its width, and this one is not indented.
    private static func continues(
        _ paragraph: Paragraph, _ line: PageLines.Line, _ page: Int, _ left: Double, _ right: Double
    ) -> Bool {
        let last = paragraph.last
        // On a page of few lines, all may be indented.
        let ends = paragraph.text.last.map { "。：；！？".contains($0) } ?? false
        if ends, ParagraphText.beginsItem(line.text, after: paragraph.text) { return false }
        guard !last.hasGaps, !line.hasGaps, page - paragraph.lastPage <= 1 else { return false }
        let size = max(last.size, line.size)
        let isNext = page != paragraph.lastPage || line.baseline - last.baseline < 2.6 * size
        // A paragraph does not begin with a closing mark, wherever the line begins.
        if let first = line.text.unicodeScalars.first, ParagraphText.closingMarks.contains(first) {
            return isNext
        }
        guard min(last.size, line.size) > 0.85 * size, last.right >= right - 1.6 * size,
            abs(line.left - left) < 0.7 * size
        else { return false }
        return isNext
    }

    private static func joined(_ text: String, _ next: String) -> String {
        let isNarrow =
            (text.unicodeScalars.last?.isASCII ?? false)
            && (next.unicodeScalars.first?.isASCII ?? false)
        return isNarrow ? text + " " + next : text + next
    }

    /// The box of a line in points (1/72 inch). Edges above or left of the page are moved to the edge of the page.
    private static func box(_ line: PageLines.Line) -> PageBox {
        func points(_ millimetres: Double) -> Int {
            Int((min(max(millimetres, 0), 1e6) * 72 / 25.4).rounded())
        }
        return PageBox(
            left: points(line.left), top: points(line.top), right: points(line.right),
            bottom: points(line.bottom))
    }

    // MARK: Margins

    private static func withoutMargins(_ pages: [PageLines]) -> [PageLines] {
        var counts: [String: Int] = [:]
        for page in pages {
            let keys = page.lines.filter { isInMargin($0, page.height) }.map(key)
            for key in Set(keys) { counts[key, default: 0] += 1 }
        }
        let common = max(2, (pages.count * 3 + 4) / 5)
        return pages.map { page in
            var page = page
            let (first, last) = (page.lines.first?.baseline, page.lines.last?.baseline)
            let height = page.height
            page.remove { line in
                guard isInMargin(line, height) else { return false }
                let isOutermost = line.baseline == first || line.baseline == last
                return isOutermost && isPageNumber(line.text)
                    || counts[key(line), default: 0] >= common
            }
            return page
        }
    }

    private static func isInMargin(_ line: PageLines.Line, _ height: Double) -> Bool {
        line.baseline < height * margin || line.baseline > height * (1 - margin)
    }

    /// A key that is equal for the same header or footer on several pages: the text without numbers, and its height on
    /// the page in steps of 3 mm.
    private static func key(_ line: PageLines.Line) -> String {
        let text = line.text.filter { !$0.isNumber && !$0.isWhitespace }
        return "\(Int(min(max(line.baseline, 0), 1e6) / 3)) \(text)"
    }

    /// Whether a line is a page number: — 3 —, 第3页 共9页, 3/9.
    private static func isPageNumber(_ text: String) -> Bool {
        let letters = text.filter { !$0.isWhitespace }
        guard letters.count <= 16 else { return false }
        var hasNumber = false
        for character in letters {
            if character.isNumber {
                hasNumber = true
            } else if !"-—–－_~·.|/第页共頁page".contains(character.lowercased()) {
                return false
            }
        }
        return hasNumber
    }
}
