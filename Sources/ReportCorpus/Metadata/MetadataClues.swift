internal import SystemPackage
internal import TextAnalysis

/// The parts of a report from which metadata is read. Traditional characters are simplified, because the names of
/// divisions are stored in simplified characters.
struct MetadataClues {
    /// All blocks of the report.
    let blocks: [TextBlock]
    /// The name of the file without its folder and extension.
    let fileName: String
    /// The blocks of the title.
    let title: ArraySlice<TextBlock>
    /// The title as written, with its lines joined and without Markdown marks; empty if there is none.
    let shownTitle: String
    /// The same in simplified characters; if it is empty, the given title.
    let titleText: String
    /// The line that names the addressee.
    let addressee: String?
    /// The last lines that are short enough for agency and date.
    let signature: [String]
    /// The table above the text.
    let header: PageHeader
    /// The line that names the assembly to which the report was given: ——2024年1月8日在云汀市第七届人民代表大会….
    let session: String?
    /// The agency whose head presented the report.
    let speaker: String?
    /// Whether this is a government work report.
    let isWorkReport: Bool

    private static let maxSignatureLines = 8
    private static let maxSignatureLength = 60
    /// The number of lines that may contain the table above the text, the speaker and the addressee.
    static let maxHeaderLines = 30
    private static let maxSpeakerLines = 12

    /// - Parameter givenTitle: a title from another source, for a text without a title.
    init(_ blocks: [TextBlock], path: FilePath, givenTitle: String? = nil) {
        self.blocks = blocks
        let simplify = SimplifiedCharacters.shared
        fileName = simplify.text(path.lastComponent?.stem ?? "")
        let opening = TitleBlocks(blocks)
        title = opening.title
        let lines = blocks.prefix(Self.maxHeaderLines).map { simplify.text($0.text) }
        header = PageHeader(lines)
        var text = title.map(Self.withoutMarkdown).joined()
        // The row 标题 of the table above the text may have lost the separator after its label.
        if header.isPresent, text.begins(with: "标题") { text = String(text.dropFirst(2)) }
        shownTitle = text
        titleText = simplify.text(text.isEmpty ? header.title ?? givenTitle ?? "" : text)
        addressee = opening.addressee.map(simplify.text)
        signature = blocks.suffix(Self.maxSignatureLines).map(\.text).filter {
            $0.unicodeScalars.count <= Self.maxSignatureLength && !$0.contains("。")
        }.map(simplify.text)
        session = lines.prefix(Self.maxSpeakerLines).first(where: Self.isSession)
        speaker = lines.prefix(Self.maxSpeakerLines).lazy.compactMap(AgencyName.ofSpeaker).first
        isWorkReport = Self.isWorkReport(
            titleText.isEmpty ? fileName : titleText, lines.prefix(Self.maxSpeakerLines))
    }

    /// A line without its Markdown marks: `# **…**`.
    static func withoutMarkdown(_ block: TextBlock) -> String {
        let isHeading = block.marker?.style == .markdown
        let scalars = block.text.unicodeScalars.dropFirst(
            isHeading ? block.marker?.scalarCount ?? 0 : 0)
        guard let first = scalars.first, let last = scalars.last else { return "" }
        let marks = "*_#".unicodeScalars
        guard isHeading || marks.contains(first) && marks.contains(last) else {
            return String(scalars)
        }
        func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar.isSpace || marks.contains(scalar) }
        let end = scalars.drop(while: isMark).reversed().drop(while: isMark)
        return String(String.UnicodeScalarView(end.reversed()))
    }

    private static func isSession(_ line: String) -> Bool {
        line.utf8.count <= maxSignatureLength * 4
            && (line.containsBytes("人民代表大会") || line.containsBytes("届人大"))
            && !line.containsBytes("。")
            && line.containsBytes("在") && line.containsBytes("会议")
    }

    /// Whether a report is a government work report, by its title or by its address to the assembly.
    static func isWorkReport(_ title: String, _ lines: some Sequence<String>) -> Bool {
        if title.containsBytes("政府工作报告") { return true }
        return lines.contains { line in
            line.unicodeScalars.count <= 120 && line.containsBytes("代表")
                && ["人民政府", "国务院", "管委会", "管理委员会"].contains { line.containsBytes($0) }
                && line.containsBytes("大会") && line.containsBytes("报告") && line.containsBytes("审议")
        }
    }

    /// A text with simplified characters.
    func simplified(_ text: String) -> String { SimplifiedCharacters.shared.text(text) }

    /// The first blocks of the running text.
    func opening(_ count: Int) -> ArraySlice<TextBlock> {
        blocks.dropFirst(title.endIndex).prefix(count)
    }
}
