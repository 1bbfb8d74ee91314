/// Reads the reporting agency: from the title, the signature, the speaker and the file name, otherwise from the first
/// sentences.
struct AgencyReader {
    private let clues: MetadataClues

    private static let maxOpeningLines = 4
    private static let maxStatementLength = 400
    private static let maxBylineCount = 2
    private static let maxBylineByteCount = 160

    init(_ clues: MetadataClues) { self.clues = clues }

    func read() -> Reading<String>? {
        let named: [(String?, Origin)] = [
            (signed(), .signature), (entitled(), .title), (byline(), .title),
            (clues.header.agency, .properties), (clues.speaker, .title), (assembled(), .title),
            (represented(), .body), (announced(), .body), (compiled(), .body),
            (PageHeader(clues.signature).agency, .signature),
            (AgencyTitle().agency(in: clues.fileName), .fileName),
        ]
        var best: Reading<String>?
        for case let (name?, origin) in named {
            let full = AgencyName.expanded(name)
            // 澄川市鹿汀区司法局 is more complete than 鹿汀区司法局 in the signature.
            if best.map({ Self.completes($0.value, full) }) ?? true {
                best = Reading(full, from: origin)
            }
        }
        if let best { return best }
        for block in clues.opening(Self.maxOpeningLines) where !Self.isAddressed(block.text) {
            if let name = leading(block.text) {
                return Reading(AgencyName.expanded(name), from: .body)
            }
        }
        return clues.header.source.map { Reading(AgencyName.expanded($0), from: .properties) }
    }

    /// Whether the longer name means the same agency as a name and states more.
    private static func completes(_ name: String, _ longer: String) -> Bool {
        longer != name && (longer.ends(with: name) || AgencyName.isShort(name, for: longer))
    }

    /// Whether a line only names those to whom the report is addressed: 市司法局：.
    private static func isAddressed(_ line: String) -> Bool {
        line.utf8.count <= maxBylineByteCount && (line.ends(with: "：") || line.ends(with: ":"))
    }

    /// A signature without the note that stands for the seal: 云汀市水务局（盖章）.
    private static func withoutSeal(_ name: String) -> String {
        let seals = ["签字盖章", "加盖公章", "盖章", "公章", "印章", "签章", "代章"]
        guard let seal = seals.first(where: { name.ends(with: $0) }) else { return name }
        return String(name.dropLast(seal.count))
    }

    /// The agency of the signature.
    private func signed() -> String? {
        let lines = clues.signature
        for (index, line) in lines.enumerated().reversed() {
            if PageHeader.isRow(line) { continue }
            if ["抄送", "主送", "抄报", "印发", "印制", "印刷", "联系", "分送"].contains(where: {
                line.containsBytes($0)
            }) {
                continue
            }
            // The office that prints a document is named before the day of printing: …办公室 / 2024年4月3日印发.
            if index + 1 < lines.count, lines[index + 1].containsBytes("印发"),
                SignedDate(in: line) == nil
            {
                continue
            }
            var text = line
            if let date = SignedDate(in: line) {
                text = String(String.UnicodeScalarView(line.unicodeScalars.prefix(date.start)))
            }
            text = text.filter { !"（）()【】".contains($0) }
            let names = text.split(separator: " ").map(String.init).flatMap(AgencyName.divided)
                .map(Self.withoutSeal)
            // A name without its place, such as 文体局, may be a cell of a table if no date is next to it.
            let isDated = [index, index + 1].contains {
                lines.indices.contains($0) && SignedDate(in: lines[$0]) != nil
            }
            func signs(_ name: String) -> Bool {
                AgencyName.isWhole(name) && !name.begins(with: "中共")
                    && (isDated || AgencyName.isAnchored(name))
            }
            if let last = names.lastIndex(where: signs) {
                // Of several names on one line, the first one leads.
                let first = names[...last].reversed().prefix(while: signs).last
                return firstSigner(before: index) ?? first
            }
            if isDated, let name = Self.signedByAPerson(text) { return name }
        }
        return nil
    }

    /// The agency before the name of a person who signs for it: 云汀市水务局 王某某.
    private static func signedByAPerson(_ line: String) -> String? {
        let text = line.filter { !$0.isWhitespace }
        guard text.unicodeScalars.count <= 30, let name = AgencyName.leading(text),
            AgencyName.isAnchored(name), !AgencyName.isRelative(name)
        else { return nil }
        let person = text.dropFirst(name.count)
        return (2...4).contains(person.count)
            && person.unicodeScalars.allSatisfy(\.properties.isIdeographic) ? name : nil
    }

    /// The agency that signs first, if several sign, each on its own line.
    private func firstSigner(before index: Int) -> String? {
        clues.signature[..<index].reversed().prefix {
            AgencyName.isWhole($0) && AgencyName.isAnchored($0) && !$0.begins(with: "中共")
        }.last
    }

    /// The agency in the title: on its own line, or at the beginning.
    private func entitled() -> String? {
        for block in clues.title {
            let line = clues.simplified(block.text)
            let parts = line.split(separator: " ").map(String.init)
            if parts.count > 1,
                parts.allSatisfy({ AgencyName.isWhole($0) && AgencyName.isAnchored($0) })
            {
                return parts.first { !$0.begins(with: "中共") } ?? parts[0]
            }
            let name = parts.joined()
            if AgencyName.isWhole(name) { return name }
            if let government = Self.joint(name) { return government }
        }
        if let end = clues.titleText.firstRange(of: "关于")?.lowerBound,
            let government = Self.joint(String(clues.titleText[..<end]))
        {
            return government
        }
        if let name = AgencyTitle().agency(in: clues.titleText) { return name }
        // The agency may be in the second line, below a motto: ——云汀市2022年法治政府建设情况报告.
        return clues.title.dropFirst().lazy.map { clues.simplified($0.text) }
            .filter { YearReader.firstYear(in: $0, needsMark: true) != nil }
            .compactMap { AgencyTitle().agency(in: $0) }.first
    }

    /// The government that reports together with the committee of the party: 中共云汀市委、云汀市人民政府.
    private static func joint(_ names: String) -> String? {
        guard names.begins(with: "中共") else { return nil }
        let text = names.dropFirst(2).filter { !$0.isWhitespace && $0 != "、" }
        guard let last = AgencyName.divided(text).last, last != text,
            AgencyName.isWhole(last), AgencyName.isAnchored(last)
        else { return nil }
        return last
    }

    /// The agency on its own line below the title, possibly with a date.
    private func byline() -> String? {
        for block in clues.blocks[clues.title.endIndex...].prefix(Self.maxBylineCount)
        where block.marker == nil && block.text.utf8.count <= Self.maxBylineByteCount {
            var text = clues.simplified(MetadataClues.withoutMarkdown(block))
            if let date = SignedDate(in: text) {
                text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(date.start)))
            }
            let name = text.filter { !$0.isWhitespace && !"（）()".contains($0) }
            if AgencyName.isWhole(name), AgencyName.isAnchored(name) { return name }
        }
        return nil
    }

    /// The government of a work report, by the assembly to which it was given.
    private func assembled() -> String? {
        guard clues.isWorkReport, let session = clues.session else { return nil }
        return AgencyTitle().agency(in: "政府工作报告" + session)
    }

    /// The agency of a sentence that announces the report: 现将云汀市司法局2023年法治政府建设情况报告如下.
    private func announced() -> String? {
        for block in clues.opening(Self.maxOpeningLines) {
            let text = clues.simplified(String(block.text.prefix(Self.maxStatementLength)))
            for (word, end) in [
                ("现将", "如下"), ("现就", "如下"), ("现将", "予以公布"), ("现公布", "报告"), ("现发布", "报告"),
                ("特公布", "报告"), ("特发布", "报告"),
            ] {
                guard let start = text.firstRange(of: word)?.upperBound else { continue }
                let rest = String(text[start...])
                if let stop = rest.firstRange(of: end)?.lowerBound {
                    return AgencyTitle().agency(in: String(rest[..<stop]))
                }
            }
        }
        return nil
    }

    /// The agency for which a person speaks, or that compiled the report: 现在，我代表青屿市人民政府，向大会报告工作; 本报告由青屿市司法局编制.
    private func represented() -> String? {
        for block in clues.blocks.prefix(MetadataClues.maxHeaderLines)
        where ["代表", "本报告由", "本報告由"].contains(where: { block.text.containsBytes($0) }) {
            let text = clues.simplified(String(block.text.prefix(Self.maxStatementLength)))
            for (before, ends) in [
                ("代表", ["向", "，向", "，", ",", "作"]), ("本报告由", ["根据", "依据", "按照", "编制", "负责"]),
            ] {
                guard let start = text.firstRange(of: before)?.upperBound else { continue }
                if before == "代表", !text.containsBytes("报告") { continue }
                let rest = text[start...].prefix(40)
                for end in ends {
                    guard let stop = rest.firstRange(of: end)?.lowerBound else { continue }
                    let name = String(rest[..<stop])
                    if name == "国务院" || AgencyName.isWhole(name) && AgencyName.isAnchored(name) {
                        return name
                    }
                }
            }
        }
        return nil
    }

    /// The agency that compiled a report by a rule which is named first: 根据《…条例》的规定，由云汀市民政局编制.
    private func compiled() -> String? {
        for block in clues.opening(Self.maxOpeningLines) {
            let text = clues.simplified(String(block.text.prefix(Self.maxStatementLength)))
            guard let stop = text.firstRange(of: "编制"), !text[stop.upperBound...].hasPrefix("的")
            else { continue }
            let clause = text[..<stop.lowerBound].split { "，。；,".contains($0) }.last ?? ""
            let subject = clause.split(separator: "由").last.map(String.init) ?? ""
            let name = subject.ends(with: "组织") ? String(subject.dropLast(2)) : subject
            if AgencyName.isWhole(name), AgencyName.isAnchored(name), !AgencyName.isRelative(name) {
                return name
            }
        }
        return nil
    }

    /// The agency at the beginning of the first sentences: 2023年，修武县国动办扎实…
    private func leading(_ text: String) -> String? {
        var rest = clues.simplified(String(text.prefix(60)))
        rest = YearReader.withoutLeadingYear(rest)
        rest = String(rest.drop { "，,、 以来".contains($0) })
        // A sentence about schools or hospitals may begin with one: 云汀市幼儿园收费下调.
        guard let name = AgencyName.leading(rest), AgencyName.isAnchored(name),
            name.unicodeScalars.count >= 4, !AgencyName.isInstitution(name)
        else { return nil }
        return name
    }

    /// The name of an agency, completed by its divisions: 区司法局 in 天津市/西青区 becomes 天津市西青区司法局.
    func completed(_ agency: String, in region: [String]) -> String {
        guard let first = agency.unicodeScalars.first, let last = region.last,
            agency != "国务院"
        else { return agency }
        // Districts of several cities share a name, so a district of a city such as 北京市 is named with its city.
        let above = region.count > 1 && region[0].ends(with: "市") ? region[0] : ""
        if AgencyName.isRelative(agency) {
            let kinds = region.map { $0.unicodeScalars.last }
            // 省人民政府 in 广东省/深圳市 means the government of the province.
            guard let index = kinds.lastIndex(of: first) else { return agency }
            let place = index > 0 ? above + region[index] : region[index]
            return place + String(agency.dropFirst())
        }
        // 北京经济技术开发区 already contains the name of its city.
        if !above.isEmpty, agency.begins(with: last), region.count == 2,
            !last.hasPrefix(above.dropLast())
        {
            return above + agency
        }
        return agency
    }
}
