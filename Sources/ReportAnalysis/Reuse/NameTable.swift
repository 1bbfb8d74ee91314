internal import ReportCorpus

/// The names to mask, found by their first two characters.
struct NameTable {
    private struct Name {
        let symbols: [UInt16]
        let symbol: UInt16
    }

    /// The names by their first two characters, the longest first.
    private var names: [UInt32: [Name]] = [:]
    /// Bits for the first two characters of names: one look-up decides most pairs.
    private var pairs = [UInt64](repeating: 0, count: pairBits / 64)
    /// The names of one report, which are few; those of all reports are shared.
    private var own: [Name] = []

    private static let pairBits = 1 << 18

    /// Laws that reports cite without book title marks. Source: the laws and regulations that 《法治政府建设实施纲要
    /// （2021—2025年）》 names or is based on.
    private static let laws = [
        "宪法", "民法典", "行政处罚法", "行政许可法", "行政强制法", "行政复议法", "行政诉讼法", "国家赔偿法", "行政复议法实施条例",
        "政府信息公开条例", "优化营商环境条例", "重大行政决策程序暂行条例", "行政法规制定程序条例", "规章制定程序条例", "公务员法", "监察法",
        "立法法", "人民调解法", "信访工作条例", "保密法", "国家安全法", "反有组织犯罪法", "安全生产法", "道路交通安全法", "未成年人保护法",
        "反电信网络诈骗法", "人民防空法", "国防动员法", "食品安全法", "药品管理法", "环境保护法", "乡村振兴促进法",
    ]

    /// Doctrines and programmes that every report must name, so that sharing them is not reuse.
    private static let doctrines = [
        "习近平新时代中国特色社会主义思想", "习近平法治思想", "法治政府建设实施纲要", "中国特色社会主义法治道路",
    ]

    /// The table of places, laws and doctrines.
    static let shipped: NameTable = {
        var table = NameTable()
        for name in Divisions.shippedNames { table.add(name, as: Symbol.name) }
        for law in laws + doctrines { table.add(law, as: Symbol.title) }
        return table
    }()

    /// The table extended by the names in a report's metadata: its agency and each level of its region.
    ///
    /// - Complexity: O(these names).
    func adding(_ metadata: Metadata) -> NameTable {
        var table = self
        if let agency = metadata.agency?.value { table.addOwn(agency) }
        for part in metadata.region?.value ?? [] {
            table.addOwn(part)
            // Also 青屿 for 青屿市.
            if part.unicodeScalars.count > 2 { table.addOwn(String(part.dropLast())) }
        }
        return table
    }

    private mutating func addOwn(_ name: String) {
        let symbols = name.unicodeScalars.map(TextMasker.symbol)
        guard symbols.count >= 2 else { return }
        let place = own.firstIndex { $0.symbols.count < symbols.count } ?? own.count
        own.insert(Name(symbols: symbols, symbol: Symbol.name), at: place)
    }

    private mutating func add(_ name: String, as symbol: UInt16) {
        let symbols = name.unicodeScalars.map(TextMasker.symbol)
        guard symbols.count >= 2 else { return }
        let key = Self.key(symbols[0], symbols[1])
        var bucket = names[key] ?? []
        guard !bucket.contains(where: { $0.symbols == symbols }) else { return }
        let place = bucket.firstIndex { $0.symbols.count < symbols.count } ?? bucket.count
        bucket.insert(Name(symbols: symbols, symbol: symbol), at: place)
        names[key] = bucket
        let bit = Self.bit(symbols[0], symbols[1])
        pairs[bit / 64] |= 1 << UInt64(bit % 64)
    }

    private static func bit(_ first: UInt16, _ second: UInt16) -> Int {
        Int(truncatingIfNeeded: (key(first, second) &* 0x9E37_79B1) >> 14)
    }

    private static func key(_ first: UInt16, _ second: UInt16) -> UInt32 {
        UInt32(first) << 16 | UInt32(second)
    }

    /// The length and the mask of the longest name that begins at a position; nil if there is none.
    ///
    /// - Complexity: O(names that begin with the same two characters).
    func name(in text: [UInt16], at start: Int) -> (count: Int, symbol: UInt16)? {
        guard start + 1 < text.count else { return nil }
        let found = shared(text, start)
        for name in own where name.symbols[0] == text[start] && matches(name, text, start) {
            // Of the same name in both, the shared one counts.
            if name.symbols.count > found?.count ?? 0 { return (name.symbols.count, name.symbol) }
            break
        }
        return found
    }

    private func shared(_ text: [UInt16], _ start: Int) -> (count: Int, symbol: UInt16)? {
        let bit = Self.bit(text[start], text[start + 1])
        guard pairs[bit / 64] >> UInt64(bit % 64) & 1 == 1,
            let bucket = names[Self.key(text[start], text[start + 1])]
        else { return nil }
        for name in bucket where matches(name, text, start) {
            return (name.symbols.count, name.symbol)
        }
        return nil
    }

    private func matches(_ name: Name, _ text: [UInt16], _ start: Int) -> Bool {
        start + name.symbols.count <= text.count
            && text[start..<start + name.symbols.count].elementsEqual(name.symbols)
    }
}
