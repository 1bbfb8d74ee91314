import ReportSearch
import SearchTestSupport
import Testing

/// Complaints of users about searching Chinese text, each as a text and a query that must find it.
///
/// The cases are from public issue threads, in our own words: strings not found because text and query were tokenized
/// differently; single characters; digits, letters, punctuation and units; variants of one character; damage by
/// converters; stop words; phrases.
@Suite struct ComplaintTests {
    struct Complaint: Sendable {
        let text: String
        let query: String
        init(_ text: String, _ query: String) {
            self.text = text
            self.query = query
        }
    }

    static let found: [Complaint] = [
        // Hidden in a longer word, or tokenized differently than in the query.
        Complaint("全县义务教育学校一百所。", "教育"), Complaint("改善民生福祉。", "民生"),
        Complaint("推进节能减排。", "节能"), Complaint("支持中小企业发展。", "中小"),
        Complaint("乒乓球拍卖完了。", "球拍"), Complaint("研究生命科学。", "生命科学"),
        Complaint("长春市长春药店。", "春药"), Complaint("中华人民共和国宪法。", "共和"),
        Complaint("全面依法治国。", "法治"), Complaint("下雨天留客天。", "雨天"),
        Complaint("提高人民法院工作水平。", "民法"), Complaint("国家税务总局。", "税务总"),
        // Single characters, and the two most frequent ones.
        Complaint("观赏蝴蝶标本。", "蝶"), Complaint("栽种花卉。", "花"), Complaint("承包经营。", "包"),
        Complaint("政府的责任。", "的"), Complaint("全年工作总结。", "工作"), Complaint("啊，原来如此。", "啊"),
        // Digits, letters, units, punctuation.
        Complaint("办理1号提案。", "1号"), Complaint("购置10支设备。", "10支"), Complaint("位列全省22强。", "22强"),
        Complaint("满意率为98.5%。", "98.5%"), Complaint("满意率为98 %。", "\"98 %\""),
        Complaint("2017-09-01起施行。", "2017-09-01"), Complaint("冯·诺伊曼结构。", "冯·诺伊曼"),
        Complaint("第Ⅰ阶段响应。", "Ⅰ"), Complaint("祖-10型设备。", "祖-10"), Complaint("组织“6·5”宣传。", "“6·5”"),
        Complaint("〔2021〕33号文件。", "〔2021〕33号"), Complaint("使用AI技术和5G网络。", "5g"),
        Complaint("办结率100%、好评率99.9%。", "99.9%"), Complaint("联系电话010-12345678。", "12345678"),
        Complaint("邮箱a.b@example.org。", "example.org"), Complaint("C++与C#课程。", "c++"),
        // Variants of one character.
        Complaint("推進依法行政，臺賬清晰。", "台账"), Complaint("ＡＢＣ１２３公司。", "abc123"),
        Complaint("⼈⼤代表建议。", "人大代表"), Complaint("二〇二四年度报告。", "2024年"),
        Complaint("零\u{200B}宽字符。", "零宽字符"),
        // Damage by converters.
        Complaint("学习习近平法 治思想。", "法治思想"), Complaint("学习[bookmark: _GoBack]贯彻会议精神。", "学习贯彻"),
        // Stop words and phrases.
        Complaint("超凡的表现。", "超凡的"), Complaint("是与非的问题。", "\"是与非\""),
        Complaint("谁执法谁普法责任制。", "\"谁执法谁普法\""), Complaint("放管服改革。", "放管服"),
        Complaint("国动办牵头。", "国动办"), Complaint("三重一大事项。", "三重一大"),
    ]

    static let notFound: [Complaint] = [
        Complaint("共受理123件。", "12"), Complaint("共受理123件。", "23"), Complaint("government", "gov"),
        Complaint("权力和利益。", "权利"), Complaint("行政机关执法。", "\"行政执法\""),
        Complaint("第12号。", "\"第1\""),
    ]

    @Test(arguments: found)
    func textThatOccursIsFound(_ complaint: Complaint) throws {
        let fixture = try SearchFixture(["a.txt": complaint.text + "\n", "b.txt": "另一段。\n"])
        try fixture.index()
        let hits = try fixture.search(complaint.query).hits
        #expect(hits.first?.match == .literal, "\(complaint)")
        #expect(hits.first?.place.file.hasSuffix("a.txt") == true)
        // No hit without visible evidence.
        #expect(hits.first?.highlights.isEmpty == false)
    }

    @Test(arguments: notFound)
    func textThatDoesNotOccurIsNotFound(_ complaint: Complaint) throws {
        let fixture = try SearchFixture(["a.txt": complaint.text + "\n"])
        try fixture.index()
        #expect(try fixture.search(complaint.query).hits.isEmpty, "\(complaint)")
    }
}
