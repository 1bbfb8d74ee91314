internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch

/// Passages that a user collected. Only the URL of the page stores them.
struct Basket {
    /// A passage with its report.
    struct Passage {
        let name: String
        let source: CorpusShape.Source
        let paragraph: Paragraph

        var place: ParagraphPlace {
            ParagraphPlace(
                source: SourcePlace(
                    file: source.file, paragraph: paragraph.ordinal, bytes: paragraph.bytes,
                    document: paragraph.place,
                    inner: IndexLocation.inner(ofKey: source.key)),
                headings: paragraph.headings, section: paragraph.section,
                metadata: source.metadata)
        }
    }

    let passages: [Passage]
    private static let maxPassages = 200

    /// Reads passages by their names, `document.paragraph`.
    init(_ names: [String], in view: CommitView) throws {
        var seen: Set<String> = []
        let names = names.filter { seen.insert($0).inserted }
        guard names.count <= Self.maxPassages else {
            throw Problem(400, "basket", Message.tooManyPassages)
        }
        let lookup = DocumentLookup(view)
        var texts: [UInt64: ReportText] = [:]
        var found: [Passage] = []
        for name in names {
            let parts = name.split(separator: ".")
            guard parts.count == 2, let number = Int(parts[1]),
                let source = try? lookup.source(id: String(parts[0])),
                let text = texts[source.id] ?? (try? lookup.text(source))
            else { continue }
            texts[source.id] = text
            guard let paragraph = text.paragraphs.first(where: { $0.ordinal == number }) else {
                continue
            }
            found.append(Passage(name: name, source: source, paragraph: paragraph))
        }
        passages = found
    }

    /// The passages as a table, for spreadsheets.
    var table: Table {
        Table(
            .hit,
            [
                .init(.agency, passages.map { .text($0.source.metadata.agency?.value) }),
                .init(.year, passages.map { .int($0.source.metadata.year?.value) }),
                .init(.title, passages.map { .text($0.source.metadata.title?.value) }),
                .init(.heading, passages.map { .heading($0.paragraph.headings) }),
                .init(.paragraph, passages.map { .int($0.paragraph.ordinal) }),
                .init(.text, passages.map { .text($0.paragraph.text) }),
                .init(.citation, passages.map { .text(Citation.standard($0.place)) }),
                .init(.file, passages.map { .text($0.source.file) }),
            ])
    }

    /// The passages as Markdown.
    func markdown(_ language: Language) -> String {
        var text = "# \(Message.basketTitle[language])\n"
        for (index, passage) in passages.enumerated() {
            let quoted = passage.paragraph.text.split(
                separator: "\n", omittingEmptySubsequences: false
            ).map { "> " + Self.plain(String($0)) }.joined(separator: "\n")
            text += "\n\(quoted)\n\n\(index + 1). \(Self.plain(Citation.standard(passage.place)))\n"
        }
        return text
    }

    /// A text with all Markdown markup escaped.
    private static func plain(_ text: String) -> String {
        var result = ""
        for scalar in PrintableText.of(text).unicodeScalars {
            if "\\`*_{}[]<>#|".unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// The passages as a Word document (ECMA-376): each with its citation below.
    func word(_ language: Language) -> [UInt8] {
        var body = Self.paragraph(Message.basketTitle[language], style: "Title")
        for (index, passage) in passages.enumerated() {
            body += Self.paragraph(passage.paragraph.text, style: "Quote")
            body += Self.paragraph(
                "[\(index + 1)] " + Citation.standard(passage.place), style: "Source")
        }
        let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let package = "http://schemas.openxmlformats.org/package/2006"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        var archive = ZipArchive()
        archive.add(
            "[Content_Types].xml",
            head + "<Types xmlns=\"\(package)/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"\(type).document.main+xml\"/>"
                + "<Override PartName=\"/word/styles.xml\" ContentType=\"\(type).styles+xml\"/></Types>"
        )
        archive.add(
            "_rels/.rels",
            head + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        )
        archive.add(
            "word/_rels/document.xml.rels",
            head + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>")
        archive.add("word/styles.xml", head + Self.styles(main))
        archive.add(
            "word/document.xml",
            head + "<w:document xmlns:w=\"\(main)\"><w:body>\(body)<w:sectPr><w:pgSz w:w=\"11906\" "
                + "w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" "
                + "w:left=\"1440\"/></w:sectPr></w:body></w:document>")
        return archive.finished()
    }

    private static func styles(_ main: String) -> String {
        func style(_ id: String, _ properties: String, _ run: String) -> String {
            "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(id)\"/><w:pPr>"
                + "\(properties)</w:pPr><w:rPr>\(run)</w:rPr></w:style>"
        }
        let fonts =
            "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\"/>"
        return "<w:styles xmlns:w=\"\(main)\"><w:docDefaults><w:rPrDefault><w:rPr>\(fonts)"
            + "<w:sz w:val=\"24\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            + style("Title", "<w:spacing w:after=\"240\"/>", "<w:b/><w:sz w:val=\"32\"/>")
            + style(
                "Quote", "<w:spacing w:before=\"240\" w:after=\"60\"/><w:ind w:firstLine=\"480\"/>",
                "")
            + style(
                "Source", "<w:ind w:left=\"480\"/>",
                "<w:color w:val=\"444444\"/><w:sz w:val=\"20\"/>")
            + "</w:styles>"
    }

    private static func paragraph(_ text: String, style: String) -> String {
        // Characters that XML does not allow have already been replaced by printable ones.
        "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"
            + HTMLText.escaped(text) + "</w:t></w:r></w:p>"
    }
}
