internal import TextBasics

/// Recognises the names of agencies.
enum AgencyName {
    private static let words = AgencyWords.shipped
    private static let divisions = Divisions.shipped
    /// The kinds of places with which a name begins if it leaves out the place: 区司法局.
    private static let kinds = Set("省市区县旗州盟镇乡".unicodeScalars)
    private static let lengths = 3...40
    private static let maxScanLength = 40
    /// The byte length of a name with three bytes per character and spaces between all characters.
    private static let maxSpeakerByteCount = 240

    /// Whether a whole text is the name of an agency.
    ///
    /// - Parameter isInstitution: whether it may be a school or the like without a place: 云汀大学.
    static func isWhole(_ text: String, isInstitution: Bool = false) -> Bool {
        let scalars = text.unicodeScalars
        // Most lines are longer. Then cheap checks come first.
        guard text.utf8.count <= lengths.upperBound * 4, lengths.contains(scalars.count) else {
            return false
        }
        if words.national.contains(text) { return true }
        guard let ending = words.endings.first(where: { text.ends(with: $0) }),
            scalars.dropFirst(tradeZone(text)?.end ?? 0).allSatisfy({
                $0.properties.isIdeographic || $0 == "·" || $0 == "〇"
            })
        else { return false }
        return isName(text, ending, isInstitution: isInstitution)
    }

    /// Whether a name is that of a school, a hospital or a similar institution.
    static func isInstitution(_ name: String) -> Bool {
        words.weakEndings.contains { name.ends(with: $0) }
    }

    private static func isName(_ text: String, _ ending: String, isInstitution: Bool) -> Bool {
        let scalars = Array(text.unicodeScalars)
        let start = anchorEnd(scalars)
        let rest = String(String.UnicodeScalarView(scalars[min(start, scalars.count)...]))
        guard !rest.isEmpty, !words.commonEnds.contains(where: { rest.ends(with: $0) }) else {
            return false
        }
        // 推进依法行政工作领导小组办公室 is named after its task.
        let isGroup = rest.containsBytes("领导小组") || rest.containsBytes("委员会办公室")
        if !isGroup, words.foreignWords.contains(where: { rest.containsBytes($0) }) { return false }
        if ending.ends(with: "政府"), !isGovernment(rest, isAnchored: start > 0) { return false }
        if start == 0, !isInstitution, words.weakEndings.contains(where: { rest.ends(with: $0) }),
            !rest.containsBytes("第"), !isRelative(text)
        {
            return false
        }
        // If the place occurs twice, the text names two agencies.
        let lead = words.prefix(of: text)?.unicodeScalars.count ?? 0
        let place = String(String.UnicodeScalarView(scalars[min(lead, start)..<start]))
        if !place.isEmpty, rest.containsBytes(place) { return false }
        if start == 0, rest.containsBytes("届") { return false }
        return !rest.containsBytes("第") || numbersAnAgency(rest)
    }

    /// The names in a text in which several agencies of one place follow each other: 云汀市司法局云汀市财政局.
    static func divided(_ text: String) -> [String] {
        let scalars = text.unicodeScalars
        let place = String(String.UnicodeScalarView(scalars.prefix(anchorEnd(Array(scalars)))))
        guard !place.isEmpty, place.utf8.count < text.utf8.count else { return [text] }
        return text.replacing(place, with: "\n" + place).split(separator: "\n").map(String.init)
    }

    /// Whether a name that ends with 政府 names a government: 人民政府, 周湾镇人民政府.
    private static func isGovernment(_ rest: String, isAnchored: Bool) -> Bool {
        let name = rest.ends(with: "人民政府") ? rest.dropLast(4) : rest.dropLast(2)
        guard let last = name.unicodeScalars.last else { return isAnchored }
        return kinds.contains(last) || name.hasSuffix("苏木")
    }

    /// Whether 第 is part of a name: 第十二师, 第一人民医院, but not 第十四届.
    private static func numbersAnAgency(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let mark = scalars.firstIndex(of: "第") else { return true }
        let end = ChineseNumerals.ofDates.byPlaceValue(scalars, from: mark + 1).end
        let after = String(String.UnicodeScalarView(scalars[end...]))
        return end > mark + 1
            && [
                "师", "团", "人民医院", "医院", "中学", "小学", "分局", "支队", "大队", "税务", "稽查", "监狱", "中级", "巡回",
                "检察", "届委员会", "实验", "幼儿园", "高级", "初级", "职业", "社会福利",
            ]
            .contains { after.begins(with: $0) }
    }

    /// The end of the words that begin an agency's name: the state or party, and the division.
    private static func anchorEnd(_ scalars: [Unicode.Scalar]) -> Int {
        let text = String(String.UnicodeScalarView(scalars))
        if let zone = tradeZone(text) { return zone.end }
        var start = words.prefix(of: text)?.unicodeScalars.count ?? 0
        // 国家税务总局 itself has no division.
        if start == scalars.count { start = 0 }
        let rest = String(String.UnicodeScalarView(scalars[start...]))
        if let found = divisions.division(ofAgency: rest) { return start + found.end }
        return start
    }

    /// The words that begin a name, the state and the division, and the rest.
    static func divided(name: String) -> (place: String, rest: String) {
        let scalars = Array(name.unicodeScalars)
        let end = min(anchorEnd(scalars), scalars.count)
        return (
            String(String.UnicodeScalarView(scalars[..<end])),
            String(String.UnicodeScalarView(scalars[end...]))
        )
    }

    /// The division of a pilot zone, which its name states in brackets, and the end of the brackets: 中国（上海）自由贸易试验区.
    static func tradeZone(_ name: String) -> (division: Divisions.Division, end: Int)? {
        guard name.begins(with: "中国（") || name.begins(with: "中国(") else { return nil }
        let scalars = Array(name.unicodeScalars)
        guard let found = divisions.shortNamed(scalars, at: 3), found.end < scalars.count,
            scalars[found.end] == "）" || scalars[found.end] == ")"
        else { return nil }
        return (found.division, found.end + 1)
    }

    /// Whether a short name means the same agency as a full name that states the place in full: 准旗司法局 and 准格尔旗司法局.
    static func isShort(_ name: String, for full: String) -> Bool {
        let start = anchorEnd(Array(full.unicodeScalars))
        let rest = String(String.UnicodeScalarView(full.unicodeScalars.dropFirst(start)))
        return start > 0 && !rest.isEmpty && !isAnchored(name) && name.ends(with: rest)
            && full.unicodeScalars.contains(name.unicodeScalars.first ?? " ")
    }

    /// Whether a name leaves out its place: 区司法局, but not 市场监督管理局.
    static func isRelative(_ name: String) -> Bool {
        let scalars = Array(name.unicodeScalars.prefix(2))
        guard scalars.count == 2, kinds.contains(scalars[0]) else { return false }
        return !"场政容民域间块级里州区县".unicodeScalars.contains(scalars[1])
    }

    /// Whether a name means a government, court or similar body without its place: 区人民政府.
    static func isRelativeGovernment(_ name: String) -> Bool {
        isRelative(name)
            && ["人民政府", "政府", "人民法院", "人民检察院", "中级人民法院"].contains(String(name.dropFirst()))
    }

    /// Whether a name states the agency's place or state, or omits it in the usual way.
    static func isAnchored(_ name: String) -> Bool {
        isRelative(name) || words.national.contains(name)
            || anchorEnd(Array(name.unicodeScalars)) > 0
    }

    /// The full form of a name that ends with a known short name.
    static func expanded(_ name: String) -> String {
        let state = "中华人民共和国"
        if name.begins(with: state) {
            let rest = String(name.dropFirst(state.count))
            if words.national.contains(rest) { return rest }
        }
        // 宁夏 is short for its full name.
        if let found = divisions.leading(Array(name.unicodeScalars)), found.division.path.count == 1
        {
            let written = String(String.UnicodeScalarView(name.unicodeScalars.prefix(found.end)))
            if let last = written.unicodeScalars.last, !kinds.contains(last), last != "团" {
                return expanded(found.division.name + String(name.dropFirst(written.count)))
            }
        }
        for (short, full) in words.shortForms where name.ends(with: short) && !name.ends(with: full)
        {
            return String(name.dropLast(short.count)) + full
        }
        if name.ends(with: "政府"), !name.ends(with: "人民政府") {
            return String(name.dropLast(2)) + "人民政府"
        }
        return name
    }

    /// The agency at the beginning of a text, up to the first ending of an agency's name.
    static func leading(_ text: String) -> String? {
        let scalars = Array(
            text.unicodeScalars.prefix { $0.properties.isIdeographic }.prefix(maxScanLength))
        var best: String?
        var bestEnd = 0
        guard scalars.count >= lengths.lowerBound else { return nil }
        for end in lengths.lowerBound...scalars.count {
            if best != nil, end > bestEnd + 4 { break }
            guard words.lastCharacters.contains(scalars[end - 1]) else { continue }
            let prefix = String(String.UnicodeScalarView(scalars[..<end]))
            guard isWhole(prefix), !splitsWord(scalars, end) else { continue }
            (best, bestEnd) = (prefix, end)
        }
        return best
    }

    /// Whether an ending and the character after it form another word: 局长, 中心任务.
    private static func splitsWord(_ scalars: [Unicode.Scalar], _ end: Int) -> Bool {
        guard end < scalars.count else { return false }
        return "长面部域势限际".unicodeScalars.contains(scalars[end])
    }

    /// The government whose head a line names by the division only: 青屿市市长 某某.
    private static func government(ofHead head: String, of name: String) -> String? {
        guard let kind = head.unicodeScalars.drop(while: { $0 == "代" }).first,
            kinds.contains(kind) || head.ends(with: "主席")
        else { return nil }
        // 上海市长 is short for 上海市市长.
        for place in [name, name + String(kind)] {
            let scalars = Array(place.unicodeScalars)
            if let found = divisions.leading(scalars), found.end == scalars.count,
                head.ends(with: "主席") == place.ends(with: "自治区")
            {
                return place + "人民政府"
            }
        }
        return nil
    }

    /// The agency in a line that names the speaker: 澄川市审计局局长 王某; nil for other lines.
    static func ofSpeaker(_ line: String) -> String? {
        // Nearly all lines are longer, or name no head.
        guard line.utf8.count <= maxSpeakerByteCount,
            words.soughtHeads.mayBeContained(by: SoughtWords.Characters(of: line))
        else { return nil }
        let compact = line.filter { !$0.isWhitespace }
        guard compact.unicodeScalars.count <= lengths.upperBound else { return nil }
        if compact.begins(with: "国务院"), compact.containsBytes("总理") { return "国务院" }
        for head in words.heads {
            guard let range = compact.firstRange(of: head) else { continue }
            let name = String(compact[..<range.lowerBound])
            let person = compact[range.upperBound...]
            let length = person.unicodeScalars.count
            guard
                (2...4).contains(length) || person.contains("·") && length <= 20
                    || line.ends(with: head)
            else { continue }
            if isWhole(name) { return name }
            if let government = government(ofHead: head, of: name) { return government }
            // 局长 after 审计: the head has the last character of the agency's name.
            if let last = head.unicodeScalars.drop(while: { $0 == "代" }).first,
                isWhole(name + String(last))
            {
                return name + String(last)
            }
        }
        return nil
    }
}
