internal import TextBasics

/// The administrative divisions of China, by name.
package struct Divisions: Sendable {
    /// A place with those above it.
    struct Place: Equatable, Sendable {
        /// From the province down.
        let path: [String]
        /// The last of them.
        var name: String { path.last ?? "" }
    }

    private let byName: [String: [Place]]
    private let longestName: Int

    /// The table that is shipped, read on first use.
    static let shipped = Divisions(PackageResources.divisions_txt)

    /// The names of all places in the shipped table, long and short, in no order.
    package static var shippedNames: [String] { Array(shipped.byName.keys) }

    /// Reads a table: lines of `province[/prefecture]: county county …` or `short=province`.
    init(_ table: [UInt8]) {
        var byName: [String: [Place]] = [:]
        var longest = 0
        func add(_ path: [String]) {
            guard let name = path.last else { return }
            byName[name, default: []].append(Place(path: path))
            longest = max(longest, name.unicodeScalars.count)
        }
        for line in ListLines(table) {
            guard let (head, names) = line.headAndWords else {
                let sides = line.text.split(separator: "=").map(String.init)
                if sides.count == 2 {
                    byName[sides[0], default: []].append(Place(path: [sides[1]]))
                }
                continue
            }
            let path = head.split(separator: "/").map(String.init)
            add(path)
            for name in names { add(path + [name]) }
        }
        self.byName = byName
        longestName = longest
    }

    /// The places that a text names at this position, the longest name first.
    private func places(
        _ scalars: [Unicode.Scalar], at start: Int
    ) -> (places: [Place], count: Int)? {
        var count = min(longestName, scalars.count - start)
        while count >= 2 {
            let name = String(String.UnicodeScalarView(scalars[start..<start + count]))
            if let places = byName[name] { return (places, count) }
            count -= 1
        }
        return nil
    }

    /// The place that a text begins with, and how many scalars name it: 北京市东城区, 博爱县.
    ///
    /// A name that several places bear is settled by the one before it, else stays without parents.
    func leading(_ scalars: [Unicode.Scalar], from start: Int = 0) -> (place: Place, end: Int)? {
        var index = start
        var current: Place?
        while index < scalars.count, let (places, count) = places(scalars, at: index) {
            guard let above = current else {
                current = places.count == 1 ? places[0] : Place(path: [places[0].name])
                index += count
                continue
            }
            guard
                let below = places.first(where: { $0.path.starts(with: above.path) })
                    ?? places.first(where: { $0.path.dropLast().last == above.name })
            else { break }
            current = below
            index += count
        }
        return current.map { ($0, index) }
    }

    /// The places that the names at a position may mean, and where those end: one if a name above settles it.
    func candidates(
        _ scalars: [Unicode.Scalar], from start: Int
    ) -> (paths: [[String]], end: Int)? {
        guard let (first, count) = places(scalars, at: start),
            let (place, end) = leading(scalars, from: start)
        else { return nil }
        return end == start + count ? (first.map(\.path), end) : ([place.path], end)
    }

    /// The place that the name of an office begins with, if not by the table then by its form: two to
    /// four characters before 省, 市, 区, 县 and the like, from the greater to the smaller.
    func place(ofAgency name: String) -> (place: Place, end: Int)? {
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
        return path.isEmpty || start == scalars.count || !isName ? nil : (Place(path: path), start)
    }

    /// The places of at least two levels that a text names in full, each as often as it does.
    func fullNames(_ text: String) -> [[String]: Int] {
        let scalars = Array(text.unicodeScalars)
        var counts: [[String]: Int] = [:]
        var index = 0
        while index < scalars.count {
            if let (place, end) = leading(scalars, from: index) {
                if place.path.count >= 2, end - index > place.name.unicodeScalars.count {
                    counts[place.path, default: 0] += 1
                }
                index = end
            } else {
                index += 1
            }
        }
        return counts
    }
}
