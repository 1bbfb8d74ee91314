internal import TextBasics

/// Recognises the names of agencies.
enum AgencyName {
    private static let endings = [
        "人民政府办公室", "人民政府", "省政府", "市政府", "区政府", "县政府", "办公室", "委员会", "管理局", "分局", "局", "厅", "总队",
        "支队", "大队",
        "管委会", "办事处", "国动办", "人防办", "国防动员办", "法院", "检察院", "研究院", "中心", "国务院",
    ]

    /// Short names that agencies use for themselves, with the full names.
    private static let fullNames = [
        ("国防动员办公室", "国防动员办公室"), ("国动办", "国防动员办公室"), ("国防动员办", "国防动员办公室"),
        ("人防办", "人民防空办公室"), ("发改委", "发展和改革委员会"), ("住建局", "住房和城乡建设局"),
        ("司法局", "司法局"),
    ]

    /// Whether a whole line is the name of an agency.
    static func isWhole(_ text: String) -> Bool {
        let count = text.unicodeScalars.count
        return count >= 3 && count <= 40 && endings.contains { text.ends(with: $0) }
            && !text.unicodeScalars.contains { "，。、；：“”《》".unicodeScalars.contains($0) }
            && !text.unicodeScalars.contains {
                ChineseNumerals.decimalDigit($0) != nil || $0 == "第"
            }
            && !text.holds("关于")
    }

    /// The full form of a name that ends with a known short name.
    static func expanded(_ name: String) -> String {
        for (short, full) in fullNames where name.ends(with: short) {
            return String(name.dropLast(short.count)) + full
        }
        if name.ends(with: "市政府") || name.ends(with: "县政府") || name.ends(with: "区政府")
            || name.ends(with: "省政府")
        {
            return String(name.dropLast(2)) + "人民政府"
        }
        return name
    }

    /// The agency at the beginning of a text, up to the first ending of an agency's name.
    static func leading(_ text: String, maxLength: Int = 30) -> String? {
        let scalars = Array(text.unicodeScalars.prefix(maxLength))
        var best: Int?
        for end in 2...max(2, scalars.count) where end <= scalars.count {
            let prefix = String(String.UnicodeScalarView(scalars[..<end]))
            if prefix.unicodeScalars.last.map({ "，。、；：,. “《".unicodeScalars.contains($0) }) ?? false
            {
                break
            }
            if endings.contains(where: { prefix.ends(with: $0) }) {
                best = end
                // 办公室 may follow another ending: 人民政府办公室.
                if prefix.ends(with: "办公室") || prefix.ends(with: "国动办") { break }
            } else if let best, end > best + 3 {
                break
            }
        }
        guard let best else { return nil }
        let name = String(String.UnicodeScalarView(scalars[..<best]))
        return isWhole(name) ? name : nil
    }
}
