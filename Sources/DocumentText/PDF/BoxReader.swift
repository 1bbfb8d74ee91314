internal import DocumentModel

/// Reads what `pdftotext -bbox-layout` prints of a PDF: words with their boxes. Their order on the page is decided here,
/// by place, and headers, footers and page numbers are taken out before lines are joined, so that a word over a page
/// break is one word.
enum BoxReader {
    /// The maximum number of pages.
    private static let maxPageCount = 20_000
    /// A text layer with a larger share of characters without meaning is garbled.
    private static let maxGarbledShare = 0.2

    /// - Throws: `noText`, `garbledText`, `damaged` or `overLimit`.
    /// - Complexity: O(bytes); a page is in memory as a tree, the whole document as runs.
    static func read(_ bytes: [UInt8]) throws(DocumentError) -> ExtractedDocument {
        var pages: [BoxPage] = []
        var start = 0
        while let range = page(in: bytes, from: start) {
            guard pages.count < maxPageCount else { throw .overLimit(.output) }
            pages.append(try BoxPage(bytes[range], number: pages.count + 1))
            start = range.upperBound
        }
        try checkText(pages)
        let bodies = RunningHeads.removed(from: pages)
        let regions = bodies.map(ColumnOrder.regions)
        var flow = PageFlow(FlowMeasures(regions))
        for (page, regions) in zip(bodies, regions) { flow.add(regions, page: page) }
        flow.finish()
        return ExtractedDocument(lines: flow.lines)
    }

    private static func page(in bytes: [UInt8], from start: Int) -> Range<Int>? {
        guard let first = find("<page ", in: bytes, from: start),
            let last = find("</page>", in: bytes, from: first)
        else { return nil }
        return first..<last + 7
    }

    private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        var index = start
        while index + wanted.count <= bytes.count {
            guard let next = bytes[index...].firstIndex(of: wanted[0]) else { return nil }
            if bytes[next...].starts(with: wanted) { return next }
            index = next + 1
        }
        return nil
    }

    private static func checkText(_ pages: [BoxPage]) throws(DocumentError) {
        var (count, garbled) = (0, 0)
        for page in pages {
            for run in page.runs {
                for scalar in run.text.unicodeScalars {
                    count += 1
                    let isPrivate = scalar.properties.generalCategory == .privateUse
                    if isPrivate || scalar == "\u{FFFD}" { garbled += 1 }
                }
            }
        }
        if count == 0 { throw .noText }
        if Double(garbled) > maxGarbledShare * Double(count) { throw .garbledText }
    }
}
