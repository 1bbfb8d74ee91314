internal import TextBasics

/// The administrative divisions of China by name.
package struct Divisions: Sendable {
    /// A division, with the divisions above it.
    struct Division: Equatable, Sendable {
        /// The names from the province down.
        let path: [String]
        /// The last name of the path.
        var name: String { path.last ?? "" }
    }

    /// The last characters of names. An agency may use one instead of the name: 区司法局.
    static let kinds = Set("省市区县旗".unicodeScalars)

    private static let commonNouns: Set<String> = ["城区", "郊区", "矿区"]

    private let byName: [String: [Division]]
    /// The short names of provinces and prefectures, without their kind: 深圳. Many are also common words or parts of
    /// names, so they count only before a kind of zone or agency.
    private let byShortName: [String: Division]
    /// The lengths of names, as a bit set, by their first two characters. At most positions of a text, no name begins.
    private let lengths: [UInt64: UInt64]
    private let shortLengths: [UInt64: UInt64]

    /// The shipped table, read on first use.
    static let shipped = Divisions(PackageResources.divisions_txt)

    /// The names of all divisions in the shipped table, long and short, unordered.
    package static var shippedNames: [String] { Array(shipped.byName.keys) }

    /// Reads a table: lines of `province[/prefecture]: county county …` or `other name=path`.
    init(_ table: [UInt8]) {
        var names = DivisionNames()
        for line in ListLines(table) {
            guard let (head, words) = line.headAndWords else {
                let sides = line.text.split(separator: "=").map(String.init)
                if sides.count == 2 { names.add(sides[0], for: Self.path(sides[1])) }
                continue
            }
            let path = Self.path(head)
            names.add(path)
            // 东莞市 has no districts: its line repeats its own name.
            for name in words where name != path.last { names.add(path + [name]) }
        }
        names.deriveOthers()
        byName = names.byName
        byShortName = names.byShortName
        lengths = Self.lengths(of: names.byName.keys)
        shortLengths = Self.lengths(of: names.byShortName.keys)
    }

    private static func lengths(of names: some Sequence<String>) -> [UInt64: UInt64] {
        var lengths: [UInt64: UInt64] = [:]
        for name in names {
            let scalars = Array(name.unicodeScalars)
            precondition((2..<UInt64.bitWidth).contains(scalars.count), "length of a name")
            lengths[start(scalars, at: 0), default: 0] |= 1 << UInt64(scalars.count)
        }
        return lengths
    }

    /// The two characters at a position.
    private static func start(_ scalars: [Unicode.Scalar], at index: Int) -> UInt64 {
        UInt64(scalars[index].value) << 32 | UInt64(scalars[index + 1].value)
    }

    /// The value of the longest name at a position.
    private static func longest<Value>(
        of values: [String: Value], _ lengths: [UInt64: UInt64], _ scalars: [Unicode.Scalar],
        at index: Int
    ) -> (value: Value, count: Int)? {
        guard index + 1 < scalars.count, var left = lengths[start(scalars, at: index)] else {
            return nil
        }
        while left != 0 {
            let count = UInt64.bitWidth - 1 - left.leadingZeroBitCount
            left &= ~(1 << UInt64(count))
            guard count <= scalars.count - index else { continue }
            let name = String(String.UnicodeScalarView(scalars[index..<index + count]))
            if let value = values[name] { return (value, count) }
        }
        return nil
    }

    private static func path(_ text: String) -> [String] {
        text.split(separator: "/").map(String.init)
    }

    /// The divisions of the longest name at a position, and the length of the name.
    private func named(
        _ scalars: [Unicode.Scalar], at start: Int
    ) -> (value: [Division], count: Int)? {
        Self.longest(of: byName, lengths, scalars, at: start)
    }

    /// The division that a text names at a position, and the end of its name: 北京市东城区, 博爱县.
    ///
    /// If several divisions have the name, a preceding name of a higher division decides. Without one, the path
    /// contains only the name.
    func leading(
        _ scalars: [Unicode.Scalar], from start: Int = 0
    ) -> (division: Division, end: Int)? {
        var index = start
        var current: Division?
        while index < scalars.count, let (named, count) = named(scalars, at: index) {
            guard let above = current else {
                let name = String(String.UnicodeScalarView(scalars[index..<index + count]))
                // 城区 is the name of several districts, and a common noun.
                if Self.commonNouns.contains(name) { return nil }
                current = named.count == 1 ? named[0] : Division(path: [name])
                index += count
                continue
            }
            guard
                let below = named.first(where: { $0.path.starts(with: above.path) })
                    ?? named.first(where: { $0.path.dropLast().last == above.name })
            else { break }
            current = below
            index += count
        }
        return current.map { ($0, index) }
    }

    /// The divisions that the names at a position may refer to, and the end of the names. There is only one if a
    /// preceding name of a higher division decides.
    func candidates(
        _ scalars: [Unicode.Scalar], from start: Int
    ) -> (paths: [[String]], end: Int)? {
        guard let (first, count) = named(scalars, at: start),
            let (division, end) = leading(scalars, from: start)
        else { return nil }
        return end == start + count ? (first.map(\.path), end) : ([division.path], end)
    }

    /// The division at the beginning of an agency's name: by the table, or else by the form of the name, which is two
    /// to four characters before 省, 市, 区, 县 and the like, from larger to smaller divisions.
    func division(ofAgency name: String) -> (division: Division, end: Int)? {
        let scalars = Array(name.unicodeScalars)
        if let zone = zone(scalars) { return zone }
        if let known = leading(scalars) { return deeper(known, in: scalars) }
        return DivisionForm.leading(scalars).map { (Division(path: $0.path), $0.end) }
    }

    /// All divisions with a name.
    func all(named name: String) -> [Division] { byName[name] ?? [] }

    /// A division whose name is not in the table, below one that is: 北京市青屿区.
    private func deeper(
        _ known: (division: Division, end: Int), in scalars: [Unicode.Scalar]
    ) -> (division: Division, end: Int) {
        guard known.division.path.count == 1, known.division.name.unicodeScalars.last != "区",
            let below = DivisionForm.leading(Array(scalars[known.end...])), below.path.count == 1,
            below.end < scalars.count - known.end
        else { return known }
        return (Division(path: known.division.path + below.path), known.end + below.end)
    }

    /// The longest short name of a province or prefecture at a position: 深圳, 乌鲁木齐.
    func shortNamed(
        _ scalars: [Unicode.Scalar], at start: Int = 0
    ) -> (division: Division, end: Int)? {
        Self.longest(of: byShortName, shortLengths, scalars, at: start)
            .map { ($0.value, start + $0.count) }
    }

    /// A development zone at the beginning of a text, with the division at the beginning of the zone's name: 泰安高新区.
    func zone(_ scalars: [Unicode.Scalar]) -> (division: Division, end: Int)? {
        let full = leading(scalars)
        guard let above = full ?? shortNamed(scalars) else { return nil }
        // 滨海新区 is a division itself.
        if above.end > 0, DivisionForm.zones.contains(where: { above.division.name.ends(with: $0) })
        {
            return nil
        }
        guard let end = DivisionForm.zoneEnd(scalars, from: above.end) else { return nil }
        // The name of a zone often begins with that of its city: 深圳市前海合作区, 泰安高新区.
        let name = String(
            String.UnicodeScalarView(scalars[(full == nil ? 0 : above.end)..<end]))
        return (Division(path: above.division.path + [name]), end)
    }

    /// The number of times that a text names each division in full, with two levels or more.
    func fullNames(_ text: String) -> [[String]: Int] {
        let scalars = Array(text.unicodeScalars)
        var counts: [[String]: Int] = [:]
        var index = 0
        while index < scalars.count {
            if let (division, end) = leading(scalars, from: index) {
                if division.path.count >= 2, end - index > division.name.unicodeScalars.count {
                    counts[division.path, default: 0] += 1
                }
                index = end
            } else {
                index += 1
            }
        }
        return counts
    }
}
