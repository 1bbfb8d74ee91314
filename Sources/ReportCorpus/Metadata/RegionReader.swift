internal import TextBasics

/// Reads the region of a report: from the agency's name, the title, the addressee and the file name, otherwise from the
/// running text.
struct RegionReader {
    private let clues: MetadataClues
    private let divisions = Divisions.shipped

    /// The minimum number of times that the text names the report's own division in full.
    private static let minMentions = 2

    init(_ clues: MetadataClues) { self.clues = clues }

    /// The region, and the divisions with its name if the text does not show which of them is meant.
    func read(agency: Reading<String>?) -> (region: Reading<[String]>?, candidates: [[String]]) {
        guard let found = named(agency: agency) else { return (nil, []) }
        guard found.value.count == 1, let name = found.value.first else { return (found, []) }
        let candidates = divisions.all(named: name).map(\.path)
        guard candidates.count > 1, !candidates.contains(found.value) else { return (found, []) }
        if let path = chosen(of: candidates) { return (Reading(path, from: found.origin), []) }
        return (found, candidates)
    }

    private func named(agency: Reading<String>?) -> Reading<[String]>? {
        if let agency, agency.value != "国务院", let path = path(ofAgency: agency.value) {
            return Reading(path, from: agency.origin)
        }
        if let path = path(ofTitle: clues.titleText) { return Reading(path, from: .title) }
        // Below a motto, the second line may be the title: 2023年云汀县法院工作综述.
        for line in clues.title.dropFirst() {
            let text = clues.simplified(line.text)
            guard YearReader.firstYear(in: text, needsMark: true) != nil else { continue }
            if let path = path(ofTitle: text) { return Reading(path, from: .title) }
        }
        if let addressee = clues.addressee {
            let text = addressee.begins(with: "中共") ? String(addressee.dropFirst(2)) : addressee
            if let found = divisions.leading(Array(text.unicodeScalars)) {
                return Reading(found.division.path, from: .addressee)
            }
        }
        if agency?.value != "国务院", let path = path(ofTitle: clues.fileName) {
            return Reading(path, from: .fileName)
        }
        if let session = clues.session, let path = path(ofTitle: session) {
            return Reading(path, from: .title)
        }
        guard let agency, agency.value != "国务院",
            let kind = agency.value.unicodeScalars.first, AgencyName.isRelative(agency.value)
        else { return nil }
        return mostNamed(ofKind: kind).map { Reading($0, from: .body) }
    }

    /// The division in an agency's name, after the state or party: 国家税务总局郑州市金水区税务局.
    private func path(ofAgency name: String) -> [String]? {
        if let zone = AgencyName.tradeZone(name) { return zone.division.path }
        let words = AgencyWords.shipped
        var rest = name
        if let prefix = words.prefix(of: name) { rest = String(name.dropFirst(prefix.count)) }
        if let found = divisions.division(ofAgency: rest) { return found.division.path }
        // Branches of national agencies, such as 上海海关, may be named after the city without its kind.
        if rest != name || rest.ends(with: "海关") || rest.ends(with: "税务局") {
            return divisions.shortNamed(Array(rest.unicodeScalars))?.division.path
        }
        return nil
    }

    /// The division at the beginning of a title, after its year.
    private func path(ofTitle text: String) -> [String]? {
        var title = AgencyTitle.cleaned(text)
        if title.begins(with: "关于") { title = String(title.dropFirst(2)) }
        title = YearReader.withoutLeadingYear(title)
        if title.begins(with: "中共") { title = String(title.dropFirst(2)) }
        if title.begins(with: "在") { title = String(title.dropFirst()) }
        let scalars = Array(title.unicodeScalars)
        if let zone = divisions.zone(scalars) { return zone.division.path }
        if let found = divisions.leading(scalars) { return found.division.path }
        // 政府工作报告（在青屿市望湖区第八届人民代表大会第三次会议上）
        guard let range = title.firstRange(of: "在"),
            title.containsBytes("人民代表大会") || title.containsBytes("人大")
        else { return nil }
        return divisions.leading(Array(title[range.upperBound...].unicodeScalars))?.division.path
    }

    /// Of several divisions with the same name, the one whose higher division the text names.
    private func chosen(of candidates: [[String]]) -> [String]? {
        var counts = [Int](repeating: 0, count: candidates.count)
        let names = candidates.map { path in
            path.dropLast().map { name in
                name.unicodeScalars.count >= 3 ? String(name.dropLast()) : name
            }
        }
        for block in clues.blocks {
            let text = block.text
            for (index, above) in names.enumerated()
            where above.contains(where: { text.containsBytes($0) }) {
                counts[index] += 1
            }
        }
        guard let highest = counts.max(), highest > 0,
            counts.count(where: { $0 * 2 > highest }) == 1,
            let index = counts.firstIndex(of: highest)
        else { return nil }
        return candidates[index]
    }

    /// The division of a kind that the text names in full most often, for agencies that call themselves 区….
    private func mostNamed(ofKind kind: Unicode.Scalar) -> [String]? {
        var counts: [[String]: Int] = [:]
        for block in clues.blocks {
            for (path, count) in divisions.fullNames(block.text) {
                counts[path, default: 0] += count
            }
        }
        let named = counts.filter {
            $0.key.last?.unicodeScalars.last == kind && $0.value >= Self.minMentions
        }
        return named.max { ($0.value, $1.key.joined()) < ($1.value, $0.key.joined()) }?.key
    }
}
