/// Finds the elements of a page that are not part of any article.
struct PageFurniture {
    private let page: WebPage
    private let measures: PageTextCounts
    /// For each node, the number of elements before it that are named as articles.
    private let articles: [Int]
    /// For each node, whether it is left out together with everything inside it.
    private(set) var isLeftOut: [Bool]

    /// Labels in a table with metadata of an article.
    private static let indexLabels = [
        "索引号", "信息索引", "主题分类", "发文机关", "发文机构", "发布机构", "公开主体", "成文日期", "生成日期", "发文日期",
        "发布日期", "公开日期", "发布时间", "发文字号", "文号", "公文种类", "信息分类", "体裁分类", "组配分类", "主题词",
        "有效性", "公文时效", "效力状态", "公开方式", "公开范围", "公开形式", "信息名称", "名称", "标题", "服务对象分类",
        "关键词", "内容概述", "生效日期", "废止日期", "公开时限", "公开类别", "文件编号", "登记号", "统一编号", "信息来源",
        "来源", "责任部门", "所属机构", "分类", "时效", "概述", "实施日期", "制发机关", "统一登记号",
    ]

    /// Examines a page.
    ///
    /// - Parameters:
    ///   - blocks: all its lines.
    ///   - measures: the measures of the page before anything is left out.
    init(_ page: WebPage, blocks: [WebBlock], _ measures: PageTextCounts) {
        self.page = page
        self.measures = measures
        var articles = [0]
        articles.reserveCapacity(page.nodes.count + 1)
        for node in page.nodes {
            articles.append((articles.last ?? 0) + (WebMarks.isArticle(node) ? 1 : 0))
        }
        self.articles = articles
        isLeftOut = [Bool](repeating: false, count: page.nodes.count)
        leaveOutNamed()
        leaveOutIndexTables(blocks)
        leaveOutFooters(blocks)
    }

    private mutating func leaveOut(_ index: Int) {
        for inner in page.range(of: index) { isLeftOut[inner] = true }
    }

    private func containsArticle(_ index: Int) -> Bool {
        articles[page.nodes[index].end] > articles[index]
    }

    /// Leaves out elements with names such as menu, unless they contain sentences.
    private mutating func leaveOutNamed() {
        var index = 0
        while index < page.nodes.count {
            let node = page.nodes[index]
            guard node.element != nil, WebMarks.isFurniture(node), !containsArticle(index),
                isPoor(index)
            else {
                index += 1
                continue
            }
            leaveOut(index)
            index = node.end
        }
    }

    private func isPoor(_ index: Int) -> Bool {
        let range = page.range(of: index)
        return measures.sentences(range) * 10 <= measures.sentences(page.nodes.indices)
            || measures.links(range) * 2 > measures.characters(range)
    }

    /// Leaves out tables and lists with information about the article: 索引号, 发文机关, …
    private mutating func leaveOutIndexTables(_ blocks: [WebBlock]) {
        var labels = [Int](repeating: 0, count: page.nodes.count + 1)
        var sentences = labels
        var followsLabel = false
        for block in blocks {
            if Self.isIndexLabel(block.text) {
                labels[block.node + 1] = 1
                followsLabel = true
            } else {
                if !followsLabel, PageTextCounts.isSentence(block) { sentences[block.node + 1] = 1 }
                followsLabel = false
            }
        }
        let counts = PageTextCounts.sums(labels)
        let foreign = PageTextCounts.sums(sentences)
        var index = 0
        while index < page.nodes.count {
            let node = page.nodes[index]
            let count = counts[node.end] - counts[index]
            guard count >= 3 else {
                index = node.end
                continue
            }
            if !isLeftOut[index], !containsArticle(index), foreign[node.end] == foreign[index],
                measures.characters(page.range(of: index)) <= 120 + 50 * count
            {
                leaveOut(index)
                index = node.end
            } else {
                index += 1
            }
        }
    }

    private static func isIndexLabel(_ text: String) -> Bool {
        guard text.utf8.count < 400 else { return false }
        let packed = WebText.packed(text).drop { "【[".contains($0) }
        return indexLabels.contains { label in
            guard packed.hasPrefix(label) else { return false }
            let next = packed.dropFirst(label.count).first
            return next == nil || "：:】]".contains(next ?? " ")
        }
    }

    /// Leaves out the lines that name the site's owner, with the surrounding elements that contain only footer lines.
    private mutating func leaveOutFooters(_ blocks: [WebBlock]) {
        var others = [Int](repeating: 0, count: page.nodes.count + 1)
        for block in blocks where !Self.fitsFooter(block) { others[block.node + 1] = 1 }
        let foreign = PageTextCounts.sums(others)
        for block in blocks where !isLeftOut[block.node] {
            guard block.use == .footer else { continue }
            var index = block.node
            for _ in 0..<16 {
                let parent = page.nodes[index].parent
                guard parent >= 0, page.nodes[parent].name != "body", !containsArticle(parent),
                    foreign[page.nodes[parent].end] == foreign[parent]
                else { break }
                index = parent
            }
            leaveOut(index)
        }
    }

    /// Whether a line may be part of a footer.
    private static func fitsFooter(_ block: WebBlock) -> Bool {
        if block.isLink || block.use != .text { return true }
        if WebFurniture.isAddress(block.text) { return true }
        return block.count < 20 && !PageTextCounts.isSentence(block)
    }
}
