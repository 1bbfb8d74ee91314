/// Recognises containers by the class names and ids that content systems of Chinese government sites use.
enum WebMarks {
    /// Names that are used only for the text of an article, by the editors and templates of common content systems.
    private static let articles: Set<String> = [
        "trseditor", "trsueditor", "trseditorview", "viewtrsueditor", "ucapcontent", "zoom",
        "zoomcon", "zoomcontent", "fontzoom", "contentzoom", "pagescontent", "articlecontent",
        "articlecon", "articlebody", "articletext", "articletxt", "articlemain", "articleinfo",
        "articledetail", "artcontent", "articontent", "artibody", "articlecontents",
        "wparticlecontent",
        "vsbcontent", "vsbcontent2", "vsbcontent4", "vsbcontent100", "vsbcontent1000",
        "vsbcontent500", "vsbcontent501", "vnewscontent", "newscontent", "newscon", "newstext",
        "newstxt", "newsbody", "newsdetail", "newscontents", "ivscontent", "maintext",
        "maincontent1",
        "xxgkcontent", "gkcontent", "detailcontent", "detailscontent", "detailcon", "detailtext",
        "printcontent", "textcontent", "contenttext", "contenttxt", "contentbody", "conttext",
        "wzcontent", "wznr", "wzcon", "zwcontent", "zhengwen", "zwnr", "neirong", "infocontent",
        "infocon", "bodylabel", "ewbarticleinfo", "ewbinfocontent", "btcontent", "showcontent",
        "viewcontent", "pagecontent", "xlcontent", "xlcon", "nrcontent", "mainbody", "richtext",
        "contentdetail", "contentcon", "contentp", "conntxt", "contxt", "easysitenewstext",
        "mcontent", "jcontent", "articleall", "newsinfo", "newsshow", "trswzcontent", "txtcontent",
        "jscontent", "richmediacontent",
    ]
    /// Names of elements that contain the article on some sites and the whole page on others.
    private static let mains: Set<String> = [
        "content", "con", "cont", "contents", "article", "articles", "main", "maincontent",
        "maincon", "text", "txt", "nr", "zw", "detail", "details", "news", "view", "wz", "xl",
        "container", "contentbox", "conbox", "maincontainer", "artbox", "xxgk",
    ]
    /// Names of elements around an article.
    private static let furniture: Set<String> = [
        "nav", "navbar", "navigation", "topnav", "subnav", "leftnav", "menu", "mainmenu", "crumb",
        "crumbs", "breadcrumb", "breadcrumbs", "bread", "mbx", "position", "location",
        "curposition",
        "currentposition", "weizhi", "dqwz", "dqwz1", "local", "pos", "path", "bshare", "jiathis",
        "fenxiang", "toolbar", "tools", "tool", "fontsize", "zihao", "ziti", "ewm", "erweima",
        "code2d", "related", "relation", "relevant", "xgyd", "xgwz", "xgxw", "xglj", "xgjd", "xgzc",
        "prevnext", "prenext", "pagenext", "nextprev", "sxp", "syp", "foot", "footer", "footerbox",
        "copyright", "sidebar", "aside", "search", "login", "comment", "comments", "pinglun",
        "hotnews", "recommend", "tuijian", "friendlink", "friendlinks", "yqlj", "toplink", "pager",
        "pagination", "closebtn", "shareto", "sharebox", "share", "topbar", "contentinfo", "skip",
        "bottom", "leftmenu", "rightbar", "side", "popup", "dialog", "lightbox",
        "richmediatool", "richmediametalist", "jspcqrcode",
    ]
    private static let furniturePrefixes = [
        "share", "bdshare", "jiathis", "socialshare", "qrcode", "qrcontainer", "qrcon",
        "breadcrumb",
        "footer", "copyright", "relatednews", "relatedread", "print", "fontsize", "navbar",
        "sharebtn",
    ]
    private static let titles: Set<String> = [
        "title", "tit", "bt", "biaoti", "articletitle", "arttitle", "newstitle", "contenttitle",
        "infotitle", "detailtitle", "wztitle", "wzbt", "contit", "contitle", "ucaptitle",
        "pagestitle", "headline", "trstitle", "xltitle", "zoomtitle", "ivstitle", "maintitle",
        "titlecontent", "bttitle", "articletit", "newstit", "detailtit", "showtitle", "tittle",
    ]

    /// Whether the name of an element says that it is the text of an article.
    static func isArticle(_ node: WebNode) -> Bool {
        node.name == "article" || node.name == "ucapcontent"
            || isArticle(node.marks)
    }

    /// Whether one of the class names and the id of an element says that it is the text of an article.
    static func isArticle(_ marks: some Sequence<String>) -> Bool {
        marks.contains { articles.contains($0) || $0.hasPrefix("trseditor") }
    }

    /// Whether the name of an element says that it is the main part of a page.
    static func isMain(_ node: WebNode) -> Bool {
        node.name == "main" || node.marks.contains { mains.contains($0) }
    }

    /// Whether the name of an element says that it is page furniture.
    static func isFurniture(_ node: WebNode) -> Bool {
        if ["nav", "footer", "aside"].contains(node.name) { return true }
        return node.marks.contains { mark in
            furniture.contains(mark) || furniturePrefixes.contains { mark.hasPrefix($0) }
        }
    }

    /// Whether the name of an element says that it is a title.
    static func isTitle(_ node: WebNode) -> Bool {
        node.marks.contains { titles.contains($0) }
    }
}
