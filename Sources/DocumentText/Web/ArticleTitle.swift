internal import TextBasics

/// Finds the title of a page's article.
struct ArticleTitle {
    /// The title.
    var text: String
    /// The first node of the element that shows it; nil if no element does.
    var node: Int?
    /// The level of the heading.
    var headingLevel: Int?
    /// Whether it comes from the title element or from metadata, because no element of the page shows a title.
    var isFromHead = false

    /// Finds the title of a page's article; nil if there is none.
    ///
    /// - Parameters:
    ///   - blocks: all lines of the page.
    ///   - label: the title that the page states after a label.
    ///   - start: the node of the article's first sentence; the title is shown before it.
    static func find(
        on page: WebPage, _ blocks: [WebBlock], label: String?, before start: Int
    ) -> ArticleTitle? {
        let before = Array(blocks.prefix { $0.node < start })
        let shown = headings(on: page, before: start)
        let name = page.title.isEmpty ? page.metadata("og:title") ?? "" : page.title
        let window = WebText.letters(name)
        if let stated = page.metadata("articletitle") ?? label, WebText.count(stated) >= 4 {
            let title = titled(stated, shown, before)
            let letters = WebText.letters(stated)
            if title.node != nil || window.isEmpty || window.contains(letters)
                || stated != label
            {
                return title
            }
        }
        let candidates = shown + before.compactMap(plain)
        let matches = candidates.filter { title in
            let letters = WebText.letters(title.text)
            return letters.count >= 4 && window.contains(letters)
        }
        if let match = matches.max(by: { $0.text.count < $1.text.count }),
            match.text.count * 3 >= withoutSite(name).count
        {
            return match
        }
        if let heading = shown.last(where: { $0.headingLevel == 1 })
            ?? shown.last(where: { $0.headingLevel == nil || ($0.headingLevel ?? 9) <= 2 })
        {
            return heading
        }
        let text = withoutSite(name)
        return text.isEmpty ? nil : ArticleTitle(text: text, isFromHead: true)
    }

    /// A title that a page states, with the heading or line before the article that shows it, if any.
    private static func titled(
        _ text: String, _ shown: [ArticleTitle], _ before: [WebBlock]
    ) -> ArticleTitle {
        let letters = WebText.letters(text)
        for title in shown where WebText.letters(title.text) == letters { return title }
        for block in before where WebText.letters(block.text) == letters {
            return ArticleTitle(
                text: block.text, node: block.node, headingLevel: block.headingLevel)
        }
        return ArticleTitle(text: text)
    }

    /// The headings before the article's text, and the elements whose class or id says that they are titles.
    private static func headings(on page: WebPage, before start: Int) -> [ArticleTitle] {
        var found: [ArticleTitle] = []
        var index = 0
        while index < min(start, page.nodes.count) {
            defer { index += 1 }
            let node = page.nodes[index]
            let level = HTMLElements.headingLevel(node.name)
            guard node.element != nil, level.map({ $0 <= 3 }) ?? WebMarks.isTitle(node),
                node.end - index < 64, node.end <= start
            else { continue }
            let blocks = WebBlocks.all(in: page.range(of: index), of: page)
            let count = blocks.reduce(0) { $0 + $1.count }
            guard (4...120).contains(count), let first = blocks.first,
                !blocks.contains(where: { $0.isLink || $0.use != .text })
            else { continue }
            found.append(
                ArticleTitle(
                    text: joined(blocks.map(\.text)), node: first.node, headingLevel: level))
        }
        return found
    }

    /// A line that may be a title although its element is not marked as one.
    private static func plain(_ block: WebBlock) -> ArticleTitle? {
        guard (6...80).contains(block.count), !block.isLink, !isSite(block.text) else { return nil }
        return ArticleTitle(text: block.text, node: block.node, headingLevel: block.headingLevel)
    }

    /// Joins the lines of a title, without a space between Chinese characters.
    static func joined(_ lines: [String]) -> String {
        var text = ""
        for line in lines {
            if let last = text.unicodeScalars.last, let first = line.unicodeScalars.first,
                !WideCharacters.contains(last), !WideCharacters.contains(first)
            {
                text += " "
            }
            text += line
        }
        return text
    }

    /// Whether a text ends like the name of a site, of a section of it or of an agency.
    private static func isSite(_ text: some StringProtocol) -> Bool {
        for end in ["政府", "门户网站", "网", "网站", "首页", "局", "厅", "委员会", "办公室", "平台", "栏目", "委", "站"]
        where text.hasSuffix(end) { return true }
        return false
    }

    /// The longest part of the title element's content that does not name the site or a section of it.
    private static func withoutSite(_ title: String) -> String {
        let separators: Set<Character> = ["_", "|", "｜", "-", "–", "—", ">", "»", "·"]
        let parts = title.split(whereSeparator: separators.contains).map {
            WebText.collapsed(String($0))
        }
        guard parts.count > 1 else { return title }
        // Short parts name sections, so they are left out too.
        let kept = parts.filter { !isSite($0) && $0.count >= 5 }
        guard let longest = kept.max(by: { $0.count < $1.count }) else {
            return parts.first ?? title
        }
        return longest
    }
}
