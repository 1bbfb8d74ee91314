/// The values in the table above the text, as on web pages and in official files: 发文机关, 成文日期, 标题.
///
/// Each value comes after its label on the same line, on the next line, or in the next cell of a row.
struct PageHeader {
    private(set) var title: String?
    /// The agency that issued the document.
    private(set) var agency: String?
    /// The agency that the page names as its source; it may only have forwarded the document.
    private(set) var source: String?
    /// As YYYY-MM-DD.
    private(set) var date: String?
    /// As YYYY-MM-DD.
    private(set) var published: String?
    /// Whether there is such a table.
    private(set) var isPresent = false

    private enum Field { case title, agency, source, date, published, other }

    private static let labels: [(name: String, field: Field)] = [
        ("标题", .title), ("文件名称", .title), ("信息名称", .title), ("公文名称", .title), ("名称", .title),
        ("发文机关", .agency), ("发文单位", .agency), ("制发机关", .agency), ("发布机构", .agency),
        ("发布机关", .agency),
        ("公开主体", .agency), ("责任单位", .agency), ("预算主管部门", .agency), ("编制部门", .agency),
        ("编制单位", .agency), ("部门名称", .agency), ("单位名称", .agency), ("填报单位", .agency),
        ("报送单位", .agency),
        ("信息来源", .source), ("来源", .source), ("文章来源", .source), ("作者", .source), ("发布单位", .source),
        ("成文日期", .date), ("成文时间", .date), ("生成日期", .date), ("发文日期", .date), ("制发日期", .date),
        ("发布日期", .published), ("发布时间", .published), ("公开日期", .published), ("印发日期", .other),
        ("索引号", .other), ("信息索引", .other), ("发文字号", .other), ("文号", .other), ("主题分类", .other),
        ("主题词", .other),
        ("有效性", .other), ("时效", .other), ("公开方式", .other), ("公开范围", .other), ("公开目录", .other),
        ("信息分类", .other), ("浏览次数", .other),
        ("点击数", .other),
        ("报送日期", .date), ("报送时间", .date), ("填报日期", .date), ("填报时间", .date), ("阅读次数", .other),
        ("阅读量", .other), ("阅读", .other), ("浏览量", .other), ("浏览", .other), ("访问量", .other),
        ("点击", .other), ("字号", .other), ("责任编辑", .other), ("联系人", .other),
        ("字体", .other), ("分享", .other), ("关键词", .other), ("组配分类", .other), ("体裁分类", .other),
    ]
    private static let maxLineLength = 200

    init(_ lines: some Collection<String>) {
        var pending: Field?
        for line in lines {
            // A long line, or one with a full stop, is running text.
            guard line.unicodeScalars.count <= Self.maxLineLength, !line.containsBytes("。") else {
                pending = nil
                continue
            }
            let cells = Self.cells(line)
            if let field = pending, cells.first?.label == nil {
                set(field, line)
                pending = nil
                continue
            }
            pending = nil
            for (index, cell) in cells.enumerated() {
                guard let label = cell.label else { continue }
                if !cell.value.isEmpty {
                    set(label, cell.value)
                } else if index == cells.count - 1 {
                    pending = label
                }
            }
        }
    }

    /// Whether a line belongs to such a table.
    static func isRow(_ line: String) -> Bool {
        guard line.unicodeScalars.count <= maxLineLength else { return false }
        return cells(line).first?.label != nil
    }

    /// The labelled cells of a line: `索引号：12 发文机关：某局`, `索引号 | 12 | 发文机关 | 某局`.
    private static func cells(_ line: String) -> [(label: Field?, value: String)] {
        if let cell = unmarkedCell(line) { return [cell] }
        guard [":", "：", "|", "\t"].contains(where: { line.containsBytes($0) }) else {
            return [(nil, line)]
        }
        let text = line.filter { $0 != "[" && $0 != "]" && $0 != "【" && $0 != "】" && $0 != "*" }
        if text.containsBytes("|") || text.containsBytes("\t") {
            return rowCells(text.split(whereSeparator: { "|\t".contains($0) }).map(String.init))
        }
        var cells: [(Field?, String)] = []
        var starts: [(label: Field, start: String.Index, value: String.Index)] = []
        var index = text.startIndex
        while index < text.endIndex {
            let begins = index == text.startIndex || !text[text.index(before: index)].isLetter
            if begins || !starts.isEmpty, let (field, value) = label(text, at: index) {
                starts.append((field, index, value))
                index = value
            } else {
                index = text.index(after: index)
            }
        }
        guard let first = starts.first else { return [(nil, text)] }
        // 2018-07-24 15:33 来源：… has a time before its first label.
        let lead = text[..<first.start]
        if lead.contains(where: { !$0.isWhitespace }) {
            guard SignedDate(in: String(lead)) != nil else { return [(nil, text)] }
        }
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1].start : text.endIndex
            cells.append((start.label, trimmed(text[start.value..<end])))
        }
        return cells
    }

    /// The cell of a row whose tab was lost, if the value fits the label: 发文机关云汀市司法局.
    private static func unmarkedCell(_ line: String) -> (label: Field?, value: String)? {
        guard line.utf8.count <= maxUnmarkedByteCount,
            ![":", "：", "|"].contains(where: { line.containsBytes($0) }),
            let label = labels.first(where: {
                $0.name.utf8.count >= 9 && line.begins(with: $0.name)
            })
        else { return nil }
        let value = String(line.dropFirst(label.name.count)).filter { !$0.isWhitespace }
        let isValue =
            switch label.field {
            case .agency, .source: AgencyName.isWhole(value) && AgencyName.isAnchored(value)
            case .date, .published:
                SignedDate(in: value).map {
                    $0.start == 0 && $0.end == value.unicodeScalars.count
                } ?? false
            case .title: false
            case .other: value.unicodeScalars.contains { "0123456789〔".unicodeScalars.contains($0) }
            }
        return isValue ? (label.field, value) : nil
    }

    private static let maxUnmarkedByteCount = 120

    /// The end of a label at a position. There may be spaces between its characters: 名 称：.
    private static func end(
        of name: String, in text: String, from start: String.Index
    ) -> String.Index? {
        guard name.utf8.first == text.utf8[start] else { return nil }
        var index = start
        for character in name {
            while index != start, index < text.endIndex, text[index].isWhitespace {
                index = text.index(after: index)
            }
            guard index < text.endIndex, text[index] == character else { return nil }
            index = text.index(after: index)
        }
        return index
    }

    /// The label at a position, with the position after its colon.
    private static func label(_ text: String, at index: String.Index) -> (Field, String.Index)? {
        guard index < text.endIndex else { return nil }
        for (name, field) in labels {
            guard var end = end(of: name, in: text, from: index) else { continue }
            while end < text.endIndex, text[end].isWhitespace { end = text.index(after: end) }
            guard end < text.endIndex, text[end] == "：" || text[end] == ":" else { continue }
            return (field, text.index(after: end))
        }
        return nil
    }

    private static func rowCells(_ parts: [String]) -> [(label: Field?, value: String)] {
        var cells: [(Field?, String)] = []
        for part in parts.map({ trimmed($0[...]) }) where !part.isEmpty {
            let bare = part.filter { !"：: ".contains($0) }
            if let (field, value) = label(part, at: part.startIndex) {
                cells.append((field, trimmed(part[value...])))
            } else if let found = labels.first(where: { $0.name == bare }) {
                cells.append((found.field, ""))
            } else if let last = cells.last, last.0 != nil, last.1.isEmpty {
                cells[cells.count - 1].1 = part
            } else {
                cells.append((nil, part))
            }
        }
        return cells
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0.isWhitespace || "：:".contains($0) }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    private mutating func set(_ field: Field, _ value: String) {
        isPresent = true
        let name = value.filter { !$0.isWhitespace }
        switch field {
        case .title: if title == nil, value.unicodeScalars.count >= 6 { title = value }
        case .agency: if agency == nil, AgencyName.isWhole(name) { agency = name }
        case .source:
            let first = value.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
            if source == nil, AgencyName.isWhole(first), AgencyName.isAnchored(first) {
                source = first
            }
        case .date: date = date ?? SignedDate(in: value)?.iso
        case .published: published = published ?? SignedDate(in: value)?.iso
        case .other: break
        }
    }
}
