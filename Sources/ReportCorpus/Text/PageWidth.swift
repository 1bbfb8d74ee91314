internal import TextBasics

/// Finds the width of the page of a hard-wrapped file.
enum PageWidth {
    /// The minimum width of a wrapped line in cells: half a narrow page.
    static let minWrappedCells = 24
    /// The maximum width of a page in cells.
    private static let maxPageCells = 130
    /// The maximum number of cells by which a wrapped line is shorter than the page.
    private static let raggedCells = 8
    /// The minimum number of full lines that proves the width of a page; fewer may be equal by chance.
    private static let minFullLineCount = 6
    /// The same among many shorter lines, such as those of tables.
    private static let minFullLineCountAmongShort = 12

    /// The width of a full line in cells; nil if the file is not hard-wrapped.
    static func cells(of lines: [DocumentLine]) -> Int? {
        let widths = lines.map { DisplayWidth.cells($0.text) }
        let widest = widths.max() ?? 0
        let full = widths.count { $0 + raggedCells >= widest }
        let isWrapped =
            (minWrappedCells...maxPageCells).contains(widest)
            && full * 5 >= widths.count * 2 && full >= minFullLineCount
        if isWrapped { return widest }
        return widest <= 2 * maxPageCells ? amongShort(lines, widths) : nil
    }

    /// The most frequent width of broken sentences, if very few lines are wider, as in a text with tables between its
    /// paragraphs.
    private static func amongShort(_ lines: [DocumentLine], _ widths: [Int]) -> Int? {
        var open = [Int](repeating: 0, count: maxPageCells + 1)
        var all = open
        var wider = 0
        for (line, width) in zip(lines, widths) {
            guard width <= maxPageCells else {
                wider += 1
                continue
            }
            all[width] += 1
            if isBroken(line.text) { open[width] += 1 }
        }
        var best: (width: Int, count: Int)?
        for width in stride(from: maxPageCells, through: 2 * minWrappedCells, by: -1) {
            let range = width - raggedCells / 2...width
            let broken = range.reduce(0) { $0 + open[$1] }
            let total = range.reduce(0) { $0 + all[$1] }
            if open[width] > 0, broken >= minFullLineCountAmongShort, broken * 3 >= total * 2,
                wider * 25 <= lines.count, broken > best?.count ?? 0
            {
                best = (width, broken)
            }
            wider += all[width]
        }
        return best?.width
    }

    /// Whether a line ends inside a sentence: it contains sentence punctuation, but does not end with any.
    private static func isBroken(_ text: String) -> Bool {
        guard let last = text.unicodeScalars.last,
            last.properties.isAlphabetic || "，、".unicodeScalars.contains(last)
        else { return false }
        return text.unicodeScalars.contains { "，。；、：".unicodeScalars.contains($0) }
    }

    /// Whether a line is as wide as the page. The row of a table is not: it ends where its last cell ends.
    static func isFull(_ text: String, _ cells: Int, of page: Int) -> Bool {
        guard cells + raggedCells >= page else { return false }
        guard let last = text.unicodeScalars.last, ("0"..."9").contains(last) else { return true }
        let numbers = text.split(separator: " ").count { cell in
            cell.unicodeScalars.allSatisfy {
                ("0"..."9").contains($0) || ",.".unicodeScalars.contains($0)
            }
        }
        return numbers < 2
    }
}
