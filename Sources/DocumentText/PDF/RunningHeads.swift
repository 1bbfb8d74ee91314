/// Takes headers, footers and page numbers off pages, by their place.
enum RunningHeads {
    /// The part of a page's height at either edge in which they are looked for.
    private static let edge = 0.12
    /// The number of lines at either edge that are looked at.
    private static let maxLineCount = 3

    /// The pages without what repeats at their edges.
    static func removed(from pages: [BoxPage]) -> [BoxPage] {
        var counts: [Key: Int] = [:]
        let keys = pages.map { page in
            edgeRuns(page).map { Key(page.runs[$0], page: page) }
        }
        for (page, keys) in zip(pages, keys) {
            for key in Set(keys) {
                counts[key, default: 0] += 1
                // Left and right pages differ.
                counts[key.on(page.number % 2), default: 0] += 1
            }
        }
        return pages.map { page in
            var page = page
            let edges = edgeRuns(page)
            let sameSide = (pages.count + 1) / 2
            let repeated = edges.filter { index in
                let key = Key(page.runs[index], page: page)
                let all = counts[key] ?? 0
                let side = counts[key.on(page.number % 2)] ?? 0
                return all >= 2 && (all * 3 >= pages.count || side * 2 >= sameSide)
            }
            let dropped = Set(repeated + numbers(on: page))
            page.runs = page.runs.indices.filter { !dropped.contains($0) }.map { page.runs[$0] }
            return page
        }
    }

    /// What makes two runs on different pages the same furniture.
    private struct Key: Hashable {
        let text: String
        let isTop: Bool
        let row: Int
        var side = -1

        init(_ run: BoxRun, page: BoxPage) {
            // Numbers differ from page to page.
            text = String(run.text.filter { !$0.isNumber && !$0.isWhitespace })
            isTop = run.middle < page.height / 2
            // The distance from the edge, in steps that forgive small shifts.
            row = Int((isTop ? run.top : page.height - run.bottom) / 6)
        }

        func on(_ side: Int) -> Key {
            var key = self
            key.side = side
            return key
        }
    }

    /// The runs at the edges of a page that a gap sets apart from the text.
    private static func edgeRuns(_ page: BoxPage) -> [Int] {
        let top = page.runs.indices.sorted { page.runs[$0].top < page.runs[$1].top }
        let bottom = page.runs.indices.sorted { page.runs[$0].bottom > page.runs[$1].bottom }
        return setApart(lines(top, page), page) { $0.middle < page.height * edge }
            + setApart(lines(bottom, page), page) { $0.middle > page.height * (1 - edge) }
    }

    /// The lines from the edge up to the last gap within reach that is wider than between lines of text.
    private static func setApart(
        _ lines: [[Int]], _ page: BoxPage, _ isAtEdge: (BoxRun) -> Bool
    ) -> [Int] {
        var found: [Int] = []
        var open: [Int] = []
        for (line, next) in zip(lines, lines.dropFirst() + [[]]) {
            let run = page.runs[line[0]]
            guard isAtEdge(run) else { break }
            open += line
            let gap = next.first.map { inner in
                let inner = page.runs[inner]
                return max(inner.top - run.bottom, run.top - inner.bottom)
            }
            // Between lines of text there is less than the height of a line. A page of one or two lines has no text.
            if gap.map({ $0 > 0.9 * run.height }) ?? (lines.count <= 2) {
                found += open
                open = []
            }
        }
        return found
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

    /// The runs of a page number: the first or last line of the page, with nothing else on it.
    private static func numbers(on page: BoxPage) -> [Int] {
        let top = page.runs.indices.sorted { page.runs[$0].top < page.runs[$1].top }
        let bottom = page.runs.indices.sorted { page.runs[$0].bottom > page.runs[$1].bottom }
        return [(top, true), (bottom, false)].flatMap { sorted, isTop in
            guard let line = lines(sorted, page).first else { return [Int]() }
            let isNumber = line.allSatisfy { index in
                let run = page.runs[index]
                let isAtEdge =
                    isTop ? run.middle < page.height * edge : run.middle > page.height * (1 - edge)
                return isAtEdge && isPageNumber(run.text)
            }
            return isNumber ? line : []
        }
    }

    /// 3, — 3 —, 第3页, 第3页 共5页, 3/12, iv.
    static func isPageNumber(_ text: String) -> Bool {
        var rest = text.filter { !$0.isWhitespace && !"—–-－·.…".contains($0) }
        if rest.isEmpty { return false }
        if !rest.contains(where: { !"ivxlcIVXLC".contains($0) }) { return rest.count <= 6 }
        for word in ["第", "页", "共", "Page", "page", "of", "/", "／", ",", "，"] {
            rest = rest.replacing(word, with: "")
        }
        let digits = rest.filter { $0.isNumber }
        return digits.count == rest.count && (1...6).contains(digits.count)
    }
}
