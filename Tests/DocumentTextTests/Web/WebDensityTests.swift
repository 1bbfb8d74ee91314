import DocumentModel
import Testing

@testable import DocumentText

/// The article is found by its sentences if no name marks it; pages without an article are refused.
@Suite struct WebDensityTests {
    private let first = WebFixture.first
    private let second = WebFixture.second
    private let third = WebFixture.third
    private let title = WebFixture.title

    @Test func sentencesAreFoundAmongMenusAndLists() throws {
        let page = WebFixture.page(
            """
            <div class="w1"><div class="l3"><ul><li><a href="1">防汛工作动态一则</a></li><li><a href="2">防汛工作动态二则
            </a></li><li><a href="3">防汛工作动态三则</a></li></ul></div><div class="r7">
            <div>当前位置：<a href="/">首页</a>&gt;<a href="/b">工作报告</a></div><h1>\(title)</h1>
            <div>2031-11-02 09:00　来源：县水利局　点击：<span>128</span>次</div><div class="k9">
            <div>\(first)</div><div>一、工作情况</div><div>\(second)</div><div>\(third)</div>
            <div>云泽县水利局</div><div>2031年10月30日</div></div>
            <div>上一篇：<a href="9">关于开展汛前检查的通知，请各乡镇落实。</a></div><div>下一篇：没有了</div>
            <div>【<a href="#">打印本页</a>】【<a href="#">关闭窗口</a>】</div></div></div>
            """)
        let document = try WebReader.read(Array(page.utf8))
        #expect(
            document.lines.map(\.text) == [
                title, first, "一、工作情况", second, third, "云泽县水利局", "2031年10月30日",
            ])
        #expect(document.properties.source == "县水利局")
        #expect(document.properties.published == "2031-11-02 09:00")
    }

    @Test func unclosedFontElementsAreRead() throws {
        let page = """
            <HTML><HEAD><TITLE>\(title)</TITLE></HEAD><BODY bgcolor=#ffffff><CENTER><TABLE><TR><TD><A HREF=a.htm>
            首页</A>|<A HREF=b.htm>县情</A>|<A HREF=c.htm>公告</A></TD></TR></TABLE></CENTER>
            <TABLE width=760><TR><TD><P align=center><FONT size=5 color=red><B>\(title)</FONT></B></P>
            <FONT size=3><P>　　<FONT face=宋体>\(first)<P>　　<FONT face=宋体>\(second)<BR>　　\(third)
            </TD></TR></TABLE><HR><CENTER><FONT size=2>云泽县信息中心制作维护 Copyright 2031</CENTER></BODY></HTML>
            """
        #expect(try WebFixture.lines(page) == [title, first, second, third])
    }

    @Test func anArticleMayHaveOneTableRowPerParagraph() throws {
        let rows = [first, second, third].map { "<tr><td>\($0)</td></tr>" }.joined()
        let page = WebFixture.page(
            "<table><tr><td><table><tr><td align=center>\(title)</td></tr>\(rows)</table></td></tr></table>"
        )
        #expect(try WebFixture.lines(page) == [title, first, second, third])
    }

    @Test func textHiddenUntilAScriptRunsIsRead() throws {
        let hidden = "<p style='DISPLAY: none'>隐藏的一句话，读者看不到。</p>"
        let shown = WebFixture.page("<div id=zoom>\(hidden)<p>\(first)</p></div>")
        #expect(try WebFixture.lines(shown) == [title, first])
        let late = WebFixture.page(
            "<div id=zoom style='display:none'><p>\(first)</p><p>\(second)</p></div>")
        #expect(try WebFixture.lines(late) == [title, first, second])
    }

    /// A page of WeChat as it was fetched: its script shows the article.
    @Test func articlesOfWeChatAreRead() throws {
        let page = """
            <html><head><meta charset="utf-8"></head><body><h1 class="rich_media_title">\(title)</h1>
            <div id="meta_content" class="rich_media_meta_list"><em>2031-01-20 10:00</em><span>云泽发布</span></div>
            <div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;"><section>
            <p><span>\(first)</span></p></section><p>\(second)</p></div>
            <div class="rich_media_tool">阅读 100 点赞 3 在看</div><div style="visibility:hidden">看不到的一句话。</div>
            </body></html>
            """
        #expect(try WebFixture.lines(page) == [title, first, second])
    }

    @Test(arguments: [
        "",
        "   \n ",
        "<html><frameset cols=\"20%,80%\"><frame src=a.htm><frame src=b.htm><noframes>您的浏览器不支持框架，请升级。</noframes></frameset></html>",
        "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr>nginx</body></html>",
        "<html><head><title>提示信息</title></head><body><div class=msg><p>您访问的页面不存在或已被删除，5秒后自动跳转。</p><a href=/>返回首页</a></div></body></html>",
        "<html><body><script>location='/a'</script><noscript>请开启JavaScript并刷新该页。</noscript></body></html>",
        "<html><body>请开启JavaScript并刷新该页，谢谢。</body></html>",
    ])
    func pagesWithoutAnArticleAreRefused(_ page: String) {
        #expect(throws: DocumentError.noText) { try WebFixture.lines(page) }
    }

    @Test func aListOfLinksIsNotAnArticle() {
        let items = (1...30).map {
            "<li><a href=\"\($0).htm\">关于做好第\($0)号防汛工作，落实各项责任的通知</a><span>2031-05-\($0)</span></li>"
        }.joined()
        let page = WebFixture.page(
            "<div class=pos>当前位置：<a href=/>首页</a> &gt; 通知公告</div><ul class=list>\(items)</ul>"
                + "<div class=page>共30条 1/2页 <a href=2>下一页</a> <a href=2>尾页</a></div>",
            title: "通知公告_云泽县人民政府")
        #expect(throws: DocumentError.noText) { try WebFixture.lines(page) }
        let named = WebFixture.page(
            "<div class=article-content><ul>\(items)</ul></div>", title: "通知公告_云泽县人民政府")
        #expect(throws: DocumentError.noText) { try WebFixture.lines(named) }
    }

    @Test func textAroundAnArticleIsLeftOut() throws {
        let page = WebFixture.page(
            """
            <div class="zt"><h1>\(title)</h1>
            <div>信息来源：县水利局 | 发布时间：2031-11-02 | 浏览次数：<span>12</span> | 背景色：<a href="#">淡绿</a></div>
            <div class="k9"><p>时间：2031年10月30日</p><p>\(first)</p><p>\(second)</p>
            <p>附件1：<a href="/down?id=3">防汛物资清单</a></p><p>（责任编辑：张某）</p></div>
            <div class="tj"><b>推荐阅读 更多&gt;&gt;</b><a href="1">县水利局组织演练，检验预案。</a><br>
            <a href="2">县水利局开展检查，消除隐患。</a></div>
            <div class="comment">文明上网，理性发言。</div></div>
            """)
        #expect(
            try WebFixture.lines(page) == [
                title, "时间：2031年10月30日", first, second, "附件1：防汛物资清单",
            ])
    }

    @Test func aSubtitleFollowsTheTitle() throws {
        let page = WebFixture.page(
            """
            <h1>\(title)</h1><p class=sub>——2031年11月1日在县人大常委会会议上</p><div>来源：县水利局 日期：2031-11-02</div>
            <div id=zoom><p>\(first)</p></div>
            """)
        #expect(try WebFixture.lines(page) == [title, "——2031年11月1日在县人大常委会会议上", first])
    }

    @Test func shortLinesBesideTheSentencesAreKept() throws {
        let page = WebFixture.page(
            """
            <div class="mbx2">当前位置：<a href="/">首页</a></div><h1>\(title)</h1><div>来源：县水利局</div>
            <div class="k9"><div class="a1"><p>（2031年11月1日）</p><p>云泽县水利局局长 张某</p></div>
            <div class="a2"><p>\(first)</p><p>\(second)</p></div><div class="a3">云泽县水利局</div></div>
            """)
        #expect(
            try WebFixture.lines(page) == [
                title, "（2031年11月1日）", "云泽县水利局局长 张某", first, second, "云泽县水利局",
            ])
    }

    @Test func theTitleMayShareAnElementWithAuthorAndDate() throws {
        let page = WebFixture.page(
            """
            <ol><li>[发布机构] <span>云泽县水利局</span></li><li>[成文日期] <span>2031-10-30</span></li><li>[废止日期]</li></ol>
            <div class="sp"><h2>\(title)</h2><p>云泽县水利局</p><p>2031年10月30日</p></div><div>来源：县水利局</div>
            <div class="k9"><p>\(first)</p><p>\(second)</p></div><div><b>附件下载：</b><a href="/a/1.xlsx">表.xlsx</a></div>
            <h4>最新文章</h4><p><a href=q>关于开展检查的公告，请配合。</a></p>
            """)
        let document = try WebReader.read(Array(page.utf8))
        #expect(
            document.lines.map(\.text).prefix(5) == [
                title, "云泽县水利局", "2031年10月30日", first, second,
            ])
        #expect(document.properties.agency == "云泽县水利局")
        #expect(document.properties.written == "2031-10-30")
    }

    @Test func aLargeTitleOverSeveralLinesIsJoined() throws {
        let style = "style='text-align: center'"
        let page = WebFixture.page(
            """
            <div id=zoom><p>\(first)</p><p \(style)><span style="font-size:18pt">云泽县水利局关于</span></p>
            <p \(style)><span style="font-size:18pt">防汛工作的实施方案</span></p><p \(style)>
            <span style="font-size:14pt">（试行）</span></p><p>\(second)</p></div>
            """)
        #expect(
            try WebFixture.lines(page) == [
                title, first, "云泽县水利局关于防汛工作的实施方案", "（试行）", second,
            ])
    }
}
