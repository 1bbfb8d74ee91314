/// Reads the agency that reports: from the signature, the title and the file name, else from the first sentences.
struct AgencyReader {
    private let clues: MetadataClues
    private let divisions = Divisions.shipped

    private static let maxOpeningLines = 4
    /// Words of a title that follow the name of the agency.
    private static let titleMarks = ["关于", "法治政府建设", "政府工作报告", "推进", "依法行政", "工作"]

    init(_ clues: MetadataClues) { self.clues = clues }

    func read() -> Reading<String>? {
        let named: [(String?, Origin)] = [
            (signed(), .signature), (entitled(), .title), (inFileName(), .fileName),
        ]
        var best: Reading<String>?
        for case let (name?, origin) in named {
            let full = AgencyName.expanded(name)
            // 澄川市鹿汀区司法局 is more complete than 鹿汀区司法局 in the signature.
            if best.map({ full.ends(with: $0.value) && full != $0.value }) ?? true {
                best = Reading(full, from: origin)
            }
        }
        if let best { return best }
        for block in clues.opening(Self.maxOpeningLines) {
            if let name = leading(block.text) {
                return Reading(AgencyName.expanded(name), from: .body)
            }
        }
        return nil
    }

    /// The agency of the signature.
    private func signed() -> String? {
        for line in clues.signature.reversed() {
            if ["抄送", "主送", "印发", "联系"].contains(where: { line.holds($0) }) { continue }
            var text = line
            if let date = SignedDate(in: line) {
                text = String(String.UnicodeScalarView(line.unicodeScalars.prefix(date.start)))
            }
            let names = text.split(separator: " ").map(String.init)
            if let name = names.last(where: { AgencyName.isWhole($0) && !$0.begins(with: "中共") }) {
                return name
            }
        }
        return nil
    }

    /// The agency of the title: a line of its own, or the beginning.
    private func entitled() -> String? {
        for block in clues.title where AgencyName.isWhole(block.text) { return block.text }
        var title = clues.titleText
        if let space = title.firstIndex(of: " "), title[..<space].allSatisfy(\.isNumber) {
            title.remove(at: space)
        }
        for mark in Self.titleMarks {
            guard let range = title.firstRange(of: mark) else { continue }
            var name = YearReader.withoutYear(String(title[..<range.lowerBound]))
            if name.isEmpty, mark == "关于" { continue }
            if mark == "政府工作报告", let government = government(of: name) { name = government }
            if name == "国务院" || AgencyName.isWhole(name) { return name }
        }
        return nil
    }

    /// The government of a division if the text is only the name of that division: 北京市东城区.
    private func government(of text: String) -> String? {
        guard let (division, end) = divisions.leading(Array(text.unicodeScalars)),
            end == text.unicodeScalars.count
        else { return nil }
        return division.path.joined() + "人民政府"
    }

    private func inFileName() -> String? {
        let parts = clues.fileName.split(whereSeparator: { "_- .".contains($0) })
        for part in parts.map(String.init) {
            if AgencyName.isWhole(part) { return part }
            let scalars = Array(part.unicodeScalars)
            if let (_, end) = divisions.leading(scalars), end == scalars.count {
                return part + "人民政府"
            }
        }
        return nil
    }

    /// The agency at the beginning of the first sentences: 2023年，修武县国动办扎实…
    private func leading(_ text: String) -> String? {
        var rest = Substring(text)
        if let range = rest.firstRange(of: "年"),
            YearReader.firstYear(in: String(rest[..<range.upperBound]), needsMark: true) != nil
        {
            rest = rest[range.upperBound...]
            rest = rest.drop { "度，,、 ".contains($0) }
        }
        guard let name = AgencyName.leading(String(rest)), !name.begins(with: "我"),
            name.unicodeScalars.count >= 4
        else { return nil }
        return name
    }

    /// The name of an agency, completed by its divisions: 区司法局 in 天津市/西青区 becomes 天津市西青区司法局.
    func completed(_ agency: String, in region: [String]) -> String {
        guard let first = agency.unicodeScalars.first, let last = region.last,
            agency != "国务院"
        else { return agency }
        let scalars = Array(agency.unicodeScalars)
        if let (division, end) = divisions.division(ofAgency: agency) {
            // Several districts may have the same name; the city above distinguishes them.
            guard division.path.count > 1, region.count > 1,
                end == division.name.unicodeScalars.count,
                region.dropLast().allSatisfy({ $0.ends(with: "市") })
            else { return agency }
            return region.dropLast().joined() + agency
        }
        if Divisions.kinds.contains(first), last.unicodeScalars.last == first {
            return region.joined() + String(String.UnicodeScalarView(scalars.dropFirst()))
        }
        return agency
    }
}
