import DocumentModel
import TestSupport
import Testing

@testable import DocumentText

/// The text of Word files.
@Suite struct WordReaderTests {
    private func texts(_ body: String, styles: String = "", footnotes: String = "") throws
        -> [String]
    {
        try WordFixture(body: body, styles: styles, footnotes: footnotes).texts()
    }

    private func run(_ content: String) -> String { "<w:p><w:r>\(content)</w:r></w:p>" }

    @Test func partsAreFoundByTheirRelations() throws {
        var word = WordFixture(body: WordFixture.paragraph("甲"))
        word.folder = "other/place"
        #expect(try word.texts() == ["甲"])
    }

    @Test func deletedAndHiddenTextIsLeftOut() throws {
        let hidden =
            "<w:style w:type=\"character\" w:styleId=\"Hidden\"><w:rPr><w:vanish/></w:rPr></w:style>"
        let body = """
            <w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>\
            <w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>\
            <w:r><w:rPr><w:rStyle w:val="Hidden"/></w:rPr><w:t>藏</w:t></w:r>\
            <w:r><w:rPr><w:rStyle w:val="Hidden"/><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r></w:p>
            """
        #expect(try texts(body, styles: hidden) == ["甲增显"])
    }

    /// A file may be one XML text with all parts in it.
    @Test func aPackageMayBeOneFile() throws {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        func part(_ name: String, _ content: String) -> String {
            "<pkg:part pkg:name=\"/\(name)\"><pkg:xmlData>\(content)</pkg:xmlData></pkg:part>"
        }
        let relation =
            "<Relationship Id=\"a\" Type=\"\(types)officeDocument\" Target=\"word/a.xml\"/>"
        let parts =
            part("_rels/.rels", "<Relationships>\(relation)</Relationships>")
            + part("word/a.xml", "<document><body><p><r><t>甲</t></r></p></body></document>")
        let text = "<pkg:package xmlns:pkg=\"urn:x\">\(parts)</pkg:package>"
        #expect(try WordReader.read(Array(text.utf8)).lines.map(\.text) == ["甲"])
        for end in [10, text.utf8.count / 2, text.utf8.count - 1] {
            #expect(throws: DocumentError.self) {
                try WordReader.read(Array(text.utf8.prefix(end)))
            }
        }
    }

    @Test func aDeletedEndJoinsTwoParagraphs() throws {
        let body =
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"
            + WordFixture.paragraph("乙") + WordFixture.paragraph("丙")
        #expect(try texts(body) == ["甲乙", "丙"])
    }

    @Test func fieldsShowTheirResults() throws {
        let field =
            "<w:fldChar w:fldCharType=\"begin\"/><w:instrText> IF a </w:instrText>"
            + "<w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText>"
            + "<w:fldChar w:fldCharType=\"separate\"/><w:t>内</w:t><w:fldChar w:fldCharType=\"end\"/>"
            + "<w:fldChar w:fldCharType=\"separate\"/><w:t>果</w:t><w:fldChar w:fldCharType=\"end\"/>"
        #expect(try texts(run(field)) == ["果"])
    }

    @Test func convertedFilesHaveNoChangingDates() throws {
        let field =
            "<w:t>日期：</w:t><w:fldChar w:fldCharType=\"begin\"/><w:instrText> DATE \\@ \"y\" </w:instrText>"
            + "<w:fldChar w:fldCharType=\"separate\"/><w:t>2026</w:t><w:fldChar w:fldCharType=\"end\"/>"
        let word = WordFixture(body: run(field))
        #expect(try word.texts() == ["日期：2026"])
        let converted = try WordReader.read(word.bytes, isConverted: true)
        #expect(converted.lines.map(\.text) == ["日期："])
        #expect(converted.remarks == [.leftOutChangingDate])
    }

    @Test func breaksDivideLinesAndHyphensStay() throws {
        #expect(try texts(run("<w:t>甲</w:t><w:br/><w:t>乙</w:t>")) == ["甲", "乙"])
        #expect(try texts(run("<w:t>甲</w:t><w:br w:type=\"page\"/><w:t>乙</w:t>")) == ["甲", "乙"])
        #expect(
            try texts(run("<w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/>")) == ["A-B"])
        #expect(
            try texts(run("<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>是</w:t>")) == ["☑是"])
    }

    @Test func rubyIsReadAsItsBaseText() throws {
        let ruby =
            "<w:ruby><w:rt><w:r><w:t>zhì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>治</w:t></w:r>"
            + "</w:rubyBase></w:ruby>"
        #expect(try texts(run(ruby)) == ["治"])
    }

    @Test func textBoxesAreReadOnceAndNotesFollow() throws {
        let box = "<w:txbxContent>\(WordFixture.paragraph("框"))</w:txbxContent>"
        let both =
            "<mc:AlternateContent><mc:Choice Requires=\"wps\">\(box)</mc:Choice>"
            + "<mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent>"
        let body =
            "<w:p><w:r><w:t>前</w:t></w:r><w:r>\(both)</w:r>"
            + "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>后</w:t></w:r></w:p>"
        let notes =
            "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>"
            + "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>注</w:t></w:r></w:p></w:footnote>"
        #expect(try texts(body, footnotes: notes) == ["前后", "框", "注"])
    }

    private func cell(_ content: String, _ properties: String = "") -> String {
        "<w:tc><w:tcPr>\(properties)</w:tcPr>\(content)</w:tc>"
    }

    @Test func tablesAreRowsAndMergedCellsAreReadOnce() throws {
        let p = { WordFixture.paragraph($0) }
        let table =
            "<w:tbl><w:tr>\(cell(p("标题"), "<w:gridSpan w:val=\"2\"/>"))</w:tr>"
            + "<w:tr>\(cell(p("甲"), "<w:vMerge w:val=\"restart\"/>"))\(cell(p("一") + p("二")))</w:tr>"
            + "<w:tr>\(cell(p(""), "<w:vMerge/>"))\(cell(p("三")))</w:tr>"
            + "<w:tr><w:trPr><w:del/></w:trPr>\(cell(p("删")))</w:tr>"
            + "<w:sdt><w:sdtContent><w:tr>\(cell(p("丁")))\(cell(p("四")))</w:tr></w:sdtContent></w:sdt></w:tbl>"
        let lines = try WordFixture(body: table).read().lines
        #expect(lines.map(\.text) == ["标题", "甲 | 一 二", "三", "丁 | 四"])
        #expect(
            lines.map(\.place) == [
                .tableRow(table: 1, row: 1, column: 1), .tableRow(table: 1, row: 2, column: nil),
                .tableRow(table: 1, row: 3, column: 2), .tableRow(table: 1, row: 5, column: nil),
            ])
    }

    @Test func tablesInTablesFollowTheirRow() throws {
        let inner =
            "<w:tbl><w:tr>\(cell(WordFixture.paragraph("内一")))\(cell(WordFixture.paragraph("内二")))</w:tr></w:tbl>"
        let table =
            "<w:tbl><w:tr>\(cell(WordFixture.paragraph("甲")))\(cell(inner + WordFixture.paragraph("乙")))</w:tr></w:tbl>"
        #expect(try texts(table) == ["甲 | 乙", "内一 | 内二"])
    }

    /// Some authors lay out pages with tables of one cell.
    @Test func aTableInACellOfTextKeepsItsPlace() throws {
        let inner =
            "<w:tbl><w:tr>\(cell(WordFixture.paragraph("内一")))\(cell(WordFixture.paragraph("内二")))</w:tr></w:tbl>"
        let content = WordFixture.paragraph("前") + inner + WordFixture.paragraph("后")
        #expect(
            try texts("<w:tbl><w:tr>\(cell(content))</w:tr></w:tbl>") == ["前", "内一 | 内二", "后"])
    }

    @Test func hiddenTextIsMentioned() throws {
        let hidden = "<w:rPr><w:vanish/></w:rPr>"
        let word = WordFixture(body: run("<w:t>显</w:t>") + run(hidden + "<w:t>藏</w:t>"))
        #expect(try word.read().remarks == [.leftOutHidden])
        let blank = WordFixture(body: run("<w:t>显</w:t>") + run(hidden + "<w:t> </w:t>"))
        #expect(try blank.read().remarks.isEmpty)
    }

    @Test func damageIsNamed() throws {
        var word = WordFixture(body: WordFixture.paragraph("甲"))
        word.styles = "<w:style>"
        #expect {
            _ = try word.read()
        } throws: { error in
            guard case DocumentError.damaged(let detail) = error else { return false }
            return detail.contains("styles.xml")
        }
        #expect(throws: DocumentError.self) { try WordReader.read(Array("PK".utf8)) }
        #expect(throws: DocumentError.damaged(detail: "word/document.xml: no body")) {
            try WordReader.read(
                ZipFixture.archive([("word/document.xml", "<w:document xmlns:w=\"w\"/>")]))
        }
    }

    @Test func deeplyNestedAndExpandingFilesAreRefused() {
        let deep = String(repeating: "<w:tbl><w:tr><w:tc>", count: 10_000)
        #expect(throws: DocumentError.self) { try WordFixture(body: deep).read() }
        let bomb =
            "<!DOCTYPE a [<!ENTITY b \"cccc\">]><w:document xmlns:w=\"w\"><w:body/></w:document>"
        #expect(throws: DocumentError.self) {
            try WordReader.read(ZipFixture.archive([("word/document.xml", bomb)]))
        }
    }
}
