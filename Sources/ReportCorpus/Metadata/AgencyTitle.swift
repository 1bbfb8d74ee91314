internal import TextBasics

/// Finds the agency that a title, or a file name like a title, is about.
struct AgencyTitle {
    private let divisions = Divisions.shipped

    /// Words that follow the name of the agency in a title.
    private static let marks = [
        "关于", "法治政府", "法治建设", "依法行政", "政府工作报告", "工作报告", "工作总结", "工作情况", "述职", "部门预算", "部门决算",
        "单位预算", "单位决算",
        "预算", "决算", "政府信息公开", "政务公开", "信息公开", "统计公报", "年度", "贯彻", "推进", "落实", "全面推进", "普法", "行政执法",
        "在",
    ]
    /// Subjects that, directly after the bare name of a division, mean its government.
    private static let governmentTopics = [
        "法治政府", "法治建设", "依法行政", "推进依法行政", "推进法治政府", "全面推进", "政府信息公开", "政务公开", "加强法治政府", "建设法治政府",
    ]
    private static let maxLength = 80
    private static let separators = Set("_-—·.《》“”\"*#".unicodeScalars)

    /// The name of the agency; nil if the text names none, or only a division, about which another agency may report.
    func agency(in text: String) -> String? {
        var title = Self.cleaned(text)
        if title.begins(with: "关于") { title = String(title.dropFirst(2)) }
        title = YearReader.withoutLeadingYear(title)
        guard !title.isEmpty else { return nil }
        if title.begins(with: "中华人民共和国国务院") { return "国务院" }
        if title.begins(with: "国务院") && !title.begins(with: "国务院办公厅") { return "国务院" }
        if title.containsBytes("政府工作报告"), let name = ofGovernment(title) { return name }
        if let name = beforeMark(title) { return name }
        if let name = ofGovernment(title) { return name }
        // 新疆生产建设兵团第八师 is not the whole 兵团.
        if let name = AgencyName.leading(title), AgencyName.isAnchored(name),
            // 云汀市学校规划建设条例 is about schools.
            !AgencyName.isInstitution(name), !title.dropFirst(name.count).hasPrefix("第")
        {
            return name
        }
        return nil
    }

    /// A text without the spaces, separators and leading numbers that converters and file systems add.
    static func cleaned(_ text: String) -> String {
        var kept = String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix(maxLength).filter {
                    !$0.isSpace && !separators.contains($0)
                }))
        // 附件2：云汀市水务局2023年法治政府建设报告
        if kept.hasPrefix("附件") {
            let rest = kept.dropFirst(2).drop { $0.isNumber || "一二三四五六七八九十".contains($0) }
            let isMarked = rest.first.map { "：:、）)".contains($0) } ?? false
            let isNumbered = kept.dropFirst(2).first?.isASCII ?? false
            if isMarked || isNumbered { kept = String(isMarked ? rest.dropFirst() : rest) }
        }
        // 【年度报告】云汀市财政局2023年法治政府建设年度报告
        if kept.hasPrefix("【"), let end = kept.firstIndex(of: "】") {
            kept = String(kept[end...].dropFirst())
        }
        // File names often begin with a number, but four digits that begin with 19 or 20 are a year.
        let number = kept.prefix { $0.isASCII && $0.isNumber }
        let isYear = number.count == 4 && (number.hasPrefix("19") || number.hasPrefix("20"))
        return String(isYear ? kept[...] : kept.dropFirst(number.count))
    }

    /// The shortest beginning that ends at a mark, a year or the end of the title and is the name of an agency.
    private func beforeMark(_ title: String) -> String? {
        var ends: [String.Index] = [title.endIndex]
        if let year = YearReader.yearStart(in: title) { ends.append(year) }
        for mark in Self.marks {
            if let range = title.firstRange(of: mark) { ends.append(range.lowerBound) }
        }
        for end in ends.sorted() {
            let name = String(title[..<end])
            // Only institutions publish budgets of their own: 云汀大学2023年度部门决算.
            let isInstitution = ["预算", "决算"].contains { title[end...].contains($0) }
            if AgencyName.isWhole(name, isInstitution: isInstitution) { return name }
        }
        return nil
    }

    /// The government of a division, if the title is about what governments report: 清河县2023年法治政府建设情况报告.
    private func ofGovernment(_ title: String) -> String? {
        if let (name, rest) = place(title) {
            var topic = rest
            for filler in ["关于", "全面"] where topic.begins(with: filler) {
                topic = String(topic.dropFirst(filler.count))
            }
            topic = YearReader.withoutLeadingYear(topic)
            if topic.containsBytes("政府工作报告") { return name + "人民政府" }
            if topic.begins(with: "管理委员会") || topic.begins(with: "管委会") { return name + "管理委员会" }
            let isTopic = Self.governmentTopics.contains { topic.begins(with: $0) }
            guard isTopic else { return nil }
            return name + Self.organ(of: name)
        }
        // 政府工作报告（在青屿市望湖区第八届人民代表大会第三次会议上）
        guard title.containsBytes("政府工作报告"), let range = title.firstRange(of: "在"),
            let (name, rest) = place(String(title[range.upperBound...])), rest.begins(with: "第"),
            rest.containsBytes("人民代表大会")
        else { return nil }
        return name + "人民政府"
    }

    /// The kind of body that governs a division, by the end of the division's name: usually 人民政府; 管理委员会 for a zone, 办事处
    /// for a 街道, 行政公署 for a 盟 or 地区.
    private static func organ(of name: String) -> String {
        if DivisionForm.isZone(name) { return "管理委员会" }
        if name.ends(with: "街道") { return "办事处" }
        return name.ends(with: "盟") || name.ends(with: "地区") ? "行政公署" : "人民政府"
    }

    /// The division or town at the beginning, and the rest of the text.
    private func place(_ text: String) -> (name: String, rest: String)? {
        let scalars = Array(text.unicodeScalars)
        var end = 0
        var name = ""
        if let zone = divisions.zone(scalars) {
            end = zone.end
            name = String(String.UnicodeScalarView(scalars[..<end]))
        } else if let found = divisions.leading(scalars) {
            end = found.end
            name = String(String.UnicodeScalarView(scalars[..<end]))
            // 宁夏 is short for its full name.
            if let last = name.unicodeScalars.last, !"省市区县旗州盟".unicodeScalars.contains(last) {
                name = found.division.name
            }
        } else if let found = DivisionForm.leading(scalars) {
            end = found.end
            name = String(String.UnicodeScalarView(scalars[..<end]))
        }
        if let town = town(scalars, from: end) {
            end += town.unicodeScalars.count
            name += town
        }
        return name.isEmpty ? nil : (name, String(String.UnicodeScalarView(scalars[end...])))
    }

    /// The name of a town at a position: 周湾镇, 望江街道.
    private func town(_ scalars: [Unicode.Scalar], from start: Int) -> String? {
        for end in start + 3...start + 8 where end <= scalars.count {
            let name = String(String.UnicodeScalarView(scalars[start..<end]))
            guard ["镇", "乡", "街道"].contains(where: { name.ends(with: $0) }) else { continue }
            let isName =
                name.unicodeScalars.allSatisfy(\.properties.isIdeographic)
                && !["各", "全", "我", "本", "的", "和", "在", "城镇", "乡镇", "法治", "工作"].contains {
                    name.containsBytes($0)
                }
            return isName ? name : nil
        }
        return nil
    }
}
