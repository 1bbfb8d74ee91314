internal import DocumentModel

/// Reads the output of `pdftotext -bbox-layout` for a PDF: words with their bounding boxes. This type determines the
/// reading order from the positions. It removes headers, footers and page numbers before lines are joined, so that a
/// word that crosses a page break is one word.
///
/// The steps: correct the boxes of fonts with wrong metrics (`FontRepair`), join words into parts of lines
/// (`TextLines`), remove headers and footers (`HeaderFooterFilter`), find columns (`ColumnOrder`), and find tables
/// (`TableZone`), paragraphs and footnotes (`PageFlow`) in them.
enum BoxReader {
    /// The maximum number of pages.
    private static let maxPageCount = 20_000

    /// - Throws: `noText`, `garbledText`, `damaged` or `overLimit`.
    /// - Complexity: O(bytes). One page at a time is in memory as a tree, the whole document as runs.
    static func read(_ bytes: [UInt8]) throws(DocumentError) -> ExtractedDocument {
        var pages: [BoxPage] = []
        /// Text that is rotated relative to its page: captions of pictures, wide tables.
        var turned: [BoxPage] = []
        var start = 0
        while let range = page(in: bytes, from: start) {
            guard pages.count < maxPageCount else { throw .overLimit(.output) }
            let found = try BoxPage.pages(bytes[range], number: pages.count + 1)
            pages.append(found[0])
            turned += found.dropFirst()
            start = range.upperBound
        }
        let remarks = try TextLayer.checked(&pages)
        var lines = lines(of: pages)
        if !turned.isEmpty { insert(self.lines(of: turned), into: &lines) }
        return ExtractedDocument(lines: lines, remarks: remarks)
    }

    /// The lines of pages whose boxes are right: those of an OFD file.
    static func lines(ofExact pages: [BoxPage]) -> [ExtractedLine] { lines(of: pages, nil) }

    private static func lines(of pages: [BoxPage]) -> [ExtractedLine] {
        lines(of: pages, FontRepair(pages))
    }

    private static func lines(of pages: [BoxPage], _ repair: FontRepair?) -> [ExtractedLine] {
        let parts = pages.map { page in
            var page = repair?.mended(page) ?? page
            page.runs = TextLines.parts(of: page.runs)
            return page
        }
        let bodies = HeaderFooterFilter.removed(from: parts)
        var order = ColumnOrder()
        var regions = bodies.map { order.regions(of: $0) }
        // If a page has columns, earlier pages may have short columns.
        if order.hasColumns { regions = bodies.map { order.regions(of: $0) } }
        var flow = PageFlow(FlowMeasures(regions.flatMap(\.self)))
        for (page, regions) in zip(bodies, regions) { flow.add(regions, page: page) }
        flow.finish()
        return flow.lines
    }

    /// Inserts each rotated line after the lines that begin on the same page.
    private static func insert(_ turned: [ExtractedLine], into lines: inout [ExtractedLine]) {
        var merged: [ExtractedLine] = []
        var rest = turned[...]
        for line in lines {
            let page = number(line)
            merged += rest.prefix { number($0) < page }
            rest = rest.drop { number($0) < page }
            merged.append(line)
        }
        lines = merged + rest
    }

    private static func number(_ line: ExtractedLine) -> Int {
        if case .page(let number, _, _) = line.place { number } else { 0 }
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
}
