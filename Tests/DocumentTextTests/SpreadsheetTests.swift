import DocumentModel
import TestSupport
import Testing

@testable import DocumentText

@Suite struct SpreadsheetTests {
    @Test func aRowHasTheHeadingsOfItsColumns() throws {
        let lines = try lines(
            """
            <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>\
            <row r="3">\(text("A3", "船队"))\(text("B3", "渔获"))</row>\
            <row r="4">\(text("B4", "近海"))\(text("C4", "远洋"))</row>\
            <row r="5">\(text("A5", "甲队"))<c r="B5"><v>3</v></c><c r="C5"><v>0.30000000000000004</v></c></row>\
            <row r="6">\(text("A6", "注：以吨计"))</row></sheetData>\
            <mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/></mergeCells>
            """)
        #expect(
            lines.map(\.text) == [
                "海产表", "船队 | 渔获", "近海 | 远洋", "船队: 甲队 | 渔获 近海: 3 | 渔获 远洋: 0.3", "注：以吨计",
            ])
        #expect(lines[2].place == .cell(sheet: "海", cell: "B4"))
    }

    @Test func hiddenAndMergedCellsAreLeftOut() throws {
        let lines = try lines(
            """
            <cols><col min="2" max="2" hidden="1"/></cols><sheetData>\
            <row r="1">\(text("A1", "港"))\(text("B1", "密"))</row>\
            <row r="2" hidden="1">\(text("A2", "藏"))</row>\
            <row r="3">\(text("A3", "并"))\(text("C3", "盖"))</row></sheetData>\
            <mergeCells><mergeCell ref="A3:C3"/></mergeCells>
            """)
        #expect(lines.map(\.text) == ["港", "并"])
    }

    @Test(arguments: [
        "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c><v>1</v></c><c><v>2</v></c></row></sheetData>",
        "<sheetData><row r=\"1\" hidden=\"1\"><c><v>1</v></c></row><row r=\"2\"><c><v>2</v></c></row></sheetData>",
    ])
    func hiddenCellsAreMentioned(sheet: String) throws {
        let document = try document(sheet)
        #expect(document.lines.map(\.text) == ["2"])
        #expect(document.remarks == [.leftOutHidden])
        let empty = sheet.replacing("<v>1</v>", with: "")
        #expect(try self.document(empty).remarks.isEmpty)
    }

    /// Some programs write formulas without values. An empty text is a value.
    @Test func formulasWithoutValueAreMentioned() throws {
        func remarks(_ cell: String) throws -> [DocumentRemark] {
            try document(
                "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>\(cell)</row></sheetData>"
            ).remarks
        }
        #expect(try remarks("<c r=\"B1\"><f>SUM(A1)</f><v></v></c>") == [.formulasWithoutValue])
        #expect(try remarks("<c r=\"B1\"><f>SUM(A1)</f></c>") == [.formulasWithoutValue])
        #expect(try remarks("<c r=\"B1\"><f>SUM(A1)</f><v>1</v></c>").isEmpty)
        #expect(try remarks("<c r=\"B1\" t=\"str\"><f>A2</f><v></v></c>").isEmpty)
    }

    /// The author of a table is not a value of its columns.
    @Test func signaturesBelowATableGetNoHeadings() throws {
        let lines = try lines(
            """
            <sheetData><row r="1">\(text("A1", "单位"))\(text("B1", "次数"))\(text("C1", "户数"))</row>\
            <row r="2">\(text("A2", "甲所"))<c r="B2"><v>3</v></c><c r="C2"><v>2</v></c></row>\
            <row r="3">\(text("A3", "填表人：某甲"))\(text("C3", "审核人：某乙"))</row></sheetData>
            """)
        #expect(lines.last?.text == "填表人：某甲 | 审核人：某乙")
    }

    @Test func kindsOfCellsAreShown() throws {
        let lines = try lines(
            """
            <sheetData><row r="1"><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>\
            <c t="str"><f>A1</f><v>式</v></c><c t="s"><v>1</v></c><c s="1"><v>45291</v></c>\
            <c t="d"><v>2023-12-31T00:00:00</v></c><c t="s"><v>9</v></c></row></sheetData>
            """)
        #expect(lines.map(\.text) == ["TRUE | #N/A | 式 | 富文 | 2023-12-31 | 2023-12-31"])
    }

    @Test(arguments: [
        ("General", 0.1 + 0.2, "0.3"), ("General", 123456789012, "123456789012"),
        ("General", -1e-12, "-1E-12"), ("0.0%", 0.125, "12.5%"), ("0%", 0.995, "100%"),
        ("#,##0.00", 1234567.891, "1,234,567.89"), ("0.00", 99.995, "100.00"),
        ("0.00", -0.001, "0.00"), ("0\"件\"", 128, "128件"), ("000000", 42, "000042"),
        ("#,##0,", 1_234_567, "1,235"), ("#,##0.00_);(#,##0.00)", -5, "(5.00)"),
        ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"??_ ;_ @_ ", 0, "-"),
        ("0!.0,\"万元\"", 123_456, "12.3万元"), ("0\\.0,", 5_000, "0.5"), ("0!.0,", -25_000, "-2.5"),
        ("#\\ ##0", 12, "12"),
        ("#\\ ##0", 1_234, "1 234"), ("0!.0000\"万\"", 123_456, "12.3456万"),
        ("[$¥-804]#,##0.00", 3, "¥3.00"), ("[Red]0.0;[Blue]-0.0", -2.5, "-2.5"),
        ("0.00E+00", 1500, "1500"), ("yyyy\"年\"m\"月\"d\"日\"", 45291, "2023-12-31"),
        ("yyyy\"年\"m\"月\"", 45291, "2023-12"), ("yyyy/m/d h:mm", 45291.5, "2023-12-31 12:00"),
        ("m/d/yy h:mm AM/PM", 45291.75, "2023-12-31 18:00"), ("h:mm:ss", 0.5, "12:00:00"),
        ("[h]:mm", 1.5, "36:00"), ("mm:ss", 0.5, "12:00:00"), ("yyyy-mm-dd;@", 45291, "2023-12-31"),
        ("yyyy-mm-dd", 1, "1900-01-01"), ("yyyy-mm-dd", 61, "1900-03-01"),
        ("yyyy-mm-dd", 2_958_465, "9999-12-31"), ("yyyy-mm-dd", 1e300, "1E+300"),
        ("yyyy-mm-dd", -1, "-1"), ("G/通用格式\"人\"", 7, "7"), ("", 7, "7"), ("[", 7, ""),
    ])
    func numbersAreShownByTheirFormat(code: String, value: Double, shown: String) {
        #expect(CellFormat(code).text(value, countsFrom1904: false) == shown)
    }

    @Test func theEpochOf1904IsFourYearsLater() {
        #expect(CellFormat("yyyy-m-d").text(43_829, countsFrom1904: true) == "2023-12-31")
        // Excel shows no year after 9999.
        let format = CellFormat("yyyy-mm-dd")
        #expect(format.text(2_957_003, countsFrom1904: true) == "9999-12-31")
        #expect(format.text(2_957_004, countsFrom1904: true) == "2957004")
    }

    @Test func theDeclaredSizeOfASheetCostsNothing() throws {
        let lines = try lines(
            """
            <dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384"/></cols><sheetData>\
            <row r="1048576">\(text("XFD1048576", "尾"))</row></sheetData><mergeCells>\
            <mergeCell ref="A1:XFC1048576"/></mergeCells>
            """)
        #expect(lines == [ExtractedLine("尾", at: .cell(sheet: "海", cell: "XFD1048576"))])
        #expect(throws: DocumentError.self) {
            try self.lines("<sheetData><row r=\"1048577\"><c><v>1</v></c></row></sheetData>")
        }
        #expect(throws: DocumentError.self) { try self.lines("<sheetData><row>") }
    }

    private func text(_ reference: String, _ text: String) -> String {
        "<c r=\"\(reference)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }

    /// The lines of a sheet; the workbook also has a hidden sheet.
    private func lines(_ sheet: String) throws -> [ExtractedLine] {
        let document = try document(sheet, otherState: "veryHidden")
        #expect(document.remarks == [.leftOutHidden])
        return document.lines
    }

    private func document(
        _ sheet: String, otherState: String = "visible"
    ) throws -> ExtractedDocument {
        func relations(_ targets: (kind: String, target: String)...) -> String {
            "<Relationships>"
                + targets.enumerated().map {
                    """
                    <Relationship Id="r\($0.offset)" Type="t/\($0.element.kind)" \
                    Target="\($0.element.target)"/>
                    """
                }.joined() + "</Relationships>"
        }
        let archive = ZipFixture.archive([
            ("_rels/.rels", relations(("officeDocument", "/xl/workbook.xml"))),
            (
                "xl/_rels/workbook.xml.rels",
                relations(
                    ("worksheet", "worksheets/a.xml"), ("worksheet", "worksheets/b.xml"),
                    ("styles", "styles.xml"), ("sharedStrings", "strings.xml"))
            ),
            (
                "xl/workbook.xml",
                """
                <workbook xmlns:r="r"><sheets><sheet name="藏" state="\(otherState)" r:id="r1"/>\
                <sheet name="海" r:id="r0"/></sheets></workbook>
                """
            ),
            (
                "xl/styles.xml",
                "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"31\"/></cellXfs></styleSheet>"
            ),
            (
                "xl/strings.xml",
                """
                <sst><si><t>海产表</t></si><si><r><t>富</t></r><r><t>文</t></r><rPh><t>fù</t></rPh></si></sst>
                """
            ),
            ("xl/worksheets/a.xml", "<worksheet>\(sheet)</worksheet>"),
            ("xl/worksheets/b.xml", "<worksheet><sheetData><row>密</row></sheetData></worksheet>"),
        ])
        return try SpreadsheetReader.read(archive)
    }
}
