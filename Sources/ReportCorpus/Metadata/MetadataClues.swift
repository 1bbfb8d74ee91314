internal import SystemPackage
internal import TextAnalysis

/// The parts of a report that metadata is read from. Their traditional characters are simplified, as names of
/// divisions are known in these.
struct MetadataClues {
    /// All blocks of the report.
    let blocks: [TextBlock]
    /// The name of the file without its folder and extension.
    let fileName: String
    /// The blocks of the title.
    let title: ArraySlice<TextBlock>
    /// The text of the title, its lines joined.
    let titleText: String
    /// The line that names the addressee.
    let addressee: String?
    /// The last lines that are short enough for agency and date.
    let signature: [String]
    /// The table above the text.
    let header: PageHeader
    /// The agency whose head gave the report.
    let speaker: String?
    /// Whether this is a government work report.
    let isWorkReport: Bool

    private static let maxSignatureLines = 8
    private static let maxSignatureLength = 60
    /// The number of lines that may contain the table above the text, the speaker and the addressee.
    static let maxHeaderLines = 30
    private static let maxSpeakerLines = 12

    init(_ blocks: [TextBlock], path: FilePath) {
        self.blocks = blocks
        let simplify = SimplifiedCharacters.shared
        fileName = simplify.text(path.lastComponent?.stem ?? "")
        let opening = TitleBlocks(blocks)
        title = opening.title
        let lines = blocks.prefix(Self.maxHeaderLines).map { simplify.text($0.text) }
        header = PageHeader(lines)
        var text = title.map { block in
            let marker = block.marker?.style == .markdown ? block.marker?.scalarCount ?? 0 : 0
            return String(block.text.unicodeScalars.dropFirst(marker))
        }.joined()
        if text.isEmpty { text = header.title ?? "" }
        titleText = simplify.text(text)
        addressee = opening.addressee.map(simplify.text)
        signature = blocks.suffix(Self.maxSignatureLines).map(\.text).filter {
            $0.unicodeScalars.count <= Self.maxSignatureLength && !$0.contains("。")
        }.map(simplify.text)
        speaker = lines.prefix(Self.maxSpeakerLines).lazy.compactMap(AgencyName.ofSpeaker).first
        isWorkReport = Self.isWorkReport(
            titleText.isEmpty ? fileName : titleText, lines.prefix(Self.maxSpeakerLines))
    }

    /// Whether a report is a government work report by its title, or by what it says to the assembly.
    static func isWorkReport(_ title: String, _ lines: some Sequence<String>) -> Bool {
        if title.holds("政府工作报告") { return true }
        return lines.contains { line in
            line.unicodeScalars.count <= 120 && line.holds("代表")
                && ["人民政府", "国务院", "管委会", "管理委员会"].contains { line.holds($0) }
                && line.holds("大会") && line.holds("报告") && line.holds("审议")
        }
    }

    /// A text with simplified characters.
    func simplified(_ text: String) -> String { SimplifiedCharacters.shared.text(text) }

    /// The first blocks of the running text.
    func opening(_ count: Int) -> ArraySlice<TextBlock> {
        blocks.dropFirst(title.endIndex).prefix(count)
    }
}
