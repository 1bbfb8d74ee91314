/// Recognises the lines that sites put around articles, such as buttons and breadcrumbs, by their words.
enum WebFurniture {
    /// The purpose of a line.
    enum Use {
        /// Text of an article, perhaps.
        case text
        /// Buttons, and labels with their values: 打印 关闭, 来源：…
        case tool
        /// A breadcrumb, or links to the previous and the next page.
        case path
        /// The heading over links to other articles.
        case relatedHeading
        /// The owner of the site.
        case footer
    }

    private static let buttons = WordList([
        "扫一扫在手机打开当前页", "扫一扫手机打开当前页", "扫一扫分享本页", "扫描二维码分享本页", "用微信扫描二维码",
        "分享至好友和朋友圈", "我要纠错", "打印本页", "打印本文", "打印此页", "打印页面", "打印文章", "打印内容",
        "关闭窗口", "关闭本页", "关闭页面", "关闭此页", "关闭本窗口", "窗口关闭", "返回顶部", "返回首页", "返回列表",
        "返回上一页", "回到顶部", "加入收藏", "收藏本页", "收藏本文", "保存本页", "复制链接", "语音播报", "语音朗读",
        "听全文", "阅读全文", "微信好友", "新浪微博", "腾讯微博", "QQ空间", "QQ好友", "人民微博", "微信扫一扫",
        "一键分享", "分享到", "分享至", "分享", "打印", "关闭", "收藏", "纠错", "朗读", "微信", "微博", "放大",
        "缩小", "默认", "字体", "字号", "返回", "顶部", "下载", "正文", "TOP",
    ])
    /// Words that are buttons only next to other buttons.
    private static let sizes = WordList([
        "特大", "超大", "较大", "大", "中", "小", "A+", "A-", "A", "T", "到", "本页", "次", "人",
    ])
    private static let labels = WordList([
        "发布时间", "发布日期", "发稿时间", "更新时间", "更新日期", "公开日期", "公开时间", "发文日期", "上传时间", "添加时间",
        "成文日期", "生成日期", "录入时间", "时间", "日期", "信息来源", "文章来源", "稿件来源", "新闻来源", "资料来源", "来源",
        "责任编辑", "网站编辑", "编辑", "责编", "作者", "审核", "校对", "审校", "供稿", "录入", "发布人", "发布者",
        "信息员", "发布机构", "发布单位", "浏览次数", "浏览量", "浏览人数", "浏览", "点击次数", "点击数", "点击量", "点击率", "点击",
        "阅读次数", "阅读量", "阅读", "访问次数", "访问量", "人气", "字体大小", "文字大小", "视力保护色", "字体", "字号",
        "分享到", "分享", "索引号", "信息索引", "文号", "发文字号", "信息分类", "主题分类", "发文机关",
    ])
    /// Labels that also occur in articles: alone they are not evidence of page furniture.
    private static let weakLabels: Set<String> = ["时间", "日期", "文号", "发文机关", "索引号", "发文字号"]
    private static let separators = Set("[]【】（）()|｜/\\:：、,，·•-—_<>《》«»→↑↓×✕&".unicodeScalars)
    private static let relatedHeadings: Set<String> = [
        "相关阅读", "相关链接", "相关文章", "相关新闻", "相关稿件", "相关信息", "相关内容", "相关报道", "延伸阅读", "推荐阅读",
        "相关政策", "相关解读", "政策解读", "相关文档", "相关文件", "热点新闻", "热门新闻", "热门文章", "最新信息", "最新文章",
        "关联阅读", "关联信息", "关联文件", "热点推荐", "猜你喜欢", "相关政策解读", "相关附件", "友情链接", "图片新闻", "相关专题",
        "相关资讯", "扩展阅读", "解读链接", "图解",
    ]
    private static let places: Set<String> = [
        "位置", "当前位置", "您现在的位置", "您当前的位置", "您当前位置", "您的位置", "您所在的位置", "您所在位置", "你现在的位置",
        "你的位置", "你当前的位置", "当前的位置", "所在位置", "现在位置", "现在的位置", "当前所在位置", "您现在所在的位置", "目前位置",
        "您现在所在位置", "您的当前位置", "你所在的位置", "当前栏目", "您现在位置", "当前页面", "您正在浏览",
    ]
    private static let footerWords = WordList([
        "ICP备", "ICP证", "icp备", "公网安备", "网站标识码", "版权所有", "Copyright", "COPYRIGHT", "©",
        "网站地图", "技术支持：", "建议使用", "最佳浏览",
    ])

    private static let addressWords = WordList([
        "主办", "承办", "协办", "地址：", "电话：", "邮编：", "邮箱：", "传真：", "浏览器", "分辨率", "维护：", "技术支持", "地址:",
        "电话:",
    ])
    private static let neighbours = WordList([
        "上一篇", "下一篇", "上一条", "下一条", "上篇：", "下篇：", "上一页", "下一页", "首页>", "网站首页>", "首页»", "首页/",
    ])

    private typealias Scalars = ArraySlice<Unicode.Scalar>

    /// The purpose of a line, judged only by its words.
    static func use(of text: String) -> Use {
        guard text.utf8.count <= 800 else { return .text }
        let packed = text.unicodeScalars.filter { !WebText.isSpace($0) }
        if packed.count > 200 { return .text }
        let scalars = Array(packed)
        if isPath(scalars) { return .path }
        if scalars.count <= 20, isRelatedHeading(String(packed)) { return .relatedHeading }
        if footerWords.occursIn(scalars) { return .footer }
        let start = String(packed.prefix(5))
        if start.hasPrefix("扫一扫") || start.hasPrefix("扫描二维码"), scalars.count < 40 { return .tool }
        return isTool(scalars[...]) || hasLabels(scalars) ? .tool : .text
    }

    /// Whether a line may contain the address of a site's owner.
    static func isAddress(_ text: String) -> Bool {
        let scalars = Array(WebText.packed(text).unicodeScalars)
        return scalars.count < 120 && addressWords.occursIn(scalars)
    }

    private static func isRelatedHeading(_ packed: String) -> Bool {
        let name = packed.filter { !":：[]【】>》-—|·+".contains($0) }
        let more = ["更多", "more", "MORE", "More"].first { name.hasSuffix($0) } ?? ""
        return relatedHeadings.contains(String(name.dropLast(more.count)))
    }

    private static func isPath(_ packed: [Unicode.Scalar]) -> Bool {
        if neighbours.word(at: packed[...]) != nil { return true }
        let start = packed.prefix { !":：>".unicodeScalars.contains($0) }
        guard start.count < packed.count, start.count < 16 else { return false }
        var words = String.UnicodeScalarView()
        for scalar in start where !"【[》".unicodeScalars.contains(scalar) { words.append(scalar) }
        return places.contains(String(words))
    }

    /// Whether a line consists only of buttons and labels.
    private static func isTool(_ packed: Scalars) -> Bool {
        var rest = packed
        var count = 0
        while let first = rest.first {
            if separators.contains(first) {
                rest.removeFirst()
            } else if let label = label(at: rest) {
                guard let next = afterValue(rest.dropFirst(label.count + 1)) else { return false }
                rest = next
                if !isWeak(label) { count += 1 }
            } else if let button = buttons.word(at: rest) {
                rest = rest.dropFirst(button.count)
                count += 1
            } else if let size = sizes.word(at: rest) {
                rest = rest.dropFirst(size.count)
            } else if let end = endOfDate(rest) {
                rest = end
            } else {
                return false
            }
        }
        return count > 0
    }

    private static func isWeak(_ label: [Unicode.Scalar]) -> Bool {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: label)
        return weakLabels.contains(String(text))
    }

    /// Whether a line has several labels with values; the names of buttons beside them do not matter.
    private static func hasLabels(_ packed: [Unicode.Scalar]) -> Bool {
        guard packed.count <= 120, !packed.contains("。") else { return false }
        var count = 0
        var rest = packed[...]
        while !rest.isEmpty, count < 2 {
            if let label = label(at: rest) {
                if !isWeak(label) { count += 1 }
                rest = rest.dropFirst(label.count)
            } else {
                rest = rest.dropFirst()
            }
        }
        return count > 1
    }

    /// The label at the start of a text: a colon follows it.
    private static func label(at text: Scalars) -> [Unicode.Scalar]? {
        guard let label = labels.word(at: text) else { return nil }
        let next = text.dropFirst(label.count).first
        return next == "：" || next == ":" ? label : nil
    }

    /// The text after the value of a label: the next label or button, or nothing; nil if the value is a sentence.
    private static func afterValue(_ text: Scalars) -> Scalars? {
        var rest = text
        var length = 0
        while let first = rest.first {
            // A value is a name or a date, not a sentence.
            if "。；！？".unicodeScalars.contains(first) || length > 40 { return nil }
            if label(at: rest) != nil || "【[（|".unicodeScalars.contains(first) || isButtons(rest) {
                return rest
            }
            rest = rest.dropFirst()
            length += 1
        }
        return rest
    }

    /// Whether a text consists only of buttons. This is checked because a name may contain the word of a button.
    private static func isButtons(_ text: Scalars) -> Bool {
        var rest = text
        var count = 0
        while let first = rest.first {
            if separators.contains(first) {
                rest.removeFirst()
            } else if let button = buttons.word(at: rest) {
                rest = rest.dropFirst(button.count)
                count += 1
            } else if let size = sizes.word(at: rest) {
                rest = rest.dropFirst(size.count)
            } else {
                return false
            }
        }
        return count > 0
    }

    /// The text after a date or number; nil if it begins with none.
    private static func endOfDate(_ text: Scalars) -> Scalars? {
        guard let first = text.first, first.properties.numericType != nil else { return nil }
        return text.drop {
            $0.properties.numericType != nil || "年月日时分秒-/.:：".unicodeScalars.contains($0)
        }
    }
}
