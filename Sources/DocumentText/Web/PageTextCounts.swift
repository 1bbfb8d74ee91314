/// Measures, for every element of a page, how much of its text may belong to an article.
struct PageTextCounts {
    /// Prefix sums: for each node, the number of characters in sentences before it. The number for an element is the
    /// difference between its end and its start.
    private let sentences: [Int]
    /// The same for running text: sentences, and other lines with a lower weight.
    private let running: [Int]
    /// The number of lines before each node that cannot belong to an article.
    private let nonArticleLines: [Int]
    /// The same for all characters.
    private let characters: [Int]
    /// The same for characters in links.
    private let links: [Int]
    /// The same for the number of links.
    private let linkNumbers: [Int]

    /// Measures the lines of a page.
    ///
    /// - Parameter isLeftOut: for each node, whether it is ignored.
    init(_ page: WebPage, blocks: [WebBlock], without isLeftOut: [Bool]) {
        var counts = (
            sentences: [Int](repeating: 0, count: page.nodes.count + 1),
            running: [Int](repeating: 0, count: page.nodes.count + 1),
            nonArticleLines: [Int](repeating: 0, count: page.nodes.count + 1)
        )
        for block in blocks where !isLeftOut[block.node] {
            let (sentence, weight) = Self.weights(of: block)
            counts.sentences[block.node + 1] = sentence
            counts.running[block.node + 1] = weight
            let isStrange = weight == 0 && block.count >= 5 || ArticleFilter.isDate(block.text)
            if isStrange || block.isLink || block.use != .text {
                counts.nonArticleLines[block.node + 1] = 1
            }
        }
        sentences = Self.sums(counts.sentences)
        running = Self.sums(counts.running)
        nonArticleLines = Self.sums(counts.nonArticleLines)
        var all = [Int](repeating: 0, count: page.nodes.count + 1)
        var linked = all
        var numbers = all
        for (index, node) in page.nodes.enumerated() where !isLeftOut[index] {
            guard node.name.isEmpty else {
                if node.name == "a", node.isLink { numbers[index + 1] = 1 }
                continue
            }
            all[index + 1] = WebText.count(node.text)
            if node.isLink { linked[index + 1] = all[index + 1] }
        }
        characters = Self.sums(all)
        links = Self.sums(linked)
        linkNumbers = Self.sums(numbers)
    }

    /// The prefix sums of a list of numbers.
    static func sums(_ counts: [Int]) -> [Int] {
        var sums = counts
        for index in sums.indices.dropFirst() { sums[index] += sums[index - 1] }
        return sums
    }

    /// The characters of a line that are sentences, and its weight as text of an article.
    private static func weights(of block: WebBlock) -> (sentences: Int, running: Int) {
        guard !block.isLink, !isTeaser(block), block.use == .text else {
            return (0, 0)
        }
        if isSentence(block) { return (block.count, block.count) }
        return (0, block.count >= 30 ? block.count / 2 : block.count / 5)
    }

    /// Whether a line is a teaser: the beginning of another article with a link to it.
    private static func isTeaser(_ block: WebBlock) -> Bool {
        guard block.linkCount > 0, block.linkCount <= 8 else { return false }
        let text = block.text.filter { !"[]【】（）()>》».… ".contains($0) }
        return ["详细", "详情", "全文", "更多", "详细内容", "查看", "more", "点击进入"].contains {
            text.hasSuffix($0)
        }
    }

    /// Whether a line is a sentence, not a title or a cell.
    static func isSentence(_ block: WebBlock) -> Bool {
        guard block.count >= 8, !block.isLink else { return false }
        if block.text.contains(where: { "。；！？".contains($0) }) { return true }
        return block.count >= 18 && block.text.contains { "，：,".contains($0) }
    }

    func sentences(_ range: Range<Int>) -> Int {
        sentences[range.upperBound] - sentences[range.lowerBound]
    }

    func running(_ range: Range<Int>) -> Int {
        running[range.upperBound] - running[range.lowerBound]
    }

    func nonArticleLines(_ range: Range<Int>) -> Int {
        nonArticleLines[range.upperBound] - nonArticleLines[range.lowerBound]
    }

    func characters(_ range: Range<Int>) -> Int {
        characters[range.upperBound] - characters[range.lowerBound]
    }

    func links(_ range: Range<Int>) -> Int { links[range.upperBound] - links[range.lowerBound] }

    func linkCount(_ range: Range<Int>) -> Int {
        linkNumbers[range.upperBound] - linkNumbers[range.lowerBound]
    }
}
