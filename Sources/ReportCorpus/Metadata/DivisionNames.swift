/// Collects the names of divisions while a table is read, and derives other names from them.
struct DivisionNames {
    private(set) var byName: [String: [Divisions.Division]] = [:]
    private(set) var byShortName: [String: Divisions.Division] = [:]
    private var paths: [[String]] = []

    /// Peoples in the names of autonomous divisions, some without 族.
    private static let peoples = [
        "蒙古族", "蒙古", "回族", "藏族", "维吾尔族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族",
        "瑶族", "白族", "土家族", "哈尼族", "哈萨克族", "哈萨克", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族",
        "东乡族", "纳西族", "景颇族", "柯尔克孜族", "柯尔克孜", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族",
        "毛南族", "仡佬族", "锡伯族", "锡伯", "普米族", "塔吉克族", "塔吉克", "怒族", "鄂温克族", "保安族", "裕固族", "独龙族",
        "各族", "族",
    ]

    /// Adds a division by its own name.
    mutating func add(_ path: [String]) {
        guard let name = path.last else { return }
        let division = Divisions.Division(path: path)
        // A table may add to a division in several lines.
        guard byName[name]?.contains(division) != true else { return }
        paths.append(path)
        byName[name, default: []].append(division)
    }

    /// Adds another name of a division.
    mutating func add(_ name: String, for path: [String]) {
        byName[name, default: []].append(Divisions.Division(path: path))
    }

    /// Derives other names from those added: 红河州 for 红河哈尼族彝族自治州, and 静海县 for 静海区, because many counties became
    /// districts or cities. A derived name never replaces one that was added.
    mutating func deriveOthers() {
        var others: [String: [Divisions.Division]] = [:]
        for path in paths {
            guard let name = path.last else { continue }
            let division = Divisions.Division(path: path)
            // 海南 is the province, not the prefecture of the same name.
            if path.count <= 2, let short = Self.withoutKind(name),
                byShortName[short].map({ $0.path.count > path.count }) ?? true
            {
                byShortName[short] = division
            }
            if path.count == 1 {
                if let short = Self.withoutKind(name) {
                    others[short, default: []].append(division)
                }
                continue
            }
            if let short = Self.withoutPeoples(name), byName[short] == nil {
                others[short, default: []].append(division)
            }
            // 湘西自治州
            if let plain = Self.withoutPeoples(name, keepsKind: true), byName[plain] == nil {
                others[plain, default: []].append(division)
            }
        }
        // Former names come last: 大通县 is 大通回族土族自治县, not 大通区.
        let known = Set(others.keys)
        for path in paths where path.count > 1 {
            for other in Self.formerNames(of: path[path.count - 1])
            where byName[other] == nil && !known.contains(other) {
                others[other, default: []].append(Divisions.Division(path: path))
            }
        }
        // Names of two characters such as 河北 are left out; longer names such as 河北区 are clear.
        for (name, divisions) in others where byName[name] == nil && name.unicodeScalars.count >= 3
        {
            byName[name] = divisions
        }
    }

    /// The name of a province or prefecture without its kind: 深圳 for 深圳市; nil if it has no kind to remove.
    private static func withoutKind(_ name: String) -> String? {
        for kind in ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "地区", "省", "市", "盟"]
        where name.ends(with: kind) {
            let short = String(name.dropLast(kind.count))
            return short.count >= 2 ? short : nil
        }
        guard name.ends(with: "自治州") else { return nil }
        return base(ofAutonomous: String(name.dropLast(3)))
    }

    /// The short name of an autonomous division: 红河州, or 红河自治州 if it keeps its kind.
    private static func withoutPeoples(_ name: String, keepsKind: Bool = false) -> String? {
        for (long, short) in [("自治县", "县"), ("自治州", "州"), ("自治旗", "旗")]
        where name.ends(with: long) {
            let people = String(name.dropLast(3))
            if let base = base(ofAutonomous: people) { return base + (keepsKind ? long : short) }
            if keepsKind { return nil }
            // A banner may be named after its people alone: 鄂伦春旗. A county name such as 东乡县 would be ambiguous.
            guard short == "旗" else { return nil }
            return (people.ends(with: "族") ? String(people.dropLast()) : people) + short
        }
        return nil
    }

    /// Names that a district or city may have had before: 静海县.
    private static func formerNames(of name: String) -> [String] {
        // Only names with at least two characters before the kind.
        guard name.unicodeScalars.count >= 3, !name.ends(with: "新区"), !name.ends(with: "开发区")
        else { return [] }
        let stem = String(name.dropLast())
        switch name.last {
        case "区": return [stem + "县", stem + "市"]
        case "市": return [stem + "县"]
        default: return []
        }
    }

    /// A name without the peoples at its end: 红河 for 红河哈尼族彝族; nil if no name is left.
    private static func base(ofAutonomous name: String) -> String? {
        var rest = name
        while let people = peoples.first(where: { rest.ends(with: $0) && rest != $0 }) {
            rest = String(rest.dropLast(people.count))
        }
        return rest.unicodeScalars.count >= 2 && rest != name ? rest : nil
    }
}
