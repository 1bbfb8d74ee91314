internal import TextBasics

/// Recognises names of divisions and zones that are not in the table, by their form.
enum DivisionForm {
    /// Endings of names of development zones, the longest first.
    static let zones = [
        "高新技术产业开发区", "高新技术产业园区", "高新技术开发区", "新技术产业开发区", "新技术开发区", "经济技术开发区", "自由贸易试验区", "城乡一体化示范区",
        "旅游度假区", "综合保税区",
        "经济开发区", "产业开发区", "工业园区", "产业园区", "综合实验区", "综合试验区", "开发区", "高新区", "经开区", "保税区",
        "综保区", "示范区", "合作区", "试验区", "实验区", "管理区", "园区", "新区", "港区", "度假区",
    ]

    /// Districts with a government, whose names end like those of zones.
    private static let districts = ["浦东新区", "滨海新区", "沈北新区", "清新区"]

    /// Whether a name is that of a zone: it has a committee instead of a government.
    static func isZone(_ name: String) -> Bool {
        zones.contains { name.ends(with: $0) } && !districts.contains { name.ends(with: $0) }
    }

    private static let ranks: [Unicode.Scalar: Int] = [
        "省": 0, "州": 1, "市": 1, "盟": 1, "区": 2, "县": 2, "旗": 2,
    ]
    /// Words that look like the name of a division at their end or beginning.
    private static let otherWords = [
        "中国", "国家", "全国", "城市", "我", "自治", "社区", "园区", "景区", "校区", "小区", "灌区", "库区", "林区", "牧区",
        "山区",
        "地区", "辖区", "城区", "片区", "特区", "矿区", "厂区", "街区", "港区", "新区", "开发区", "高新区", "经开区", "保护区",
        "保税区",
        "示范区", "试验区", "实验区", "管理区", "合作区", "超市", "门市", "股市", "上市", "都市", "各", "全", "本", "该", "是",
        "的",
        "在", "和", "与", "对", "为", "以", "及", "年", "月", "第", "关于", "代表", "印发", "报送", "转发", "上报", "呈报",
        "开展", "推进", "加强", "做好", "落实", "贯彻", "大会", "人民", "工作", "报告", "法治",
        "政府",
    ]

    /// The names at the beginning of an agency's name: two to four characters before 省, 市, 区, 县 and the like, from
    /// larger to smaller divisions, with text after them.
    static func leading(_ scalars: [Unicode.Scalar]) -> (path: [String], end: Int)? {
        var path: [String] = []
        var rank = -1
        var start = 0
        var index = 0
        while index < scalars.count, index - start <= 4, WideCharacters.contains(scalars[index]) {
            if let found = ranks[scalars[index]], found > rank, index - start >= 2,
                !continues(scalars, index)
            {
                let part = String(String.UnicodeScalarView(scalars[start...index]))
                if otherWords.contains(where: { part.containsBytes($0) }) { break }
                path.append(part)
                rank = found
                start = index + 1
            }
            index += 1
        }
        return path.isEmpty || start == scalars.count ? nil : (path, start)
    }

    /// Whether the last character and the next ones form another word: 市场, 区域, 县级.
    private static func continues(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index + 1 < scalars.count else { return false }
        return "场域间块划级属容".unicodeScalars.contains(scalars[index + 1])
    }

    /// The end of a zone's name after the name of its city: 高新区, 滨海高新技术产业开发区.
    static func zoneEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
        let limit = min(scalars.count, start + 16)
        guard start < limit else { return nil }
        for end in start + 2...max(start + 2, limit)
        where end <= limit && scalars[end - 1] == "区" {
            let text = String(String.UnicodeScalarView(scalars[start..<end]))
            guard let zone = zones.first(where: { text.ends(with: $0) }) else { continue }
            let between = text.unicodeScalars.dropLast(zone.unicodeScalars.count)
            // A few characters may come before the kind: 天津滨海高新技术产业开发区.
            guard between.count <= 4,
                between.allSatisfy({ ranks[$0] == nil && WideCharacters.contains($0) })
            else { return nil }
            return end
        }
        return nil
    }
}
