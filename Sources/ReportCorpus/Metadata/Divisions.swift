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

    private let byName: [String: [Division]]
    private let maxNameLength: Int

    /// The shipped table, read on first use.
    static let shipped = Divisions(PackageResources.divisions_txt)

    /// The names of all divisions in the shipped table, long and short, unordered.
    package static var shippedNames: [String] { Array(shipped.byName.keys) }

    /// Reads a table: lines of `province[/prefecture]: county county …` or `short=province`.
    init(_ table: [UInt8]) {
        var byName: [String: [Division]] = [:]
        var longest = 0
        func add(_ path: [String]) {
            guard let name = path.last else { return }
            byName[name, default: []].append(Division(path: path))
            longest = max(longest, name.unicodeScalars.count)
        }
        for line in ListLines(table) {
            guard let (head, names) = line.headAndWords else {
                let sides = line.text.split(separator: "=").map(String.init)
                if sides.count == 2 {
                    byName[sides[0], default: []].append(Division(path: [sides[1]]))
                }
                continue
            }
            let path = head.split(separator: "/").map(String.init)
            add(path)
            for name in names { add(path + [name]) }
        }
        self.byName = byName
        maxNameLength = longest
    }

    /// The divisions of the longest name at a position, and the length of the name.
    private func named(
        _ scalars: [Unicode.Scalar], at start: Int
    ) -> (divisions: [Division], count: Int)? {
        var count = min(maxNameLength, scalars.count - start)
        while count >= 2 {
            let name = String(String.UnicodeScalarView(scalars[start..<start + count]))
            if let divisions = byName[name] { return (divisions, count) }
            count -= 1
        }
        return nil
    }

    /// The division that a text names at a position, and the end of its name: 北京市东城区, 博爱县.
    ///
    /// If several divisions have the name, a preceding name of a higher division decides. Without one, the path
    /// contains the name alone.
    func leading(
        _ scalars: [Unicode.Scalar], from start: Int = 0
    ) -> (division: Division, end: Int)? {
        var index = start
        var current: Division?
        while index < scalars.count, let (named, count) = named(scalars, at: index) {
            guard let above = current else {
                current = named.count == 1 ? named[0] : Division(path: [named[0].name])
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
        if let known = leading(scalars) { return known }
        let ranks: [Unicode.Scalar: Int] = ["省": 0, "州": 1, "市": 1, "盟": 1, "区": 2, "县": 2, "旗": 2]
        var path: [String] = []
        var rank = -1
        var start = 0
        var index = 0
        while index < scalars.count, index - start <= 4 {
            if let found = ranks[scalars[index]], found > rank, index - start >= 2 {
                path.append(String(String.UnicodeScalarView(scalars[start...index])))
                rank = found
                start = index + 1
            }
            index += 1
        }
        let isName = path.allSatisfy { part in
            !["中国", "国家", "全国", "城市", "我"].contains { part.holds($0) }
        }
        return path.isEmpty || start == scalars.count || !isName
            ? nil : (Division(path: path), start)
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
