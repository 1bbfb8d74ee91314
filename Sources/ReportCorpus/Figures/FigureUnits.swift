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
    private let maxLength: Int

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
        maxLength = units.keys.map(\.unicodeScalars.count).max() ?? 0
    }

    /// The longest unit at a position, and its end.
    func unit(_ scalars: [Unicode.Scalar], at start: Int) -> (name: String, end: Int)? {
        var end = min(scalars.count, start + maxLength)
        while end > start {
            let written = String(String.UnicodeScalarView(scalars[start..<end]))
            let name = Self.variants[written] ?? written
            if units[name] != nil { return (name, end) }
            end -= 1
        }
        return nil
    }

    /// Other spellings of units.
    private static let variants = ["％": "%", "﹪": "%", "㎡": "平方米", "㎞": "公里", "km": "公里"]

    /// Whether the unit is a measure (元, 公里, %) and not a unit of counting (件, 家).
    func isMeasure(_ unit: String) -> Bool { units[unit]?.isMeasure ?? false }
    /// The base unit of its family.
    func base(of unit: String) -> String { units[unit]?.base ?? unit }
    /// The unit is 10 to this power of its base unit.
    func power(of unit: String) -> Int { units[unit]?.power ?? 0 }
}
