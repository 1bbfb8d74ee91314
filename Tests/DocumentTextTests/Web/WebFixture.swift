import DocumentModel

@testable import DocumentText

/// Pages for tests, and the lines that are read from them.
enum WebFixture {
    /// The lines that are read from a page.
    static func lines(_ html: String) throws -> [String] {
        try WebReader.read(Array(html.utf8)).lines.map(\.text)
    }

    /// A page whose body is between a menu and a footer.
    static func page(
        _ body: String, title: String = "云泽县2031年防汛工作报告_云泽县人民政府", head: String = ""
    ) -> String {
        """
        <!DOCTYPE html><html><head><meta charset="gb2312"><title>\(title)</title>\(head)
        <style>p { margin: 0 }</style><script>var a = "<p>脚本里的文字，不是正文。</p>";</script></head><body>
        <div class="top"><a href="/">首页</a> <a href="/zw">政务公开</a> <a href="/fw">办事服务</a>
        <a href="/hd">互动交流</a> <a href="/zj">走进云泽</a></div>
        \(body)
        <div class="wb"><p>版权所有：云泽县人民政府办公室 主办单位：云泽县大数据中心</p>
        <p>地址：云泽县滨河路1号，邮编：900000，电话：0900-1234567</p>
        <p>某ICP备00000000号 网站标识码：0000000000</p></div></body></html>
        """
    }

    static let first = "2031年，全县防汛工作坚持预防为主，共排查隐患36处，全部整改到位。"
    static let second = "入汛以来，县防汛指挥部召开会商会12次，转移群众420人，没有发生人员伤亡。"
    static let third = "下一步，将继续完善预案，补齐短板，确保安全度汛。"
    static let title = "云泽县2031年防汛工作报告"
}
