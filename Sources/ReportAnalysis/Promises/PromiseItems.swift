internal import ICUText
internal import ReportCorpus
internal import ReportSearch
internal import TextAnalysis

/// A sentence of a report, or a part of it that begins with 一是 or follows a semicolon, with its content.
struct PromiseItem: Sendable {
    let paragraph: Paragraph
    /// The bytes of the paragraph's text (UTF-8).
    let range: Range<Int>
    let text: String
    let content: PromiseContent
}

/// Divides reports into items. Not Sendable: each thread needs its own.
final class PromiseItems {
    private let folder: Folder
    private var folded = FoldedText()
    private static let minLength = 9
    private static let minClauseLength = 4

    init() throws(ReportSearchError) {
        folder = try rethrowing { () throws(ICUError) in try Folder() }
    }

    /// The items of a report, without headings.
    ///
    /// - Parameter limits: checked for each paragraph.
    /// - Complexity: O(text).
    func items(
        of report: ReportText, _ limits: WorkLimits
    ) throws(ReportSearchError) -> [PromiseItem] {
        var items: [PromiseItem] = []
        for paragraph in report.paragraphs where !paragraph.isHeading {
            try limits.check()
            items += self.items(of: paragraph)
        }
        return items
    }

    private func items(of paragraph: Paragraph) -> [PromiseItem] {
        var items: [PromiseItem] = []
        let scalars = Array(paragraph.text.unicodeScalars)
        var start = 0
        var byte = 0
        var offset = 0
        for index in scalars.indices {
            let isMarker = index > start && Self.isMarker(scalars, at: index)
            if isMarker {
                add(scalars[start..<index], at: byte, of: paragraph, to: &items)
                (start, byte) = (index, offset)
            }
            offset += UTF8.width(scalars[index])
            if Self.isEnd(scalars[index]) {
                add(scalars[start...index], at: byte, of: paragraph, to: &items)
                (start, byte) = (index + 1, offset)
            }
        }
        add(scalars[start...], at: byte, of: paragraph, to: &items)
        return items
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "。", "；", ";", "！", "？", "!", "?": true
        default: false
        }
    }

    private static func isClauseEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "，", ",", "、", "；", ";", "：", ":", "。": true
        default: false
        }
    }

    /// Whether 一是, 二是 begins at a position after a pause.
    private static func isMarker(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        "，,：:".unicodeScalars.contains(scalars[index - 1]) && index + 1 < scalars.count
            && "一二三四五六七八九十".unicodeScalars.contains(scalars[index]) && scalars[index + 1] == "是"
    }

    private func add(
        _ scalars: ArraySlice<Unicode.Scalar>, at byte: Int, of paragraph: Paragraph,
        to items: inout [PromiseItem]
    ) {
        let blank = scalars.prefix(while: \.isBlankOfText)
        let text = String(String.UnicodeScalarView(scalars.dropFirst(blank.count)))
        guard scalars.count - blank.count >= Self.minLength else { return }
        let start = byte + blank.reduce(0) { $0 + UTF8.width($1) }
        items.append(
            PromiseItem(
                paragraph: paragraph, range: start..<start + text.utf8.count, text: text,
                content: content(text)))
    }

    /// The content of each clause of an item.
    func clauses(of item: PromiseItem) -> [PromiseContent] {
        item.text.unicodeScalars.split(whereSeparator: Self.isClauseEnd)
            .filter { $0.count >= Self.minClauseLength }.map { content(String($0)) }
    }

    func content(_ text: String) -> PromiseContent {
        let bytes = Array(text.utf8)
        folder.fold(bytes.span, into: &folded)
        return PromiseContent(String(decoding: folded.text, as: UTF8.self))
    }
}

extension Unicode.Scalar {
    fileprivate var isBlankOfText: Bool { self == " " || self == "\u{3000}" || self == "\t" }
}
