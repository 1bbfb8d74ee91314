internal import DocumentModel

/// Removes lines that are inside an article's element but do not belong to the article.
struct ArticleFilter {
    private let entries: [ArticleLines.Entry]
    private let uses: [WebFurniture.Use]
    /// Whether the name of the element says that it contains only an article.
    private let isNamed: Bool
    /// The indices from the first to the last line that is a sentence or a table row; nil if there is none.
    private let running: ClosedRange<Int>?

    /// - Parameter isNamed: whether the name of the element says that it contains only an article.
    init(_ entries: [ArticleLines.Entry], isNamed: Bool) {
        self.entries = entries
        self.isNamed = isNamed
        let uses = entries.map { $0.block?.use ?? .text }
        self.uses = uses
        let running = entries.indices.filter { index in
            guard let block = entries[index].block else { return true }
            return uses[index] == .text && PageTextCounts.isSentence(block)
        }
        if let first = running.first, let last = running.last {
            self.running = first...last
        } else {
            self.running = nil
        }
    }

    /// The remaining lines.
    func lines() -> [ArticleLines.Entry] {
        var left: [ArticleLines.Entry] = []
        var isRelated = false
        for index in entries.indices {
            guard let block = entries[index].block else {
                isRelated = false
                left.append(entries[index])
                continue
            }
            if uses[index] == .relatedHeading, beginsLinks(index) { isRelated = true }
            if uses[index] == .text, PageTextCounts.isSentence(block) { isRelated = false }
            if !isRelated, !isFurniture(index, block) { left.append(entries[index]) }
        }
        return left
    }

    private func isOutside(_ index: Int) -> Bool {
        guard let running else { return true }
        return !running.contains(index)
    }

    /// Whether only links, or nothing, come after a heading like 相关阅读.
    private func beginsLinks(_ index: Int) -> Bool {
        guard index + 1 < entries.count else { return true }
        guard let running, index > running.lowerBound else { return false }
        return entries[index + 1].block?.isLink ?? false || index > running.upperBound
    }

    private func isFurniture(_ index: Int, _ block: WebBlock) -> Bool {
        switch uses[index] {
        case .path: return true
        case .tool: return isOutside(index)
        case .relatedHeading: return !isNamed && isOutside(index) && block.isLink
        case .footer: return isOutside(index)
        case .text: break
        }
        if Self.isAttachment(block.text) { return false }
        if isNamed {
            return block.isLink && running != nil && isOutside(index) && isAmongLinks(index)
        }
        if let running, index < running.lowerBound, Self.isDate(block.text) { return true }
        if block.isLink { return isOutside(index) || isAmongLinks(index) }
        // The heading of a list of links.
        return block.count < 15 && isOutside(index) && index + 1 < entries.count
            && entries[index + 1].block?.isLink ?? false && isAmongLinks(index + 1)
    }

    /// Whether a line of links is one of at least three in a row.
    private func isAmongLinks(_ index: Int) -> Bool {
        var count = 1
        for step in [-1, 1] {
            var next = index + step
            while count < 3, entries.indices.contains(next), entries[next].block?.isLink ?? false {
                count += 1
                next += step
            }
        }
        return count >= 3
    }

    /// Whether a line names a file that is attached to the article.
    private static func isAttachment(_ text: String) -> Bool {
        if text.hasPrefix("附件") || text.hasPrefix("附：") { return true }
        let ends = [
            ".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".zip", ".rar", ".ofd", ".et",
        ]
        return ends.contains { text.lowercased().hasSuffix($0) }
    }

    /// Whether a line is a date as programs write it.
    static func isDate(_ text: String) -> Bool {
        let digits = text.unicodeScalars.count { (0x30...0x39).contains($0.value) }
        return digits >= 6 && text.contains { "-/.".contains($0) }
            && text.allSatisfy { $0.isNumber || "-/.: []（）()".contains($0) }
    }
}
