internal import DocumentModel

/// Reads the article of a page, and what the page states about it.
struct ArticleReader {
    private let page: WebPage
    private let blocks: [WebBlock]

    /// - Parameter page: the page.
    init(_ page: WebPage) {
        self.page = page
        blocks = WebBlocks.all(in: page.nodes.indices, of: page)
    }

    /// The article; nil if the page has none.
    func document() -> ExtractedDocument? {
        guard !blocks.isEmpty else { return nil }
        if isExported { return exported() }
        let nothing = [Bool](repeating: false, count: page.nodes.count)
        let all = PageTextCounts(page, blocks: blocks, without: nothing)
        let isLeftOut = PageFurniture(page, blocks: blocks, all).isLeftOut
        let measures = PageTextCounts(page, blocks: blocks, without: isLeftOut)
        guard let article = ArticleFinder(page, measures, without: isLeftOut).find() else {
            return nil
        }
        let entries = ArticleLines(page, regions: article.regions, without: isLeftOut).entries
        let lines = DisplayTitles(page).joined(
            ArticleFilter(entries, isNamed: article.isNamed).lines())
        let start = firstSentence(lines) ?? article.regions[0]
        let labels = WebLabels(blocksOutside(article, entries, keeping: lines, isLeftOut))
        let title = ArticleTitle.find(on: page, blocks, label: labels.values[.title], before: start)
        guard !lines.isEmpty, isArticle(article, lines, title, measures) else { return nil }
        let subtitles = subtitles(below: title, outside: article, isLeftOut)
        var document = ExtractedDocument(lines: subtitles + lines.map(\.line))
        document.properties = properties(labels, title, before: start)
        if let title { document.lines = Self.lines(document.lines, under: title, on: page) }
        return document
    }

    // MARK: Pages that are one document

    /// Whether a program exported the page from a document; then all of it is text.
    private var isExported: Bool {
        let generators = [
            "libreoffice", "openoffice", "microsoft word", "microsoft excel", "wps", "aspose",
            "kingsoft", "pandoc",
        ]
        let generator = page.metadata("generator", "progid")?.lowercased() ?? ""
        let isNamed = page.nodes.contains { WebMarks.isArticle($0) || WebMarks.isFurniture($0) }
        if generators.contains(where: generator.contains) { return !isNamed || !page.hasScripts }
        if isNamed || page.hasScripts { return false }
        let hasLinks = page.nodes.contains { $0.name == "a" && $0.isLink }
        return !hasLinks && blocks.allSatisfy { $0.use == .text }
            && !ErrorPages.isErrorPage(title: page.title, blocks)
    }

    private func exported() -> ExtractedDocument? {
        let nothing = [Bool](repeating: false, count: page.nodes.count)
        let entries = ArticleLines(page, regions: [0], without: nothing).entries
        guard !entries.isEmpty else { return nil }
        var document = ExtractedDocument(lines: withNotesInPlace(entries).map(\.line))
        document.properties.title = page.title.isEmpty ? nil : page.title
        return document
    }

    /// The lines with each note after the paragraph that cites it.
    private func withNotesInPlace(_ entries: [ArticleLines.Entry]) -> [ArticleLines.Entry] {
        if page.citations.isEmpty { return entries }
        var notes: [(range: Range<Int>, block: Int)] = []
        for (index, node) in page.nodes.enumerated() where node.name == "div" {
            guard let id = node.element?.attribute("id"), let citing = page.citations[id] else {
                continue
            }
            notes.append((page.range(of: index), page.nodes[citing].block))
        }
        var body: [ArticleLines.Entry] = []
        var cited: [Int: [ArticleLines.Entry]] = [:]
        for entry in entries {
            let note = entry.block.flatMap { block in
                notes.first { $0.range.contains(block.node) }
            }
            if let note { cited[note.block, default: []].append(entry) } else { body.append(entry) }
        }
        var placed: [ArticleLines.Entry] = []
        for (index, entry) in body.enumerated() {
            placed.append(entry)
            let block = entry.block.map { page.nodes[$0.node].block } ?? -1
            let next = index + 1 < body.count ? body[index + 1].block : nil
            // A paragraph with line breaks is several lines of one block.
            if block >= 0, next.map({ page.nodes[$0.node].block }) != block {
                placed += cited.removeValue(forKey: block) ?? []
            }
        }
        return placed + cited.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    // MARK: Articles

    private func firstSentence(_ lines: [ArticleLines.Entry]) -> Int? {
        lines.lazy.compactMap(\.block).first(where: PageTextCounts.isSentence)?.node
    }

    /// The lines of the page outside the article: labels in the article's text are not labels of the page.
    private func blocksOutside(
        _ article: ArticleFinder.Article, _ entries: [ArticleLines.Entry],
        keeping lines: [ArticleLines.Entry], _ isLeftOut: [Bool]
    ) -> [WebBlock] {
        let kept = Set(lines.compactMap { $0.block?.node })
        let dropped = Set(entries.compactMap { $0.block?.node }).subtracting(kept)
        let ranges = article.regions.map { page.range(of: $0) }
        return blocks.filter { block in
            if isLeftOut[block.node] || dropped.contains(block.node) { return true }
            return !ranges.contains { $0.contains(block.node) }
        }
    }

    /// Whether what was found is an article and not the message of a server or a list of links.
    private func isArticle(
        _ article: ArticleFinder.Article, _ lines: [ArticleLines.Entry], _ title: ArticleTitle?,
        _ measures: PageTextCounts
    ) -> Bool {
        let links = article.regions.reduce(0) { $0 + measures.links(page.range(of: $1)) }
        let characters = article.regions.reduce(0) { $0 + measures.characters(page.range(of: $1)) }
        if article.isNamed {
            let hasSentences = lines.contains { $0.block.map(PageTextCounts.isSentence) ?? true }
            return hasSentences || links * 10 <= characters * 6
        }
        if ErrorPages.isErrorPage(title: page.title, lines.compactMap(\.block)) { return false }
        let sentences = lines.reduce(0) { sum, entry in
            guard let block = entry.block else { return sum + 10 }
            return sum + (PageTextCounts.isSentence(block) ? block.count : 0)
        }
        if sentences >= 150 { return true }
        let all = page.nodes.indices
        let isList =
            measures.linkCount(all) >= 15
            && measures.links(all) * 10 > measures.characters(all) * 6
        if sentences > 0 { return !isList || title?.node != nil }
        // The lines may be names of people or a table of contents; a title shown on the page proves that it is an
        // article.
        return title?.node != nil && links * 5 < characters && characters - links >= 30
    }

    private func properties(
        _ labels: WebLabels, _ title: ArticleTitle?, before start: Int
    ) -> DocumentProperties {
        var properties = DocumentProperties()
        let values = labels.values
        properties.title = title?.text
        properties.published =
            values[.published] ?? page.metadata("pubdate", "publishdate")
            ?? values[.date] ?? dateAbove(start) ?? page.metadata("article:published_time")
        properties.source = values[.source] ?? page.metadata("contentsource", "source")
        properties.indexNumber = values[.indexNumber]
        properties.agency = values[.agency]
        properties.written = values[.written]
        properties.url = page.metadata("url", "og:url") ?? page.canonical
        return properties
    }

    /// A date without a label shortly before the article's text.
    private func dateAbove(_ start: Int) -> String? {
        for block in blocks.prefix(while: { $0.node < start }).suffix(6).reversed()
        where block.count <= 80 {
            let isTool = block.use == .tool
            guard isTool || ArticleFilter.isDate(block.text) else { continue }
            var rest = block.text[...]
            while let digit = rest.firstIndex(where: \.isNumber) {
                let text = String(rest[digit...])
                if let date = WebLabels.date(text), date.count >= 8 { return date }
                rest = rest[digit...].drop { $0.isNumber }
            }
        }
        return nil
    }

    /// Adds the title above the lines, unless they begin with it.
    private static func lines(
        _ lines: [ExtractedLine], under title: ArticleTitle, on page: WebPage
    ) -> [ExtractedLine] {
        let wanted = WebText.letters(title.text)
        let first = lines.prefix(8).map { WebText.letters($0.text) }
        if let merged = merged(lines, first, to: title, wanted) { return merged }
        if wanted.isEmpty || first.joined().contains(wanted) { return lines }
        if title.isFromHead, let line = first.first, line.count >= 6,
            WebText.letters(page.title).contains(line)
        {
            return lines
        }
        let parent = title.node.map { page.nodes[$0].parent } ?? -1
        let number = parent >= 0 ? page.numbers[parent] : 1
        let heading = ExtractedLine(
            title.text, at: .element(max(1, number)), headingLevel: title.headingLevel ?? 1)
        return [heading] + lines
    }

    /// Lines between the title and the article's element that belong to the article: speaker and occasion, the
    /// document's number.
    private func subtitles(
        below title: ArticleTitle?, outside article: ArticleFinder.Article, _ isLeftOut: [Bool]
    ) -> [ExtractedLine] {
        guard let node = title?.node, let region = article.regions.first, node < region else {
            return []
        }
        let blocks = blocks.drop { $0.node <= node }.prefix { $0.node < region }
        // The element around the title, if it contains little else: the author and the date.
        let heading = page.nodes[page.nodes[node].block].parent
        let box =
            heading >= 0 && page.nodes[heading].end <= region ? page.range(of: heading) : 0..<0
        return blocks.compactMap { block in
            let text = block.text
            let isSubtitle =
                text.hasPrefix("——") || text.hasPrefix("--") || text.hasPrefix("──")
                || text.hasPrefix("（") && text.hasSuffix("）")
                || text.hasSuffix("号") && text.contains("〔")
            let isBoxed =
                box.contains(block.node) && !ArticleFilter.isDate(text) && block.count >= 4
            guard isSubtitle || isBoxed, !block.isLink, !isLeftOut[block.node], block.count <= 100,
                WebFurniture.use(of: text) == .text
            else { return nil }
            let number = page.numbers[page.nodes[block.node].parent]
            return ExtractedLine(
                text, at: .element(number), headingLevel: block.headingLevel)
        }
    }

    /// Joins the lines of a title that was split to center it.
    private static func merged(
        _ lines: [ExtractedLine], _ letters: [String], to title: ArticleTitle, _ wanted: String
    ) -> [ExtractedLine]? {
        for start in letters.indices {
            var text = ""
            for end in start..<letters.count where wanted.hasPrefix(text + letters[end]) {
                guard text.isEmpty || text == letters[start..<end].joined() else { break }
                text += letters[end]
                guard text == wanted, end > start else { continue }
                var line = lines[start]
                line.text = ArticleTitle.joined(lines[start...end].map(\.text))
                return lines[..<start] + [line] + lines[(end + 1)...]
            }
        }
        return nil
    }
}
