/// Counts the automatic numbers of a Word file as Word shows them.
///
/// Source: ECMA-376, part 1, 17.9. All lists with the same abstract definition share its counters; a `startOverride`
/// restarts them at the first use of its list.
struct WordNumbering {
    /// How a paragraph or style refers to a list.
    struct Reference {
        /// The list; 0 for none.
        var list: String
        /// The level, from 0; nil if only the style of the paragraph states it.
        var level: Int?
        /// The style from which the reference comes.
        var style: String?

        init(_ element: XMLElement, inheriting inherited: Reference?) {
            list = element.first("numId")?.attribute("val") ?? inherited?.list ?? "0"
            level = element.first("ilvl")?.attribute("val").flatMap(Int.init) ?? inherited?.level
        }
    }

    /// A level of a list.
    private struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
        var suffix = "tab"
        /// The level, from 1, whose numbers restart this one; nil for the level above, 0 for none.
        var restart: Int?
        /// Whether all numbers in the text are shown as decimal.
        var isLegal = false
        /// The style that is linked with the level.
        var style: String?
    }

    private struct List {
        var abstract: String
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    private static let levelCount = 9

    private var abstracts: [String: [Int: Level]] = [:]
    private var lists: [String: List] = [:]
    /// The counters of each abstract definition, by level; nil for one that has not begun.
    private var counters: [String: [Int?]] = [:]
    private var begunLists: Set<String> = []

    /// - Parameters:
    ///   - root: the root of numbering.xml; nil if the file has none.
    ///   - styles: the styles, some of which name a list.
    init(_ root: XMLElement?, styles: WordStyles) {
        guard let root else { return }
        var links: [String: String] = [:]
        for element in root.elements("abstractNum") {
            guard let id = element.attribute("abstractNumId") else { continue }
            abstracts[id] = Self.levels(element)
            links[id] = element.first("numStyleLink")?.attribute("val")
        }
        for element in root.elements("num") {
            guard let id = element.attribute("numId"),
                let abstract = element.first("abstractNumId")?.attribute("val")
            else { continue }
            var list = List(abstract: abstract)
            for override in element.elements("lvlOverride") {
                guard let index = override.attribute("ilvl").flatMap(Int.init),
                    (0..<Self.levelCount).contains(index)
                else { continue }
                let start = override.first("startOverride")?.attribute("val").flatMap(Int.init)
                if let start { list.starts[index] = Self.clamped(start) }
                if let level = override.first("lvl") { list.levels[index] = Self.level(level) }
            }
            lists[id] = list
        }
        // A definition that only links to a style has the levels of that style's list.
        for (id, style) in links {
            guard let list = styles[style].numbering?.list, let abstract = lists[list]?.abstract
            else { continue }
            for key in lists.keys where lists[key]?.abstract == id {
                lists[key]?.abstract = abstract
            }
        }
    }

    /// Word counts from 0 to 32,767.
    private static func clamped(_ start: Int) -> Int { min(max(start, 0), 32_767) }

    private static func levels(_ element: XMLElement) -> [Int: Level] {
        var levels: [Int: Level] = [:]
        for child in element.elements("lvl") {
            guard let index = child.attribute("ilvl").flatMap(Int.init) else { continue }
            levels[index] = level(child)
        }
        return levels
    }

    private static func level(_ element: XMLElement) -> Level {
        var level = Level()
        func value(_ name: String) -> String? { element.first(name)?.attribute("val") }
        if let start = value("start").flatMap(Int.init) { level.start = clamped(start) }
        // A newer format is in an element with alternatives; the fallback names the nearest older format.
        let choice = element.first("AlternateContent")?.first("Fallback")
        level.format = value("numFmt") ?? choice?.first("numFmt")?.attribute("val") ?? "decimal"
        level.text = value("lvlText") ?? ""
        level.suffix = value("suff") ?? "tab"
        level.restart = value("lvlRestart").flatMap(Int.init)
        level.isLegal = WordToggle.value(of: "isLgl", in: element) ?? false
        level.style = value("pStyle")
        return level
    }

    /// The number of the next paragraph of a list, with what follows it; empty for a bullet or no number.
    mutating func next(_ reference: Reference) -> String {
        guard let list = lists[reference.list] else { return "" }
        let levels = (abstracts[list.abstract] ?? [:]).merging(list.levels) { $1 }
        let linked = reference.style.flatMap { style in
            levels.first { $0.value.style == style }?.key
        }
        let index = reference.level ?? linked ?? 0
        guard (0..<Self.levelCount).contains(index), let level = levels[index] else { return "" }
        var counts = counters[list.abstract] ?? Array(repeating: nil, count: Self.levelCount)
        if begunLists.insert(reference.list).inserted {
            for index in list.starts.keys { counts[index] = nil }
        }
        func start(_ index: Int) -> Int { list.starts[index] ?? levels[index]?.start ?? 1 }
        counts[index] = counts[index].map { $0 &+ 1 } ?? start(index)
        for deeper in index + 1..<max(index + 1, Self.levelCount) {
            let restart = levels[deeper]?.restart ?? deeper
            if restart > index { counts[deeper] = nil }
        }
        // A level that was skipped counts as begun.
        for above in 0..<index where counts[above] == nil { counts[above] = start(above) }
        counters[list.abstract] = counts
        return Self.text(level, counts, levels)
    }

    private static func text(
        _ level: Level, _ counts: [Int?], _ levels: [Int: Level]
    ) -> String {
        if level.format == "bullet" { return "" }
        var text = ""
        var isReference = false
        for scalar in level.text.unicodeScalars {
            if isReference, let digit = scalar.properties.numericType.map({ _ in scalar }),
                let index = Int(String(digit)), (1...levelCount).contains(index)
            {
                let format = levels[index - 1]?.format ?? "decimal"
                text += NumberFormat.text(
                    counts[index - 1] ?? 1, level.isLegal ? "decimal" : format)
                isReference = false
            } else {
                // A percent sign without a level after it is text.
                if isReference { text += "%" }
                isReference = scalar == "%"
                if !isReference { text.unicodeScalars.append(scalar) }
            }
        }
        if isReference { text += "%" }
        if text.isEmpty { return "" }
        return level.suffix == "nothing" ? text : text + " "
    }
}
