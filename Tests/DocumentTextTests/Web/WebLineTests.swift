import DocumentModel
import Testing

@testable import DocumentText

/// Lines, tables, lists and labels of pages.
@Suite struct WebLineTests {
    private func read(_ body: String) throws -> ExtractedDocument {
        try WebReader.read(Array("<html><body>\(body)</body></html>".utf8))
    }

    @Test func blocksAndBreaksEndLines() throws {
        let lines = try read(
            "<div>甲<p>　　乙<b>丙</b>\n丁 x\ny</p>戊<br/>己<br><br>　庚&nbsp;&nbsp;&nbsp;辛</div><pre>壬\n癸</pre>"
        ).lines
        #expect(lines.map(\.text) == ["甲", "乙丙丁 x y", "戊", "己", "庚 辛", "壬", "癸"])
        #expect(lines[0].place == .element(1))
        #expect(lines[1].place == .element(2))
        #expect(lines[2].place == .element(1))
    }

    /// Word writes `<o:p>` inside paragraphs. It is not a paragraph, and neither are other elements with a prefix.
    @Test func elementsWithPrefixesAreNotParagraphs() throws {
        let lines = try read(
            "<p>甲<o:p></o:p>乙<st1:div>丙</st1:div>丁<O:P>&nbsp;</O:P></p><p>戊<a:b:c>己<x: y>庚</p>"
        ).lines
        #expect(lines.map(\.text) == ["甲乙丙丁", "戊己庚"])
    }

    @Test func edgesOfExportedPagesAreLeftOut() throws {
        let lines = try read(
            """
            <div title="header"><p>页眉</p></div><p>甲<a class="sdfootnoteanc" href="#n"><sup>1</sup></a>乙。</p>
            <div id="n"><p><a class="sdfootnotesym" href="#a">1</a>注。</p></div><div title="footer"><p>— 1 —</p></div>
            """
        ).lines
        #expect(lines.map(\.text) == ["甲乙。", "注。"])
    }

    @Test func listsAreNumberedAsShown() throws {
        let lines = try read(
            """
            <ol start=3><li>甲</li><li><p>乙</p><p>又</p><ol type=a><li>丙</li><li>丁</li></ol></li><li value=9>戊</li></ol>
            <ol type=I reversed><li>己</li><li>庚</li></ol><ol style="list-style: none"><li>辛</li></ol>
            <ol style="list-style-type:cjk-ideographic" start=12><li>壬</li></ol><ul><li>癸</li></ul>
            """
        ).lines
        #expect(
            lines.map(\.text) == [
                "3. 甲", "4. 乙", "又", "a. 丙", "b. 丁", "9. 戊", "II. 己", "I. 庚", "辛", "十二、壬", "癸",
            ])
        #expect(lines.map(\.generatedByteCount) == [3, 3, 0, 3, 3, 3, 4, 3, 0, 9, 0])
    }

    /// Style sheets say how lists are numbered: by the name of the element, by a class, and by what is around.
    @Test func styleSheetsNumberLists() throws {
        let sheet = """
            <style>/* ol { list-style: none } */ ol.zh, ol.x { list-style-type: cjk-ideographic }
            .bare li { list-style: none } @media print { ol { list-style: none } }
            @media screen { .low { list-style: lower-roman inside } } #k > li { list-style-type: simp-chinese-formal }
            ol.zh.zero { list-style-type: decimal-leading-zero } ol.mark li { list-style-type: "※" }
            ol:hover { list-style: none } div.deep ol { list-style-type: cjk-heavenly-stem }</style>
            """
        let lines = try read(
            sheet + """
                <ol class=zh><li>甲</li><li>乙</li></ol><ol class="zh zero"><li>丙</li></ol><ol class=low start=4><li>丁</li></ol>
                <ol id=k start=11><li>戊</li></ol><div class=bare><ol><li>己</li></ol></div><ol><li>庚</li></ol>
                <ol class=mark><li>辛</li></ol><div class=deep><p>又</p><ol><li>壬</li></ol></div><ol class=zh type=A><li>癸</li></ol>
                <ol style="list-style-type: square"><li>子</li></ol>
                """
        ).lines.map(\.text)
        #expect(
            lines == [
                "一、甲", "二、乙", "01. 丙", "iv. 丁", "壹拾壹、戊", "己", "1. 庚", "※辛", "又", "甲、壬", "一、癸", "子",
            ])
    }

    /// Rules for print do not apply, wherever they are in their block; statements with `@` do not hide the next rule.
    @Test(arguments: [
        ("@media print { p { color: red } ol { list-style: none } }", "1. 甲"),
        ("@media print { p { color: red } @media screen { ol { list-style: none } } }", "1. 甲"),
        ("@media print { ol { list-style: none } } ol { list-style: lower-alpha }", "a. 甲"),
        ("@media screen { p { color: red } ol { list-style: none } }", "甲"),
        ("@media screen, print { ol { list-style: none } }", "甲"),
        ("@media not print { ol { list-style: none } }", "甲"),
        ("@media(min-width:1px){ol{list-style:none}}", "甲"),
        ("@supports (display: grid) { p { color: red } ol { list-style: none } }", "甲"),
        ("@charset \"utf-8\"; ol { list-style: none }", "甲"),
        ("@import url(a.css) print; ol { list-style: none }", "甲"),
        ("@page { size: A4 } ol { list-style: none }", "甲"),
        ("@keyframes k { from { top: 0 } to { top: 1px } } ol { list-style: none }", "甲"),
        ("@media print { ol { list-style: none }", "1. 甲"),
    ])
    func rulesInBlocks(sheet: String, text: String) throws {
        #expect(
            try read("<style>\(sheet)</style><ol><li>甲</li></ol>").lines.map(\.text) == [text])
    }

    /// A note follows the paragraph that cites it, as in the document from which the page was exported.
    @Test(arguments: [
        (
            ##"<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>"##,
            ##"<div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>"##
        ),
        (
            ##"<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span>[1]</span></a>"##,
            ##"<div style='mso-element:footnote' id=ftn1><p><a style='mso-footnote-id:ftn1' href="#_ftnref1">[1]</a>"##
        ),
    ])
    func notesFollowTheirParagraphs(citation: String, note: String) throws {
        let lines = try read(
            "<p>前文。</p><p>办理案件\(citation)128件。<br>另起一行。</p><p>后文。</p>\(note)注文。</p></div><p>附。</p>"
        ).lines.map(\.text)
        #expect(lines == ["前文。", "办理案件128件。", "另起一行。", "注文。", "后文。", "附。"])
    }

    @Test func aRowIsALine() throws {
        let lines = try read(
            """
            <p>前文如下。</p><table border=1><caption>表一</caption><tr><th>乡镇</th><th>户数</th></tr>
            <tr><td rowspan=2>东湾</td><td><p>12</p><p>户</p></td></tr><tr><td></td><td>13<table><tr><td>内甲</td>
            <td>内乙</td></tr></table>后</td></tr><tr><td colspan=2>合计25</td></tr></table><p>后文如下。</p>
            """
        ).lines
        #expect(
            lines.map(\.text) == [
                "前文如下。", "表一", "乡镇 | 户数", "东湾 | 12 户", "13 后", "合计25", "内甲 | 内乙", "后文如下。",
            ])
        #expect(lines[3].place == .tableRow(table: 1, row: 2, column: nil))
        #expect(lines[6].place == .tableRow(table: 2, row: 1, column: nil))
    }

    @Test func aLayoutTableIsNotATable() throws {
        let lines = try read(
            """
            <table><tr><td>菜单</td><td><h2>标题在此</h2><p>\(WebFixture.first)</p><p>\(WebFixture.second)</p>
            <p>\(WebFixture.third)</p></td></tr></table>
            """
        ).lines
        #expect(
            lines.map(\.text) == [
                "菜单", "标题在此", WebFixture.first, WebFixture.second, WebFixture.third,
            ])
    }

    @Test func anExportedDocumentIsReadWhole() throws {
        let html = """
            <html><head><meta name="generator" content="LibreOffice 24.8 (Linux)"><title>某稿</title></head><body>
            <p>云泽县应急管理局文件</p><p>打印：10份</p><ol><li><p>总体要求</p></li></ol><table><tr><td>甲</td><td>乙</td></tr></table>
            <p>主办单位：应急管理局，<a href="http://example.com/">联系方式</a></p></body></html>
            """
        let document = try WebReader.read(Array(html.utf8))
        #expect(
            document.lines.map(\.text) == [
                "云泽县应急管理局文件", "打印：10份", "1. 总体要求", "甲 | 乙", "主办单位：应急管理局，联系方式",
            ])
        #expect(document.properties.title == "某稿")
    }

    @Test func labelsOfTheIndexTableArePropertiesNotText() throws {
        let html = WebFixture.page(
            """
            <div class="gk"><table><tr><td><b>索 引 号：</b></td><td>YZ0001/2031-00012</td><td><b>主题分类：</b></td><td></td></tr>
            <tr><td>发文机关：</td><td>云泽县人民政府</td><td>成文日期：</td><td>2031年10月30日</td></tr>
            <tr><td>标　　题：</td><td colspan=3>\(WebFixture.title)</td></tr>
            <tr><td>发文字号：</td><td>云政〔2031〕5号</td><td>发布日期：</td><td>2031年11月2日</td></tr></table></div>
            <div class="k9"><p>云政〔2031〕5号</p><p>\(WebFixture.first)</p><p>\(WebFixture.second)</p></div>
            """)
        let document = try WebReader.read(Array(html.utf8))
        #expect(
            document.lines.map(\.text) == [
                WebFixture.title, "云政〔2031〕5号", WebFixture.first, WebFixture.second,
            ])
        let properties = document.properties
        #expect(properties.indexNumber == "YZ0001/2031-00012")
        #expect(properties.agency == "云泽县人民政府")
        #expect(properties.written == "2031年10月30日")
        #expect(properties.published == "2031年11月2日")
        #expect(properties.title == WebFixture.title)
    }

    @Test func metaElementsDescribeTheArticle() throws {
        let html = WebFixture.page(
            "<div class=TRS_Editor><p>\(WebFixture.first)</p></div>", title: "政务公开-云泽县人民政府",
            head: """
                <meta name="ArticleTitle" content="\(WebFixture.title)"><meta name="PubDate" content="2031-11-02 08:00">
                <meta name="ContentSource" content="县应急管理局"><meta name="Url" content="http://example.com/1.html">
                """)
        let document = try WebReader.read(Array(html.utf8))
        #expect(document.lines.map(\.text) == [WebFixture.title, WebFixture.first])
        #expect(document.properties.published == "2031-11-02 08:00")
        #expect(document.properties.source == "县应急管理局")
        #expect(document.properties.url == "http://example.com/1.html")
    }
}
