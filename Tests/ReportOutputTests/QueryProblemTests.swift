import QueryLanguage
import ReportOutput
import Testing

@Suite struct QueryProblemTests {
    /// The messages for invalid queries.
    @Test func problemsHaveMessagesInBothLanguages() throws {
        let table: [(String, zh: String, en: String)] = [
            ("(执法", "括号没有闭合", "this parenthesis is not closed"),
            ("^2", "“^”之前没有内容", "there is nothing before “^”"),
            ("“执法", "引号没有闭合", "this quotation mark is not closed"),
            ("执法 OR", "OR 两边都要有内容", "OR needs something on either side"),
            ("NEAR(执法)", "NEAR 须连接两项以上", "NEAR joins two parts or more"),
            ("agncy:x", "没有字段“agncy”", "there is no field “agncy”"),
            ("机关:", "机关: 没有值", "机关: has no value"),
            ("section:结论", "没有名为“结论”的部分", "there is no section “结论”"),
            ("year:23", "“23”不是年份或年份区间", "“23” is not a year or a range of years"),
            ("//", "斜线之间没有正则表达式", "there is no regular expression between the slashes"),
        ]
        for (query, zh, en) in table {
            let error = try #require(throws: QueryError.self) { try QueryParser.parse(query) }
            #expect(error.problem.message[.zh] == zh)
            #expect(error.problem.message[.en] == en)
            #expect(!error.problem.hint[.zh].isEmpty && !error.problem.hint[.en].isEmpty)
        }
    }

    @Test func hintsListValidNames() throws {
        let field = try #require(throws: QueryError.self) { try QueryParser.parse("agncy:x") }
        #expect(
            field.problem.hint[.en].hasPrefix(
                "did you mean agency:? The fields are agency, region,"))
        #expect(field.problem.hint[.zh].contains("agency、机关、region、地区"))
        let section = try #require(throws: QueryError.self) { try QueryParser.parse("部分:x") }
        #expect(
            section.problem.hint[.en]
                == "write one of achievements, leadership, other, plan, shortcomings")
        #expect(section.problem.hint[.zh] == "可写 举措、不足、责任人、安排、其他")
    }
}
