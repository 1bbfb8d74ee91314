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
            (represented(), .body), (announced(), .body),
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
        for block in clues.opening(Self.maxOpeningLines) {
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
        }
        return nil
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
            // 中共云汀市委 云汀市人民政府, if a converter removed the space.
            if name.begins(with: "中共"),
                let last = AgencyName.divided(String(name.dropFirst(2))).last,
                AgencyName.isWhole(last), AgencyName.isAnchored(last)
            {
                return last
            }
        }
        return AgencyTitle().agency(in: clues.titleText)
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
        for block in clues.opening(Self.maxOpeningLines) where block.text.containsBytes("如下") {
            let text = clues.simplified(String(block.text.prefix(Self.maxStatementLength)))
            for word in ["现将", "现就"] {
                guard let start = text.firstRange(of: word)?.upperBound else { continue }
                let rest = String(text[start...])
                if let stop = rest.firstRange(of: "如下")?.lowerBound {
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

    /// The agency at the beginning of the first sentences: 2023年，修武县国动办扎实…
    private func leading(_ text: String) -> String? {
        var rest = clues.simplified(String(text.prefix(60)))
        rest = YearReader.withoutLeadingYear(rest)
        rest = String(rest.drop { "，,、 以来".contains($0) })
        guard let name = AgencyName.leading(rest), AgencyName.isAnchored(name),
            name.unicodeScalars.count >= 4
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
