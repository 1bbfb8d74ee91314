internal import TextBasics

/// The units of counting and of measuring.
struct FigureUnits: Sendable {
    private struct Unit {
        let base: String
        /// The unit is 10 to this power of the base.
        let power: Int
        let isMeasure: Bool
    }

    private let units: [String: Unit]
    /// The spellings by first character, the longest first, with the unit of each.
    private let spellings: [Unicode.Scalar: [(written: [Unicode.Scalar], name: String)]]
    private let firsts: CharacterMasks

    /// The shipped table, read on first use.
    static let shipped = FigureUnits(PackageResources.units_txt)

    /// Reads a table: lines of `base: unit unit=power …` for measures, `count: unit unit …` for units of counting.
    init(_ table: [UInt8]) {
        var units: [String: Unit] = [:]
        for line in ListLines(table) {
            guard let (head, words) = line.headAndWords else { continue }
            let isMeasure = head != "count"
            for word in words {
                let sides = word.utf8.split(separator: UInt8(ascii: "=")).map { Substring($0) }
                let name = String(sides[0])
                units[name] = Unit(
                    base: isMeasure ? head : name,
                    power: sides.count > 1 ? Int(sides[1]) ?? 0 : 0, isMeasure: isMeasure)
            }
        }
        self.units = units
        let names = Dictionary(units.keys.map { ($0, $0) }) { first, _ in first }
            .merging(Self.variants.filter { units[$0.value] != nil }) { _, variant in variant }
        spellings = Dictionary(
            grouping: names.map { (written: Array($0.unicodeScalars), name: $1) }
                .sorted { $0.written.count > $1.written.count }
        ) { $0.written[0] }
        firsts = CharacterMasks([Array(spellings.keys)])
    }

    /// The longest unit at a position, and its end.
    func unit(_ scalars: [Unicode.Scalar], at start: Int) -> (name: String, end: Int)? {
        guard start < scalars.count, firsts.mayContain(scalars[start]),
            let candidates = spellings[scalars[start]]
        else { return nil }
        let text = scalars[start...]
        for (written, name) in candidates where text.starts(with: written) {
            return (name, start + written.count)
        }
        return nil
    }

    /// Other spellings of units.
    private static let variants = [
        "％": "%", "﹪": "%", "㎡": "平方米", "㎞": "公里", "km": "公里", "KM": "公里", "m³": "立方米", "m3": "立方米",
        "m2": "平方米", "m²": "平方米", "kg": "千克", "mg": "毫克", "μg": "微克", "ug": "微克", "kW": "千瓦",
        "MW": "兆瓦",
        "kWh": "千瓦时", "圆": "元",
    ]

    /// Whether the unit may be divided: 微克/立方米, 元/吨, 件/万人.
    func isDivisible(_ unit: String) -> Bool { unit != "%" && unit != "‰" && units[unit] != nil }

    /// Whether 每 may divide a unit: 微克每立方米, but not 连续4年每年.
    func isDivisibleByWord(_ unit: String) -> Bool {
        ["元", "克", "立方米", "吨标准煤", "千瓦时", "米"].contains(units[unit]?.base ?? "")
    }

    /// The divisor of a unit at a position, and its end: 立方米, 万元, 人.
    func divisor(_ scalars: [Unicode.Scalar], at start: Int) -> (name: String, end: Int)? {
        var index = start
        while index < scalars.count, "十百千万亿".unicodeScalars.contains(scalars[index]) { index += 1 }
        // 万元 and 千瓦 are units themselves, not a multiplier and a unit.
        for begin in [start, index] {
            if let (name, end) = unit(scalars, at: begin) {
                let multiple = String(String.UnicodeScalarView(scalars[start..<begin]))
                return (multiple + name, end)
            }
        }
        guard index < scalars.count, Self.divisors.contains(scalars[index]) else { return nil }
        return (String(String.UnicodeScalarView(scalars[start...index])), index + 1)
    }

    private static let divisors = Set("日月年天周季时人户生床车村县镇班师例秒分个件次".unicodeScalars)

    /// The parts of a compound unit: 微克 and /立方米.
    private func parts(_ unit: String) -> (numerator: String, rest: String) {
        guard units[unit] == nil, let mark = unit.firstIndex(where: { $0 == "/" || $0 == "每" })
        else {
            return (unit, "")
        }
        return (String(unit[..<mark]), String(unit[mark...]))
    }

    /// Whether the unit is a measure (元, 公里, %, 件/万人) and not a unit of counting (件, 家).
    func isMeasure(_ unit: String) -> Bool {
        guard let known = units[unit] else { return !parts(unit).rest.isEmpty }
        return known.isMeasure
    }
    /// The base unit of its family.
    func base(of unit: String) -> String {
        let (numerator, rest) = parts(unit)
        return (units[numerator]?.base ?? numerator) + rest
    }
    /// The unit is 10 to this power of its base unit.
    func power(of unit: String) -> Int { units[parts(unit).numerator]?.power ?? 0 }
}
