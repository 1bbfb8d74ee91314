internal import SystemPackage

/// The parts of a report that metadata is read from.
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

    private static let maxSignatureLines = 8
    private static let maxSignatureLength = 60

    init(_ blocks: [TextBlock], path: FilePath) {
        self.blocks = blocks
        fileName = path.lastComponent?.stem ?? ""
        let opening = TitleBlocks(blocks)
        title = opening.title
        titleText = title.map(\.text).joined()
        addressee = opening.addressee
        signature = blocks.suffix(Self.maxSignatureLines).map(\.text).filter {
            $0.unicodeScalars.count <= Self.maxSignatureLength && !$0.contains("。")
        }
    }

    /// The first blocks of the running text.
    func opening(_ count: Int) -> ArraySlice<TextBlock> {
        blocks.dropFirst(title.endIndex).prefix(count)
    }
}
