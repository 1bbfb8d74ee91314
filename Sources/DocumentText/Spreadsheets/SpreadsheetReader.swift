internal import DocumentModel

/// Reads Excel workbooks (.xlsx) as Excel shows them: each row becomes a line, in which each value follows the headers
/// of its column; hidden sheets, rows and columns are left out.
///
/// Source: ECMA-376, part 1 (SpreadsheetML).
enum SpreadsheetReader {
    /// - Throws: `damaged` or `overLimit`.
    /// - Complexity: O(bytes of the sheets' XML) time, and memory for the cells that are not empty.
    static func read(_ bytes: [UInt8]) throws(DocumentError) -> ExtractedDocument {
        let package = try SpreadsheetPackage(bytes)
        var document = ExtractedDocument()
        document.properties.title = package.title
        var hasHidden = package.hasHiddenSheets
        var hasEmptyFormula = false
        for sheet in package.sheets {
            guard let part = package.parts[sheet.part] else {
                document.remarks.append(.damaged("zip: no \(sheet.part)"))
                continue
            }
            var cells = SheetCells(strings: package.strings, formats: package.formats)
            try cells.read(part, name: sheet.part)
            document.lines += SheetLines(cells, sheet: sheet.name).lines
            hasHidden = hasHidden || cells.hasHidden
            hasEmptyFormula = hasEmptyFormula || cells.hasEmptyFormula
        }
        if hasHidden { document.remarks.append(.leftOutHidden) }
        if hasEmptyFormula { document.remarks.append(.formulasWithoutValue) }
        return document
    }
}

/// The parts of an .xlsx file that determine what its sheets show.
struct SpreadsheetPackage {
    /// XML parts by their names.
    let parts: [String: [UInt8]]
    /// The sheets that are shown, in their order.
    let sheets: [(name: String, part: String)]
    /// Whether other sheets are hidden.
    let hasHiddenSheets: Bool
    /// The shared strings, to which cells refer by index.
    let strings: [String]
    let formats: CellFormats
    /// The title in the core properties.
    let title: String?

    /// - Throws: `damaged` if the main part is missing or a part cannot be parsed.
    init(_ bytes: [UInt8]) throws(DocumentError) {
        // Pictures, drawings and pivot caches are not read.
        let parts = try ArchiveFile(bytes).entries { name in
            (name.hasSuffix(".xml") || name.hasSuffix(".rels"))
                && !["theme", "drawings", "pivotCache", "charts", "externalLinks"].contains {
                    name.contains("/\($0)/")
                }
        }
        func tree(_ name: String?) throws(DocumentError) -> XMLTree? {
            guard let name, let bytes = parts[name] else { return nil }
            return try XMLTree(xml: bytes, part: name)
        }
        let roots = PackageRelations(try tree("_rels/.rels")?.root, folder: "")
        let main = roots.kinds["officeDocument"] ?? "xl/workbook.xml"
        guard let workbook = try tree(main)?.root else {
            throw .damaged(detail: "zip: no \(main)")
        }
        let folder = PackageRelations.folder(of: main)
        let file = main.split(separator: "/").last ?? ""
        let relations = PackageRelations(
            try tree((folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels")?.root,
            folder: folder)
        var sheets: [(name: String, part: String)] = []
        let (shown, hidden) = Self.sheets(of: workbook)
        hasHiddenSheets = !hidden.isEmpty
        for sheet in shown {
            guard let part = sheet.attribute("id").flatMap({ relations.targets[$0] }) else {
                continue
            }
            sheets.append((sheet.attribute("name") ?? "", part))
        }
        self.sheets = sheets
        self.parts = parts
        strings = try Self.strings(relations.kinds["sharedStrings"], parts)
        let epoch = workbook.first("workbookPr")?.attribute("date1904") ?? "0"
        formats = CellFormats(
            try tree(relations.kinds["styles"]), countsFrom1904: epoch == "1" || epoch == "true")
        title = try tree("docProps/core.xml")?.root?.first("title")?.text.trimmed.nonEmpty
    }

    /// The sheets that are shown, and those that are hidden, including those that only a program can show (veryHidden).
    private static func sheets(
        of workbook: XMLElement
    ) -> (shown: [XMLElement], hidden: [XMLElement]) {
        let sheets = workbook.first("sheets")?.elements("sheet") ?? []
        func isShown(_ sheet: XMLElement) -> Bool {
            sheet.attribute("state") ?? "visible" == "visible"
        }
        return (sheets.filter(isShown), sheets.filter { !isShown($0) })
    }

    private static func strings(
        _ name: String?, _ parts: [String: [UInt8]]
    ) throws(DocumentError) -> [String] {
        guard let name, let bytes = parts[name] else { return [] }
        var strings: [String] = []
        try XMLStream.read(bytes, part: name) { stream throws(DocumentError) in
            while let event = try stream.next() {
                guard case .start("si") = event else { continue }
                strings.append(stream.isEmpty ? "" : try CellText.read(stream, until: "si"))
            }
        }
        return strings
    }
}

/// Reads the text of a cell, which may be in runs of different fonts.
enum CellText {
    /// The text up to the end of an element.
    static func read(
        _ stream: borrowing XMLStream, until end: String
    ) throws(DocumentError) -> String {
        var text = ""
        var isText = false
        // Phonetic readings of East Asian words are not part of the text.
        var isReading = false
        while let event = try stream.next() {
            switch event {
            case .start("t"): isText = !stream.isEmpty
            case .end("t"): isText = false
            case .start("rPh"): isReading = !stream.isEmpty
            case .end("rPh"): isReading = false
            case .text(let piece): if isText && !isReading { text += piece }
            case .end(end): return unescaped(text)
            default: break
            }
        }
        return unescaped(text)
    }

    /// Decodes control characters, which the file writes as `_x000D_`.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let value = escape(bytes, at: index), let scalar = Unicode.Scalar(value) {
                result += Array(String(scalar).utf8)
                index += 7
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func escape(_ bytes: [UInt8], at index: Int) -> UInt32? {
        guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"),
            bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
        else { return nil }
        let digits = bytes[index + 2..<index + 6]
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
