internal import SystemPackage
internal import TextBasics

/// Reads what a report says of itself: from its title, addressee, signature, file name, and last
/// from its running text.
struct MetadataReader {
    private let blocks: [TextBlock]
    private let divisions = Divisions.shipped
    private let fileName: String
    /// Blocks of the title, from the first.
    private let titleBlocks: ArraySlice<TextBlock>
    private let addressee: String?
    /// Blocks at the end that are short enough for a signature.
    private let signature: [String]

    init(blocks: [TextBlock], path: FilePath) {
        self.blocks = blocks
        fileName = path.lastComponent?.stem ?? ""
        let opening = TitleBlocks(blocks)
        titleBlocks = opening.title
        addressee = opening.addressee
        signature = blocks.suffix(8).map(\.text).filter {
            $0.unicodeScalars.count <= 60 && !$0.contains("。")
        }
    }

    func read() -> Metadata {
        var metadata = Metadata()
        metadata.title = title()
        metadata.date = date()
        metadata.year = year(date: metadata.date?.value)
        metadata.agency = agency()
        metadata.region = region(agency: metadata.agency)
        if let agency = metadata.agency, let region = metadata.region {
            metadata.agency = Reading(
                complete(agency.value, in: region.value), from: agency.origin)
        }
        return metadata
    }

    private var titleText: String { titleBlocks.map(\.text).joined() }

    private func title() -> Reading<String>? {
        if let markdown = blocks.first?.marker, markdown.style == .markdown,
            let first = blocks.first
        {
            return Reading(
                String(first.text.unicodeScalars.dropFirst(markdown.scalarCount)), from: .title)
        }
        if !titleText.isEmpty { return Reading(titleText, from: .title) }
        return fileName.isEmpty ? nil : Reading(fileName, from: .fileName)
    }

    private func date() -> Reading<String>? {
        if let delivered { return Reading(delivered.iso, from: .title) }
        for line in signature.reversed() where !TitleBlocks.isPageFurniture(line) {
            if let date = SignedDate(in: line) { return Reading(date.iso, from: .signature) }
        }
        // 政府工作报告 bears its date below the title: （2025年1月14日…）.
        for block in blocks.prefix(6)
        where block.text.unicodeScalars.count <= 80
            && !TitleBlocks.isPageFurniture(block.text)
        {
            if let date = SignedDate(in: block.text) { return Reading(date.iso, from: .title) }
        }
        return nil
    }

    /// When a report was given to an assembly: ——2025年1月14日在某市第十六届人民代表大会第三次会议上.
    private var delivered: SignedDate? {
        let marks = Set("—-－（( ".unicodeScalars)
        for (index, block) in blocks.prefix(Self.openingCount).enumerated()
        where block.text.holds("会议") || block.text.holds("大会") {
            // Converters put spaces between digits.
            let line = block.text.filter { !$0.isWhitespace }
            let scalars = line.unicodeScalars
            guard scalars.count <= 80, let date = SignedDate(in: line),
                scalars.prefix(date.start).last.map(marks.contains) ?? true
            else { continue }
            // A sentence of the text that begins with a date ends with a stop.
            if index > 0, line.contains("。") { continue }
            return date
        }
        return nil
    }

    /// A web page may put so many lines before the text.
    private static let openingCount = 40

    private func year(date: String?) -> Reading<Int>? {
        if let year = Self.firstYear(titleText, needsMark: true) {
            return Reading(year, from: .title)
        }
        if let year = Self.firstYear(fileName, needsMark: false) {
            return Reading(year, from: .fileName)
        }
        let body = blocks.dropFirst(titleBlocks.endIndex).prefix(6)
        for block in body {
            if let year = Self.firstYear(block.text, needsMark: true) {
                return Reading(year, from: .body)
            }
        }
        // A report signed in a year is about the year before.
        if let date, let year = Int(date.prefix(4)) { return Reading(year - 1, from: .signature) }
        return nil
    }

    /// The first year of a text: four digits that stand alone, with 年 behind them if asked for.
    static func firstYear(_ text: String, needsMark: Bool) -> Int? {
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let (value, end) = ChineseNumerals.ofDates.byPosition(scalars, from: index)
            guard let value else {
                index += 1
                continue
            }
            var after = end
            while after < scalars.count, scalars[after].isSpace { after += 1 }
            let hasMark = after < scalars.count && scalars[after] == "年"
            let standsAlone =
                (index == 0 || !scalars[index - 1].properties.isAlphabetic
                    || WideCharacters.contains(scalars[index - 1]))
                && (end >= scalars.count || !scalars[end].properties.isAlphabetic
                    || WideCharacters.contains(scalars[end]))
            if end - index == 4, (1900..<2100).contains(value),
                hasMark || (!needsMark && standsAlone)
            {
                return value
            }
            index = end
        }
        return nil
    }

    // MARK: Agency

    private func agency() -> Reading<String>? {
        let named: [(String?, Origin)] = [
            (signedAgency(), .signature), (titleAgency(), .title), (fileAgency(), .fileName),
        ]
        var best: Reading<String>?
        for case let (name?, origin) in named {
            let full = AgencyName.expanded(name)
            // 澄川市鹿汀区司法局 says more than the 鹿汀区司法局 of the signature.
            if best.map({ full.ends(with: $0.value) && full != $0.value }) ?? true {
                best = Reading(full, from: origin)
            }
        }
        if let best { return best }
        for block in blocks.dropFirst(titleBlocks.endIndex).prefix(4) {
            if let name = leadingAgency(block.text) {
                return Reading(AgencyName.expanded(name), from: .body)
            }
        }
        return nil
    }

    private func signedAgency() -> String? {
        for line in signature.reversed() {
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

    private func titleAgency() -> String? {
        for block in titleBlocks {
            if AgencyName.isWhole(block.text) { return block.text }
        }
        var title = titleText
        if let space = title.firstIndex(of: " "), title[..<space].allSatisfy(\.isNumber) {
            title.remove(at: space)
        }
        for mark in ["关于", "法治政府建设", "政府工作报告", "推进", "依法行政", "工作"] {
            guard let range = title.firstRange(of: mark) else { continue }
            var name = Self.withoutYear(String(title[..<range.lowerBound]))
            if name.isEmpty, mark == "关于" { continue }
            if mark == "政府工作报告",
                let (place, end) = divisions.leading(Array(name.unicodeScalars)),
                end == name.unicodeScalars.count
            {
                name = place.path.joined() + "人民政府"
            }
            if name == "国务院" || AgencyName.isWhole(name) { return name }
        }
        return nil
    }

    private func fileAgency() -> String? {
        for part in fileName.split(whereSeparator: { "_- .".contains($0) }).map(String.init) {
            if AgencyName.isWhole(part) { return part }
            let scalars = Array(part.unicodeScalars)
            if let (_, end) = divisions.leading(scalars), end == scalars.count {
                return part + "人民政府"
            }
        }
        return nil
    }

    /// The office that a first sentence names: 2023年，修武县国动办扎实…
    private func leadingAgency(_ text: String) -> String? {
        var rest = Substring(text)
        if let range = rest.firstRange(of: "年"),
            Self.firstYear(
                String(rest[..<range.upperBound]), needsMark: true) != nil
        {
            rest = rest[range.upperBound...]
            rest = rest.drop { "度，,、 ".contains($0) }
        }
        guard let name = AgencyName.leading(String(rest)), !name.begins(with: "我"),
            name.unicodeScalars.count >= 4
        else { return nil }
        return name
    }

    /// A title's beginning without the year in it: 2023 年度区国动办 is 区国动办.
    private static func withoutYear(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let (value, end) = ChineseNumerals.ofDates.byPosition(scalars, from: 0)
        if value != nil {
            let rest = scalars[end...].drop { "年度 ".unicodeScalars.contains($0) }
            return String(String.UnicodeScalarView(rest))
        }
        // The year may also stand behind the name.
        if let year = scalars.firstIndex(where: { ChineseNumerals.decimalDigit($0) != nil }) {
            return String(String.UnicodeScalarView(scalars[..<year]))
        }
        return text
    }

    // MARK: Region

    private func region(agency: Reading<String>?) -> Reading<[String]>? {
        if let agency, let found = divisions.place(ofAgency: agency.value) {
            return Reading(found.place.path, from: agency.origin)
        }
        let titleScalars = Array(Self.withoutYear(titleText).unicodeScalars)
        if let found = divisions.leading(titleScalars) {
            return Reading(found.place.path, from: .title)
        }
        if let addressee {
            let text = addressee.begins(with: "中共") ? String(addressee.dropFirst(2)) : addressee
            if let found = divisions.leading(Array(text.unicodeScalars)) {
                return Reading(found.place.path, from: .addressee)
            }
        }
        // An office that calls itself 区… belongs to the district that its report names in full.
        guard let agency, agency.value != "国务院", let kind = agency.value.unicodeScalars.first,
            "省市区县旗".unicodeScalars.contains(kind)
        else { return nil }
        var counts: [[String]: Int] = [:]
        for block in blocks {
            for (path, count) in divisions.fullNames(block.text) {
                counts[path, default: 0] += count
            }
        }
        let named = counts.filter { $0.key.last?.unicodeScalars.last == kind && $0.value >= 2 }
        let best = named.max { ($0.value, $1.key.joined()) < ($1.value, $0.key.joined()) }
        return best.map { Reading($0.key, from: .body) }
    }

    /// 区司法局 of 天津市/西青区 is 天津市西青区司法局.
    private func complete(_ agency: String, in region: [String]) -> String {
        guard let first = agency.unicodeScalars.first, let last = region.last,
            agency != "国务院"
        else { return agency }
        let scalars = Array(agency.unicodeScalars)
        if let (place, end) = divisions.place(ofAgency: agency) {
            // A district's name alone is settled by the city above it.
            guard place.path.count > 1, region.count > 1, end == place.name.unicodeScalars.count,
                region.dropLast().allSatisfy({ $0.ends(with: "市") })
            else { return agency }
            return region.dropLast().joined() + agency
        }
        if "省市区县旗".unicodeScalars.contains(first), last.unicodeScalars.last == first {
            return region.joined() + String(String.UnicodeScalarView(scalars.dropFirst()))
        }
        return agency
    }
}
