/// Removes headers, footers and page numbers from pages, by their positions.
enum HeaderFooterFilter {
    /// The share of a page's height at the top and at the bottom in which they are searched for.
    private static let edge = 0.12
    /// The number of lines to examine at either edge.
    private static let maxLineCount = 3

    /// The pages without the lines that repeat at their edges.
    static func removed(from pages: [BoxPage]) -> [BoxPage] {
        let found = pages.map { EdgeLines($0) }
        var counts: [Key: Int] = [:]
        /// For each height, the number of pages with an edge line there, and the number of those pages whose line also
        /// occurs on other pages.
        var places: [Key: (all: Int, repeated: Int)] = [:]
        for (page, lines) in zip(pages, found) {
            for key in Set(lines.all.map { Key(page.runs[$0], page: page) }) {
                counts[key, default: 0] += 1
                // Left and right pages may differ.
                counts[key.on(page.number % 2), default: 0] += 1
            }
        }
        for (page, lines) in zip(pages, found) {
            var seen: [Key: Bool] = [:]
            for index in lines.apart {
                let key = Key(page.runs[index], page: page)
                seen[key.place, default: false] = seen[key.place] ?? false || counts[key] ?? 0 > 1
            }
            for (place, isRepeated) in seen {
                places[place, default: (0, 0)].all += 1
                if isRepeated { places[place, default: (0, 0)].repeated += 1 }
            }
        }
        return zip(pages, found).map { page, lines in
            let sameSide = (pages.count + 1) / 2
            func isOften(_ key: Key) -> Bool {
                let all = counts[key] ?? 0
                let side = counts[key.on(page.number % 2)] ?? 0
                return all >= 2 && (all * 3 >= pages.count || side * 2 >= sameSide)
            }
            let repeated = lines.all.filter { index in
                let key = Key(page.runs[index], page: page)
                if isOften(key) { return true }
                // The title of a chapter: at the same height on most pages, and equal on some of them.
                let place = places[key.place] ?? (0, 0)
                return place.all >= 4 && place.all * 5 >= pages.count * 3
                    && place.repeated * 2 >= place.all && lines.apart.contains(index)
            }
            let dropped = Set(repeated).union(lines.numbers)
            var page = page
            page.runs = page.runs.indices.filter { !dropped.contains($0) }.map { page.runs[$0] }
            return page
        }
    }

    /// The key by which runs on different pages are the same header or footer.
    private struct Key: Hashable {
        var text: String
        let isTop: Bool
        let row: Int
        var side = -1

        init(_ run: BoxRun, page: BoxPage) {
            // Numbers differ from page to page.
            text = String(run.text.filter { !$0.isNumber && !$0.isWhitespace })
            isTop = run.middle < page.height / 2
            // The distance from the edge, in steps that tolerate small shifts.
            row = Int((isTop ? run.top : page.height - run.bottom) / 6)
        }

        func on(_ side: Int) -> Key {
            var key = self
            key.side = side
            return key
        }

        var place: Key {
            var key = self
            key.text = ""
            return key
        }
    }

    /// The lines at the edges of a page.
    private struct EdgeLines {
        /// The indices of runs that a gap separates from the text.
        private(set) var apart: Set<Int> = []
        /// `apart`, and runs whose height differs from that of the line next to them.
        private(set) var all: [Int] = []
        /// The runs of a page number: the first or last line, with nothing else on it.
        private(set) var numbers: [Int] = []

        init(_ page: BoxPage) {
            let top = page.runs.indices.sorted { page.runs[$0].top < page.runs[$1].top }
            let bottom = page.runs.indices.sorted { page.runs[$0].bottom > page.runs[$1].bottom }
            for (sorted, isTop) in [(top, true), (bottom, false)] {
                let lines = HeaderFooterFilter.lines(sorted, page)
                let isAtEdge: (BoxRun) -> Bool = { run in
                    isTop
                        ? run.middle < page.height * edge : run.middle > page.height * (1 - edge)
                }
                add(lines, page, isAtEdge)
                if let line = lines.first, line.allSatisfy({ isAtEdge(page.runs[$0]) }),
                    isPageNumber(
                        line.sorted { page.runs[$0].left < page.runs[$1].left }
                            .map { page.runs[$0].text }.joined())
                {
                    numbers += line
                }
            }
        }

        /// Adds the lines from the edge up to the last gap in the examined lines that is wider than between lines of
        /// text.
        private mutating func add(
            _ lines: [[Int]], _ page: BoxPage, _ isAtEdge: (BoxRun) -> Bool
        ) {
            var open: [Int] = []
            for (line, next) in zip(lines, lines.dropFirst() + [[]]) {
                let run = page.runs[line[0]]
                guard isAtEdge(run), !isRowOfTable(line, next, page),
                    !isAboveTallRow(line, lines, page)
                else { break }
                open += line
                let gap = next.first.map { inner in
                    let inner = page.runs[inner]
                    return max(inner.top - run.bottom, run.top - inner.bottom)
                }
                // The gap between lines of text is smaller than the height of a line. On a page of one or two lines,
                // none is body text.
                if gap.map({ $0 > 0.9 * run.size }) ?? (lines.count <= 2) {
                    apart.formUnion(open)
                    all += open
                    open = []
                } else if let inner = next.first.map({ page.runs[$0] }),
                    ![inner.size / run.size, inner.height / run.height].allSatisfy({
                        (0.85...1.18).contains($0)
                    })
                {
                    all += open
                    open = []
                }
            }
        }

        /// Whether a line is the header of a table whose first row has its other cells in the middle, so that a line
        /// with only one cell comes before them.
        private func isAboveTallRow(_ line: [Int], _ lines: [[Int]], _ page: BoxPage) -> Bool {
            guard let first = lines.first, first == line, line.count >= 2, lines.count >= 3,
                !line.contains(where: { isPageNumber(page.runs[$0].text) })
            else { return false }
            let rest = lines.dropFirst()
            let above = rest.prefix { $0.count == 1 }
            guard !above.isEmpty, let row = rest.dropFirst(above.count).first, row.count >= 2,
                let left = row.map({ page.runs[$0].left }).min()
            else { return false }
            let size = page.runs[line[0]].size
            let isInLaterCell = above.joined().allSatisfy { index in
                let run = page.runs[index]
                return run.left > left + size
                    && row.contains { abs(page.runs[$0].left - run.left) < 0.5 * size }
            }
            return isInLaterCell
                && line.allSatisfy { index in
                    row.contains { page.runs[$0].sharedWidth(page.runs[index]) > 0.5 }
                }
        }

        /// Whether the cells of a line are above or below those of the next one. Column headers repeat at the top of
        /// pages, but belong to their table.
        private func isRowOfTable(_ line: [Int], _ next: [Int], _ page: BoxPage) -> Bool {
            guard line.count >= 2, next.count >= 2,
                !line.contains(where: { isPageNumber(page.runs[$0].text) })
            else { return false }
            let gap = page.runs[next[0]].middle - page.runs[line[0]].middle
            let shared = line.count { index in
                next.contains {
                    page.runs[$0].sharedWidth(page.runs[index]) > 0.5
                        && page.runs[$0].width < 6 * page.runs[index].width
                }
            }
            // Lines of text are nearly filled.
            let covered = next.reduce(0) { $0 + page.runs[$1].width }
            let left = next.map { page.runs[$0].left }.min() ?? 0
            let width = (next.map { page.runs[$0].right }.max() ?? 0) - left
            return shared >= 2 && shared * 3 >= line.count * 2 && covered < 0.7 * width
                && abs(gap) < 3 * page.runs[line[0]].size
        }
    }

    private static func lines(_ sorted: [Int], _ page: BoxPage) -> [[Int]] {
        var lines: [[Int]] = []
        for index in sorted {
            if let first = lines.last?.first, page.runs[first].isBeside(page.runs[index]) {
                lines[lines.count - 1].append(index)
            } else {
                lines.append([index])
            }
            if lines.count > maxLineCount + 1 { break }
        }
        return lines
    }

    /// 3, — 3 —, 第3页, 第3页 共5页, 3/12, iv.
    static func isPageNumber(_ text: String) -> Bool {
        var rest = text.filter { !$0.isWhitespace && !"—–-－―─·•.…~～|｜[]【】〔〕()（）".contains($0) }
        if rest.isEmpty { return false }
        if !rest.contains(where: { !"ivxlcIVXLC".contains($0) }) { return rest.count <= 6 }
        // A heading such as （三） is a number too, but not of a page.
        let isPlain = !rest.contains { "一二三四五六七八九十百〇零".contains($0) }
        if !isPlain, !rest.contains("页") { return false }
        for word in [
            "第", "页", "頁", "共", "总", "Page", "page", "PAGE", "of", "/", "／", ",", "，", "P",
        ] {
            rest = rest.replacing(word, with: "")
        }
        let digits = rest.filter { $0.isNumber }
        return digits.count == rest.count && (1...6).contains(digits.count)
    }
}
