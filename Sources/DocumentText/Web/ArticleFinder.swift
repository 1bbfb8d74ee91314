/// Finds the elements of a page that contain its article.
struct ArticleFinder {
    private let page: WebPage
    private let measures: PageTextCounts
    private let isLeftOut: [Bool]

    /// The parts of a page that are its article.
    struct Article {
        /// The indices of elements in document order; none is inside another.
        let regions: [Int]
        /// Whether the elements have a class or id that is used only for articles.
        let isNamed: Bool
    }

    /// - Parameter isLeftOut: for each node, whether it is not part of any article.
    init(_ page: WebPage, _ measures: PageTextCounts, without isLeftOut: [Bool]) {
        self.page = page
        self.measures = measures
        self.isLeftOut = isLeftOut
    }

    private func running(_ index: Int) -> Int { measures.running(page.range(of: index)) }
    private func sentences(_ index: Int) -> Int { measures.sentences(page.range(of: index)) }

    /// The article; nil if no part of the page may be one.
    func find() -> Article? {
        if let article = named(WebMarks.isArticle, share: 30) {
            let (levels, minCount) = article.count == 1 ? (2, 100) : (1, 20)
            let regions = outermost(article.map { widened($0, levels: levels, minCount: minCount) })
            return Article(regions: regions, isNamed: regions == article)
        }
        guard let region = main() ?? dense() else { return nil }
        return Article(regions: [rounded(widened(region, levels: 3, minCount: 20))], isNamed: false)
    }

    /// The elements that are not inside another one, each once.
    private func outermost(_ regions: [Int]) -> [Int] {
        var kept: [Int] = []
        for region in Set(regions).sorted()
        where kept.last.map({ region >= page.nodes[$0].end }) ?? true {
            kept.append(region)
        }
        return kept
    }

    // MARK: Containers by class and id

    /// The elements whose class or id is marked, if they contain enough of the page's running text.
    ///
    /// - Parameter share: the required share of the running text, in percent.
    private func named(_ isMarked: (WebNode) -> Bool, share: Int) -> [Int]? {
        var outer: [(index: Int, running: Int)] = []
        var index = 0
        while index < page.nodes.count {
            guard !isLeftOut[index], page.nodes[index].element != nil, isMarked(page.nodes[index])
            else {
                index += 1
                continue
            }
            if hasText(index) { outer.append((index, max(1, running(index)))) }
            index = page.nodes[index].end
        }
        guard let best = outer.map(\.running).max() else { return nil }
        let total = outer.reduce(0) { $0 + $1.running }
        guard total * 100 >= measures.running(page.nodes.indices) * share else { return nil }
        return outer.filter { $0.running * 10 >= best }.map { narrowed($0.index, isMarked) }
    }

    /// Whether an element contains text outside links.
    private func hasText(_ index: Int) -> Bool {
        let range = page.range(of: index)
        return measures.characters(range) > measures.links(range)
    }

    /// The innermost marked element that contains nearly all running text of the outer one.
    private func narrowed(_ outer: Int, _ isMarked: (WebNode) -> Bool) -> Int {
        let wanted = (running: running(outer) * 97, sentences: sentences(outer))
        var best = outer
        var index = outer + 1
        while index < page.nodes[best].end {
            let node = page.nodes[index]
            if isLeftOut[index] || running(index) * 100 < wanted.running || running(index) == 0
                || sentences(index) < wanted.sentences
            {
                index = node.end
                continue
            }
            if node.element != nil, isMarked(node),
                measures.nonArticleLines(page.range(of: index))
                    < measures.nonArticleLines(page.range(of: best))
            {
                best = index
            }
            index += 1
        }
        return best
    }

    /// An element whose name means the main part of the page and that contains most of the page's running text.
    private func main() -> Int? {
        guard let mains = named(WebMarks.isMain, share: 70), mains.count == 1,
            sentences(mains[0]) > 0
        else { return nil }
        return mains[0]
    }

    // MARK: Density

    /// The element with the most running text in itself and in its children; text one level deeper counts half.
    private func dense() -> Int? {
        var scores = [Int](repeating: 0, count: page.nodes.count)
        for (index, node) in page.nodes.enumerated() where node.name.isEmpty && !isLeftOut[index] {
            let weight = measures.running(index..<index + 1)
            guard weight > 0 else { continue }
            let block = node.block
            scores[block] += weight
            let outer = page.nodes[block].parent
            if outer >= 0 {
                // A paragraph is a `p`, or a `div` that contains nothing else.
                scores[outer] += weight
                let outermost = page.nodes[outer].parent
                if outermost >= 0 { scores[outermost] += weight / 2 }
            }
        }
        guard let best = scores.max(), best > 0 else { return nil }
        return scores.firstIndex(of: best)
    }

    // MARK: Growing a region

    /// The element, or an element around it if the text next to it belongs to the same article.
    ///
    /// - Parameters:
    ///   - levels: the maximum number of elements around it, each with more text, to examine.
    ///   - minCount: the minimum number of characters in the sentences of a part of the article.
    private func widened(_ index: Int, levels: Int, minCount: Int) -> Int {
        var region = index
        var cursor = index
        var levels = levels
        // Page layouts nest an article at most a few dozen elements deep.
        for _ in 0..<64 where levels > 0 {
            let parent = page.nodes[cursor].parent
            guard parent >= 0, page.nodes[parent].name != "html" else { break }
            if running(parent) > running(cursor) {
                if continues(cursor, in: parent, minCount: minCount) { region = parent }
                levels -= 1
            }
            cursor = parent
        }
        return region
    }

    /// The element, or an element around it if that adds only lines that may belong to the article: a subtitle, a
    /// signature.
    private func rounded(_ index: Int) -> Int {
        var region = index
        for _ in 0..<16 {
            let parent = page.nodes[region].parent
            guard parent >= 0, page.nodes[parent].name != "body", page.nodes[parent].name != "html",
                measures.nonArticleLines(page.range(of: parent))
                    == measures.nonArticleLines(page.range(of: region))
            else { break }
            region = parent
        }
        return region
    }

    /// Whether an article continues in a sibling.
    private func continues(_ index: Int, in parent: Int, minCount: Int) -> Bool {
        let core = sentences(index)
        var sibling = parent + 1
        while sibling < page.nodes[parent].end {
            defer { sibling = page.nodes[sibling].end }
            guard sibling != index, !isLeftOut[sibling] else { continue }
            let node = page.nodes[sibling]
            let range = page.range(of: sibling)
            let all = measures.characters(range)
            guard all > 0, measures.links(range) * 4 < all, !WebMarks.isFurniture(node) else {
                continue
            }
            if node.name == "table", all >= minCount + 10 { return true }
            let sentences = measures.sentences(range)
            if sentences * 2 >= all, sentences >= max(minCount, min(60, core / 20)) { return true }
        }
        return false
    }
}
