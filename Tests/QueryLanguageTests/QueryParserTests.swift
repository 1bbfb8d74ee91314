import Testing

@testable import QueryLanguage

@Suite struct QueryParserTests {
    private func words(_ text: String) -> QueryNode {
        .chunk(QueryChunk(text: text, isQuoted: false))
    }

    private func phrase(_ text: String) -> QueryNode {
        .chunk(QueryChunk(text: text, isQuoted: true))
    }

    @Test func readsOperators() throws {
        let (a, b, c) = (words("执法"), words("监督"), words("检查"))
        let table: [(String, QueryNode)] = [
            ("执法", a), ("执法 监督", .all([a, b])), ("执法 AND 监督", .all([a, b])),
            ("执法 OR 监督", .any([a, b])), ("执法 监督 OR 检查", .any([.all([a, b]), c])),
            ("执法 (监督 OR 检查)", .all([a, .any([b, c])])), ("执法(监督)", .all([a, b])),
            ("执法 -监督", .all([a, .not(b)])), ("NOT 执法", .not(a)),
            ("NOT NOT 执法", .not(.not(a))), ("-(执法 监督)", .not(.all([a, b]))),
            ("执法 - 监督", .all([a, words("-"), b])), ("执法-监督", words("执法-监督")),
            ("执法^2.5 监督", .all([.boosted(a, by: 2.5), b])), ("((执法))", a),
            ("or 执法", .all([words("or"), a])), ("ORE", words("ORE")),
            ("NEAR/5(执法 监督)", .near([a, b], distance: 5)),
            ("NEAR(执法 “监督”)", .near([a, phrase("监督")], distance: 10)),
            ("NEARBY", words("NEARBY")), ("SAME句(执法 监督)", .same([a, b], unit: .sentence)),
            ("SAME/paragraph(执法 监督)", .same([a, b], unit: .paragraph)),
            ("SAME节(执法 (监督 OR 检查))", .same([a, .any([b, c])], unit: .section)),
        ]
        for (query, node) in table { #expect(try QueryParser.parse(query) == node, "\(query)") }
    }

    @Test func readsPartsOfText() throws {
        let table: [(String, QueryNode)] = [
            ("\"执法 监督\"", phrase("执法 监督")), ("“6·5”", phrase("6·5")),
            ("「国动办」", phrase("国动办")), ("（一）", words("（一）")), ("和/或", words("和/或")),
            (
                "行政*处罚",
                .pattern(QueryPattern(text: "行政*处罚", parts: [.text("行政"), .run, .text("处罚")]))
            ),
            (
                "20?3**",
                .pattern(
                    QueryPattern(text: "20?3**", parts: [.text("20"), .one, .text("3"), .run]))
            ),
            ("时间：上午", words("时间：上午")), ("为什么？", words("为什么？")),
            ("year:2023", .field(.year(2023...2023))),
            ("年度：2021..2023", .field(.year(2021...2023))),
            ("year:2021..", .field(.year(2021...9999))), ("year:..2021", .field(.year(0...2021))),
            ("section:计划", .field(.section("plan"))), ("Title:“法治 政府”", .field(.title("法治 政府"))),
            ("agency:国防动员 执法", .all([.field(.agency("国防动员")), words("执法")])),
        ]
        for (query, node) in table { #expect(try QueryParser.parse(query) == node, "\(query)") }
        guard case .regex(let regex) = try QueryParser.parse(#"执法 /a\/b\d/"#).last else {
            Issue.record("no regular expression")
            return
        }
        #expect(regex.pattern == #"a/b\d"#)
        #expect(regex.columns == 3..<11)
    }

    @Test(arguments: [
        ("（执法 OR 检查） －培训", "(执法 OR 检查) -培训"), ("（执法 （a OR b））", "(执法 (a OR b))"),
        ("－（执法 检查） 监督", "-(执法 检查) 监督"), ("NEAR/8（执法 监督）", "NEAR/8(执法 监督)"),
        ("near/8(执法 监督)", "NEAR/8(执法 监督)"), ("same句（执法 监督）", "SAME句(执法 监督)"),
        ("Same/Section(执法 监督)", "SAME/section(执法 监督)"),
        ("“（执法 OR” 监督", "\"（执法 OR\" 监督"),
    ])
    func operatorsMayBeFullWidthOrLowerCase(_ written: String, _ same: String) throws {
        #expect(try QueryParser.parse(written) == QueryParser.parse(same))
    }

    @Test(arguments: [
        "办法（试行）", "（试行）", "（一） 执法", "执法－监督", "near", "research or development", "same句",
    ])
    func otherFullWidthMarksAreText(_ query: String) throws {
        let parts = query.split(separator: " ").map { words(String($0)) }
        #expect(try QueryParser.parse(query) == (parts.count == 1 ? parts[0] : .all(parts)))
    }

    /// An invalid query is an error with its column and facts; nothing is guessed.
    @Test func errorsPointAtTheColumn() {
        let table: [(String, Int, QueryProblem)] = [
            ("", 0, .empty), ("  ", 0, .empty), ("执法 \"监督", 3, .openQuotation(closing: "\"")),
            ("“执法", 0, .openQuotation(closing: "”")), ("(执法", 0, .openParenthesis),
            ("执法)", 2, .strayParenthesis), ("()", 0, .emptyParentheses),
            ("\"\"", 0, .emptyQuotation),
            ("执法 OR", 3, .missingOperand(of: "OR")), ("OR 执法", 0, .missingOperand(of: "OR")),
            ("执法 AND OR 监督", 3, .missingOperand(of: "AND")),
            ("AND 执法", 0, .missingOperand(of: "AND")), ("执法 NOT", 3, .notWithoutOperand),
            ("执法 /第.季", 3, .regex(.open)), ("//", 0, .regex(.empty)), ("*", 0, .wildcardsAlone),
            ("执法 ?*", 3, .wildcardsAlone), ("执法^x", 2, .badWeight), ("执法^0", 2, .badWeight),
            ("^2", 0, .strayCharacter("^")),
            ("NEAR(执法)", 0, .proximity(.tooFewOperands(of: "NEAR"))),
            ("NEAR/9999(a b)", 0, .proximity(.badDistance(limit: 1000))),
            ("SAME(a b)", 0, .proximity(.sameWithoutUnit)),
            ("SAME行(a b)", 0, .proximity(.sameWithoutUnit)),
            ("执法 or 检查", 3, .lowerCaseOperator("or")), ("执法 And 检查", 3, .lowerCaseOperator("And")),
            ("not 培训 执法", 0, .lowerCaseOperator("not")),
            ("SAME句 a", 0, .proximity(.noParentheses(of: "SAME句"))),
            ("NEAR(a -b)", 7, .proximity(.badOperand(of: "NEAR"))),
            ("year:20x", 5, .field(.badYears("20x"))),
            ("year:2023..2021", 5, .field(.badYears("2023..2021"))),
            ("agncy:国动办", 0, .field(.unknownName("agncy", similar: .agency))),
            ("year:", 0, .field(.missingValue(of: .year, written: "year"))),
            ("机关:", 0, .field(.missingValue(of: .agency, written: "机关"))),
            ("section:结论", 8, .field(.unknownValue("结论", of: .section))),
            (String(repeating: "(", count: 60), 50, .tooDeep(limit: 50)),
            (String(repeating: "a", count: 10_001), 10_000, .tooLong(limit: 10_000)),
        ]
        for (query, column, problem) in table {
            let error = #expect(throws: QueryError.self) { try QueryParser.parse(query) }
            #expect(error == QueryError(problem, column: column), "\(query)")
        }
    }

    @Test func theExamplesOfTheHelpAreQueries() throws {
        #expect(QueryHelp.examples.count > 20)
        for example in QueryHelp.examples { _ = try QueryParser.parse(example) }
    }

    /// Any text is parsed or an error, and nesting is bounded.
    @Test func randomTextNeverTraps() {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "(", ")", "\"", "“", "”", "/", "\\", "NEAR", "/5", "SAME句", "OR", "AND", "NOT", "-",
            " ",
            "执法", "*", "?", "^", "2", "year:", "agency:", "x:", ".", "[", "{",
        ]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0..<12, using: &generator)
            let query = (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined()
            _ = try? QueryParser.parse(query)
        }
    }
}

extension QueryNode {
    fileprivate var last: QueryNode? {
        if case .all(let parts) = self { parts.last } else { nil }
    }
}
