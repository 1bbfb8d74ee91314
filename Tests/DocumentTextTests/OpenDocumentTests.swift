import DocumentModel
import TestSupport
import Testing

@testable import DocumentText

@Suite struct OpenDocumentTests {
    @Test func listsAreNumberedAsShown() throws {
        let styles = """
            <text:list-style style:name="L"><text:list-level-style-number text:level="1" \
            style:num-format="一, 二, 三, ..." style:num-suffix="、"><style:list-level-properties>\
            <style:list-level-label-alignment text:label-followed-by="nothing"/>\
            </style:list-level-properties></text:list-level-style-number>\
            <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" \
            text:start-value="3"/></text:list-style>
            """
        let document = try read(
            styles: styles,
            """
            <text:list text:style-name="L" xml:id="a"><text:list-header><text:p>目录</text:p></text:list-header>\
            <text:list-item><text:p>林场</text:p><text:p>续段</text:p><text:list><text:list-item>\
            <text:p>苗圃</text:p></text:list-item></text:list></text:list-item></text:list>\
            <text:p>其间</text:p>\
            <text:list text:style-name="L" text:continue-list="a"><text:list-item><text:p>渔港</text:p>\
            </text:list-item><text:list-item text:start-value="12"><text:p>灯塔</text:p></text:list-item>\
            </text:list><text:list text:style-name="L"><text:list-item><text:p>又起</text:p>\
            </text:list-item></text:list>
            """)
        #expect(
            document.lines.map(\.text) == [
                "目录", "一、林场", "续段", "一.3 苗圃", "其间", "二、渔港", "十二、灯塔", "一、又起",
            ])
        #expect(document.lines[1].generatedByteCount == 6)
        #expect(document.lines[2].generatedByteCount == 0)
    }

    /// Some authors lay out pages with tables of one cell.
    @Test func aTableInACellOfTextKeepsItsPlace() throws {
        let inner =
            "<table:table><table:table-row><table:table-cell><text:p>内一</text:p></table:table-cell>"
            + "<table:table-cell><text:p>内二</text:p></table:table-cell></table:table-row></table:table>"
        let document = try read(
            """
            <table:table><table:table-row><table:table-cell><text:p>前</text:p>\(inner)\
            <text:p>后</text:p>\(inner)</table:table-cell></table:table-row></table:table>
            """)
        #expect(document.lines.map(\.text) == ["前", "内一 | 内二", "后", "内一 | 内二"])
    }

    @Test func nestedListsRestartTheirNumbers() throws {
        let levels = [("A", "1"), ("B", "甲, 乙, 丙, ...")].map { name, format in
            """
            <text:list-style style:name="\(name)"><text:list-level-style-number text:level="1" \
            style:num-format="\(format)"/><text:list-level-style-number text:level="2" \
            style:num-format="\(format)" loext:num-list-format="%1%-%2%)" text:display-levels="2"/>\
            <text:list-level-style-number text:level="3" style:num-format="" \
            loext:num-list-format="附%2%.%3%："/></text:list-style>
            """
        }
        func list(_ items: String..., attributes: String = "") -> String {
            "<text:list \(attributes)>"
                + items.map { "<text:list-item>\($0)</text:list-item>" }.joined() + "</text:list>"
        }
        func paragraph(_ text: String) -> String { "<text:p>\(text)</text:p>" }
        let document = try read(
            styles: levels.joined(),
            list(
                paragraph("林")
                    + list(paragraph("松"), paragraph("柏"), attributes: "text:style-name=\"B\"")
                    + list(paragraph("竹")) + list(list(paragraph("笋"))),
                attributes: "text:style-name=\"A\" xml:id=\"a\"")
                + list(
                    list(paragraph("梅")),
                    attributes: "text:style-name=\"B\" text:continue-list=\"a\""))
        #expect(
            document.lines.map(\.text) == [
                "1 林", "甲-甲) 松", "甲-乙) 柏", "1-1) 竹", "附： 笋", "甲-乙) 梅",
            ])
    }

    @Test func headingsHaveTheNumbersOfTheOutline() throws {
        let document = try read(
            common: """
                <text:outline-style style:name="Outline"><text:outline-level-style text:level="1" \
                style:num-format="I" style:num-suffix="."/></text:outline-style>
                """,
            """
            <text:h text:outline-level="1">总则</text:h>\
            <text:h text:outline-level="1" text:is-list-header="true">附录</text:h>\
            <text:h text:outline-level="2">细则</text:h><text:h text:outline-level="1">罚则</text:h>
            """)
        #expect(document.lines.map(\.text) == ["I. 总则", "附录", "细则", "II. 罚则"])
        #expect(document.lines.map(\.headingLevel) == [1, 1, 2, 1])
    }

    @Test func hiddenTextIsLeftOut() throws {
        let document = try read(
            styles: """
                <style:style style:name="T" style:family="text"><style:text-properties \
                text:display="none"/></style:style>
                """,
            """
            <text:tracked-changes><text:changed-region><text:deletion><text:p>删</text:p></text:deletion>\
            </text:changed-region></text:tracked-changes>\
            <text:p>甲<text:span text:style-name="T">藏</text:span><office:annotation><text:p>批</text:p>\
            </office:annotation><text:ruby><text:ruby-base>治</text:ruby-base><text:ruby-text>zhì</text:ruby-text>\
            </text:ruby><text:s text:c="2"/>乙\n  丙<text:line-break/>丁</text:p>\
            <text:p>整段<text:hidden-paragraph text:is-hidden="true"/></text:p>\
            <text:section text:display="none"><text:p>节</text:p></text:section>\
            <text:p>注<text:note><text:note-citation>1</text:note-citation><text:note-body>\
            <text:p>脚注</text:p></text:note-body></text:note>后<draw:frame><draw:text-box><text:p>框</text:p>\
            </draw:text-box></draw:frame></text:p>
            """)
        #expect(document.lines.map(\.text) == ["甲治  乙 丙", "丁", "注后", "框", "脚注"])
    }

    @Test func aRowIsALine() throws {
        let document = try read(
            """
            <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>船</text:p>\
            </table:table-cell><table:table-cell><text:p>数</text:p></table:table-cell></table:table-row>\
            </table:table-header-rows><table:table-row><table:covered-table-cell><text:p>盖</text:p>\
            </table:covered-table-cell><table:table-cell><text:p>一段</text:p><text:p>二段</text:p>\
            <table:table><table:table-row><table:table-cell><text:p>内</text:p></table:table-cell>\
            </table:table-row></table:table></table:table-cell></table:table-row></table:table>
            """)
        #expect(
            document.lines == [
                ExtractedLine("船 | 数", at: .tableRow(table: 1, row: 1, column: nil)),
                ExtractedLine("一段", at: .tableRow(table: 1, row: 2, column: 2)),
                ExtractedLine("二段", at: .tableRow(table: 1, row: 2, column: 2)),
                ExtractedLine("内", at: .tableRow(table: 2, row: 1, column: 1)),
            ])
    }

    @Test func encryptedAndDeepFilesAreRefused() {
        let manifest = """
            <m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry \
            m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>
            """
        let encrypted = ZipFixture.archive([
            ("META-INF/manifest.xml", manifest), ("content.xml", "secret"),
        ])
        #expect(throws: DocumentError.encrypted) { try OpenDocumentReader.read(encrypted) }
        #expect(throws: DocumentError.self) {
            try read(String(repeating: "<table:table>", count: 1_000))
        }
        let deep =
            String(repeating: "<text:section>", count: 240) + "<text:p>深</text:p>"
            + String(repeating: "</text:section>", count: 240)
        #expect(throws: Never.self) { try read(deep) }
    }

    private func read(
        styles: String = "", common: String = "", _ body: String
    ) throws -> ExtractedDocument {
        let prefix = "urn:oasis:names:tc:opendocument:xmlns:"
        let names = ["office", "style", "text", "table", "drawing", "loext"].map { name in
            "xmlns:\(name == "drawing" ? "draw" : name)=\"\(prefix)\(name):1.0\""
        }.joined(separator: " ")
        return try OpenDocumentReader.read(
            ZipFixture.archive([
                (
                    "styles.xml",
                    "<office:document-styles \(names)><office:styles>\(common)</office:styles></office:document-styles>"
                ),
                (
                    "content.xml",
                    """
                    <office:document-content \(names)><office:automatic-styles>\(styles)</office:automatic-styles>\
                    <office:body><office:text>\(body)</office:text></office:body></office:document-content>
                    """
                ),
            ]))
    }
}
