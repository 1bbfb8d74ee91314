/// Counts the automatic numbers of an OpenDocument text as LibreOffice shows them.
struct OpenDocumentLists {
    /// A level of a list style.
    struct Level {
        var format = ""
        var prefix = ""
        var suffix = ""
        /// The number of levels that are shown: its own and those above it.
        var shownLevels = 1
        var start = 1
        /// Whether letters after z continue with aa, bb; otherwise with aa, ab.
        var repeatsLetters = false
        /// LibreOffice's pattern of the whole number, such as `%1%.%2%、`.
        var pattern: String?
        /// The text after the number.
        var gap = " "
        var isBullet = false
    }

    /// The name of the list style for the outline of headings.
    static let outline = "Outline"
    /// The maximum nesting of lists; deeper items count as items of this level.
    private static let levelCount = 10

    private var styles: [String: [Level]] = [:]
    /// The counters of each list, by level; nil for a level that has not begun.
    private var counters: [[Int?]] = []
    /// Lists by their ids in the file.
    private var ids: [String: Int] = [:]
    /// The last list and its style, which a list may continue.
    private var last: (list: Int, style: String)?
    private var outlineList: Int?

    init(common: XMLElement?, content: XMLElement) {
        for container in [common?.first("styles"), content.first("automatic-styles")] {
            for element in container?.elements ?? [] {
                switch element.name {
                case "list-style": styles[element.attribute("name") ?? ""] = Self.levels(element)
                case "outline-style": styles[Self.outline] = Self.levels(element)
                default: break
                }
            }
        }
    }

    private static func levels(_ style: XMLElement) -> [Level] {
        var levels = Array(repeating: Level(), count: levelCount)
        for element in style.elements {
            guard let number = element.attribute("level").flatMap(Int.init),
                (1...levelCount).contains(number)
            else { continue }
            var level = Level()
            level.isBullet =
                element.name == "list-level-style-bullet"
                || element.name == "list-level-style-image"
            level.format = element.attribute("num-format") ?? ""
            level.prefix = element.attribute("num-prefix") ?? ""
            level.suffix = element.attribute("num-suffix") ?? ""
            level.pattern = element.attribute("num-list-format")
            level.repeatsLetters = element.attribute("num-letter-sync") == "true"
            level.start = Self.number(element.attribute("start-value")) ?? 1
            level.shownLevels = Self.number(element.attribute("display-levels")) ?? 1
            let alignment = element.first("list-level-properties")?
                .first("list-level-label-alignment")
            if alignment?.attribute("label-followed-by") == "nothing" { level.gap = "" }
            levels[number - 1] = level
        }
        return levels
    }

    /// The number in an attribute. It is limited to 0...1,000,000.
    static func number(_ value: String?) -> Int? {
        value.flatMap { Int($0) }.map { min(max($0, 0), 1_000_000) }
    }

    // MARK: Lists

    /// The number of a list that is not inside another: a new list, or an earlier one that it continues.
    mutating func begin(_ element: XMLElement, style: String) -> Int {
        if style == Self.outline { return outlineNumbers() }
        var list: Int?
        if let continued = element.attribute("continue-list") {
            list = ids[continued]
        } else if element.attribute("continue-numbering") == "true", let last, last.style == style {
            list = last.list
        }
        return remember(list, id: element.attribute("id"), style: style)
    }

    /// The number of the list with an id, for paragraphs that name their own list.
    mutating func list(id: String?, style: String) -> Int {
        remember(id.flatMap { ids[$0] }, id: id, style: style)
    }

    /// The number of the list of headings that are in no other list.
    mutating func outlineNumbers() -> Int {
        if let outlineList { return outlineList }
        let list = newList()
        outlineList = list
        return list
    }

    private mutating func remember(_ list: Int?, id: String?, style: String) -> Int {
        let list = list ?? newList()
        if let id { ids[id] = list }
        last = (list, style)
        return list
    }

    private mutating func newList() -> Int {
        counters.append(Array(repeating: nil, count: Self.levelCount))
        return counters.count - 1
    }

    // MARK: Numbers

    /// The text of the next number of a list, with the gap after it; empty for a bullet or no number.
    ///
    /// - Parameters:
    ///   - list: the number of the list.
    ///   - number: the level, from 1.
    ///   - restart: the next number, if the file states it.
    ///   - begins: whether the numbering of the level starts again.
    mutating func next(
        in list: Int, style: String?, level number: Int, restart: Int?, begins: Bool = false
    ) -> String {
        guard let levels = style.flatMap({ styles[$0] }) else { return "" }
        let index = min(max(number, 1), Self.levelCount) - 1
        var counts = counters[list]
        counts[index] =
            restart ?? (begins ? nil : counts[index]).map { $0 + 1 } ?? levels[index].start
        for deeper in counts.indices where deeper > index { counts[deeper] = nil }
        // A level that was skipped counts as begun.
        for above in 0..<index where counts[above] == nil { counts[above] = levels[above].start }
        counters[list] = counts
        if levels[index].isBullet { return "" }
        let text = Self.text(levels, counts, index)
        return text.isEmpty ? "" : text + levels[index].gap
    }

    private static func text(_ levels: [Level], _ counts: [Int?], _ index: Int) -> String {
        let level = levels[index]
        if level.format.isEmpty { return unnumbered(level) }
        if let pattern = level.pattern { return fill(pattern, levels, counts, index) }
        let first = max(0, index - max(0, level.shownLevels - 1))
        let numbers = (first...index).filter { !levels[$0].format.isEmpty && !levels[$0].isBullet }
            .map { OpenDocumentNumbers.text(counts[$0] ?? 0, levels[$0]) }
        return level.prefix + numbers.joined(separator: ".") + level.suffix
    }

    /// The text around the number for a level without a number.
    private static func unnumbered(_ level: Level) -> String {
        guard let pattern = level.pattern, let first = pattern.firstIndex(of: "%"),
            let last = pattern.lastIndex(of: "%")
        else { return level.prefix + level.suffix }
        return String(pattern[..<first] + pattern[pattern.index(after: last)...])
    }

    /// Puts numbers into a pattern. A level without a number is left out, with the separator after it.
    private static func fill(
        _ pattern: String, _ levels: [Level], _ counts: [Int?], _ last: Int
    ) -> String {
        let pieces = pattern.split(separator: "%", omittingEmptySubsequences: false)
        var text = ""
        var skips = false
        for (index, piece) in pieces.enumerated() {
            // The numbers of levels are between two % signs: the odd pieces.
            guard index % 2 == 1 else {
                if !skips { text += piece }
                continue
            }
            guard let number = Int(piece), (1...last + 1).contains(number) else {
                text += piece
                skips = false
                continue
            }
            let level = levels[number - 1]
            skips = level.format.isEmpty && !level.isBullet && index + 2 < pieces.count
            if !level.format.isEmpty {
                text += OpenDocumentNumbers.text(counts[number - 1] ?? 0, level)
            }
        }
        return text
    }
}
