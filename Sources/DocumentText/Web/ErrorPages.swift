/// Recognises the pages that servers send instead of an article.
enum ErrorPages {
    private static let words = [
        "404", "403", "502", "503", "页面不存在", "页面未找到", "找不到页面", "无法找到", "找不到您", "您访问的页面", "你访问的页面",
        "页面不见了", "已被删除或", "Not Found", "not found", "Forbidden", "Service Unavailable",
        "Bad Gateway",
        "系统错误", "出错了", "无法访问", "访问被拒绝", "访问过于频繁", "JavaScript", "Javascript", "javascript",
        "启用Cookie", "请求被拦截", "WAF", "不支持框架", "自动跳转", "正在跳转", "秒后", "Internal Server Error",
    ]

    /// Whether a page with little text is a message of a server.
    static func isErrorPage(title: String, _ blocks: [WebBlock]) -> Bool {
        let count = blocks.reduce(0) { $0 + $1.count }
        guard count < 300 else { return false }
        let text = blocks.map(\.text).joined(separator: "\n")
        let packed = WebText.packed(title)
        if ["404", "403", "错误", "出错", "NotFound", "Error", "提示信息", "Forbidden"]
            .contains(where: packed.contains)
        {
            return true
        }
        return count < 160 && words.contains { text.contains($0) }
    }
}
