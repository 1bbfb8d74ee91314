import DocumentModel
import Testing

@testable import DocumentText

/// The article is found in the containers of the common content systems.
@Suite struct WebContainerTests {
    private let first = WebFixture.first
    private let second = WebFixture.second
    private let third = WebFixture.third
    private let title = WebFixture.title

    @Test(arguments: [
        "class=\"TRS_Editor\"", "class='view TRS_UEDITOR trs_paper_default'", "id=\"zoom\"",
        "id=Zoom", "id=\"UCAP-CONTENT\"", "class=\"pages_content\"", "class=\"article_content\"",
        "id=\"vsb_content_4\"", "class=\"v_news_content\"", "itemprop=\"articleBody\"",
    ])
    func aNamedContainerIsTheArticle(_ mark: String) throws {
        let page = WebFixture.page(
            """
            <div class="mbx">您现在的位置：<a href="/">首页</a> &gt; <a href="/gg">公告</a> &gt; 正文</div>
            <h1>\(title)</h1><div class="xx">发布时间：2031-11-02 10:20　来源：县应急管理局　【字体：<a href="#">大</a>
            <a href="#">中</a> <a href="#">小</a>】<a href="javascript:window.print()">打印</a></div>
            <div \(mark)><p>　　\(first)</p><p>&nbsp;&nbsp;\(second)<br><br>　　\(third)</p>
            <p>&nbsp;</p></div><div>扫一扫在手机打开当前页</div>
            <div class="list"><h3>相关阅读</h3><ul><li><a href="1">县长检查防汛工作，要求落实责任。</a></li>
            <li><a href="2">县防汛指挥部召开会议，部署下一步工作。</a></li></ul></div>
            """)
        let document = try WebReader.read(Array(page.utf8))
        #expect(document.lines.map(\.text) == [title, first, second, third])
        #expect(document.lines[0].headingLevel == 1)
        #expect(document.properties.title == title)
        #expect(document.properties.published == "2031-11-02 10:20")
        #expect(document.properties.source == "县应急管理局")
    }

    @Test func theElementZoomInATableLayoutIsTheArticle() throws {
        let page = WebFixture.page(
            """
            <table width=960><tr><td width=200><table><tr><td><a href=a>领导之窗</a></td></tr>
            <tr><td><a href=b>政策文件</a></td></tr></table></td><td><table><tr><td align=center>
            <b>\(title)</b></td></tr><tr><td>2031年11月2日</td></tr><tr><td id=zoom>
            <P>\(first)<P>\(second)<P>\(third)</td></tr></table></td></tr></table>
            """)
        #expect(try WebFixture.lines(page) == [title, first, second, third])
    }

    @Test func theInnermostContainerIsTheArticle() throws {
        let page = WebFixture.page(
            """
            <div id="content" class="article-content"><h2 class="title">\(title)</h2>
            <div class="info">来源：县水利局 日期：2031-11-02 浏览次数：<span id="hits">35</span></div>
            <div id="zoom"><div class="TRS_Editor"><p>\(first)</p><p>\(second)</p></div>
            <p>附件：<a href="/files/1.pdf">防汛物资清单.pdf</a></p></div>
            <div class="bdsharebuttonbox">分享到：<a href="#">微信</a><a href="#">微博</a></div></div>
            """)
        #expect(try WebFixture.lines(page) == [title, first, second, "附件：防汛物资清单.pdf"])
    }

    @Test func anArticleInSeveralContainersIsWhole() throws {
        let page = WebFixture.page(
            """
            <h1>\(title)</h1><div class="box"><div class="TRS_Editor"><p>\(first)</p></div>
            <div class="TRS_Editor"><p>\(second)</p></div><div><p>\(third)\(first)</p></div></div>
            """)
        #expect(try WebFixture.lines(page) == [title, first, second, third + first])
    }

    @Test func aContainerOfLittleTextIsNotTheArticle() throws {
        let page = WebFixture.page(
            """
            <div class="TRS_Editor"><a href="x">专题</a> 专题导读</div>
            <div class="neirong1"><h1>\(title)</h1><p>\(first)</p><p>\(second)</p><p>\(third)</p></div>
            """)
        #expect(try WebFixture.lines(page) == [title, first, second, third])
    }

    @Test func anArticleMayBeOneShortParagraph() throws {
        let body = "经研究，决定成立县防汛指挥部。"
        let named = "<h1>\(title)</h1><div id=zoom><p>\(body)</p></div>"
        #expect(try WebFixture.lines(WebFixture.page(named)) == [title, body])
        let unnamed = "<div class=a1><h1>\(title)</h1><div class=b2><p>\(body)</p></div></div>"
        #expect(try WebFixture.lines(WebFixture.page(unnamed)) == [title, body])
    }

    @Test func anArticleElementKeepsItsTitleAndSignature() throws {
        let page = WebFixture.page(
            """
            <main><nav><a href="/">首页</a></nav><article><header><h1>云泽县<br>2031年防汛工作报告</h1>
            <p class="meta">发布日期：2031年11月2日</p></header><p>\(first)</p><h2>一、主要做法</h2><p>\(second)</p>
            <p>云泽县应急管理局</p><p>2031年11月1日</p></article><aside><p>热线电话：12345，欢迎来电。</p></aside></main>
            """)
        let document = try WebReader.read(Array(page.utf8))
        #expect(
            document.lines.map(\.text).suffix(5) == [
                first, "一、主要做法", second, "云泽县应急管理局", "2031年11月1日",
            ])
        #expect(document.lines.first { $0.text == "一、主要做法" }?.headingLevel == 2)
        #expect(document.properties.title == title)
        #expect(document.properties.published == "2031年11月2日")
    }
}
