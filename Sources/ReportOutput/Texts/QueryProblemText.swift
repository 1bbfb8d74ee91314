internal import QueryLanguage

extension QueryProblem {
    /// What is wrong with the query.
    package var message: Message {
        switch self {
        case .empty: Message(zh: "查询为空", en: "the query is empty")
        case .tooLong(let limit):
            Message(zh: "查询超过 \(limit) 字", en: "the query is longer than \(limit) characters")
        case .tooDeep(let limit):
            Message(zh: "嵌套超过 \(limit) 层", en: "more than \(limit) levels of nesting")
        case .missingOperand(let name):
            Message(zh: "\(name) 两边都要有内容", en: "\(name) needs something on either side")
        case .notWithoutOperand:
            Message(zh: "NOT 之后没有要排除的内容", en: "NOT needs something to exclude")
        case .lowerCaseOperator(let name):
            Message(
                zh: "“\(name)”是小写，不作为运算符", en: "\(name) in lower case is not an operator")
        case .badWeight:
            Message(
                zh: "权重须大于 0，且不超过 1000", en: "a weight is a number above 0, at most 1000")
        case .strayCharacter(let character):
            Message(zh: "“\(character)”之前没有内容", en: "there is nothing before “\(character)”")
        case .wildcardsAlone:
            Message(zh: "只有通配符，所有段落都符合", en: "a query of only wildcards matches every paragraph")
        case .strayParenthesis:
            Message(zh: "这个右括号没有对应的左括号", en: "this closing parenthesis has no opening one")
        case .openParenthesis: Message(zh: "括号没有闭合", en: "this parenthesis is not closed")
        case .emptyParentheses:
            Message(zh: "括号中没有内容", en: "there is nothing between these parentheses")
        case .openQuotation: Message(zh: "引号没有闭合", en: "this quotation mark is not closed")
        case .emptyQuotation:
            Message(zh: "引号中没有内容", en: "there is nothing between these quotation marks")
        case .regex(let problem): problem.message
        case .proximity(let problem): problem.message
        case .field(let problem): problem.message
        }
    }

    /// What to write instead.
    package var hint: Message {
        switch self {
        case .empty: Message(zh: "请写出要查找的内容，如 行政执法", en: "write what to search for, such as 行政执法")
        case .tooLong: Message(zh: "请只查找其中一部分", en: "search for a part of it")
        case .tooDeep: Message(zh: "请减少括号", en: "write it with fewer parentheses")
        case .missingOperand(let name):
            Message(
                zh: "补上所缺内容；要查找这个词本身，写作 \"\(name)\"",
                en: "add it, or write \"\(name)\" in quotation marks to search for the word")
        case .notWithoutOperand:
            Message(
                zh: "写在 NOT 之后；要查找 NOT 本身，请加引号",
                en: "write it after NOT, or put NOT in quotation marks to search for the word")
        case .lowerCaseOperator(let name):
            Message(
                zh: "写作 \(name.uppercased())；要查找这个词本身，写作 \"\(name)\"",
                en:
                    "write \(name.uppercased()), or \"\(name)\" in quotation marks to search for the word"
            )
        case .badWeight:
            Message(
                zh: "写作 执法^2；要查找 ^ 本身，请加引号",
                en: "write 执法^2, or \"^\" in quotation marks to search for the mark")
        case .strayCharacter:
            Message(zh: "要查找它本身，请加引号", en: "put it in quotation marks to search for it")
        case .wildcardsAlone:
            Message(
                zh: "请加上要查找的文字，如 行政*处罚、20?3",
                en: "add characters to search for, such as 行政*处罚, 20?3")
        case .strayParenthesis:
            Message(
                zh: "去掉它；要查找它本身，请加引号",
                en: "remove it, or put it in quotation marks to search for it")
        case .openParenthesis: Message(zh: "在末尾加上 )", en: "add ) at the end")
        case .emptyParentheses:
            Message(
                zh: "在括号中写上内容；要查找括号本身，请加引号",
                en: "write something between them, or put them in quotation marks")
        case .openQuotation(let mark):
            Message(zh: "在短语之后加上 \(mark)", en: "add \(mark) after the phrase")
        case .emptyQuotation: Message(zh: "在引号中写上短语", en: "write the phrase between them")
        case .regex(let problem): problem.hint
        case .proximity(let problem): problem.hint
        case .field(let problem): problem.hint
        }
    }
}

extension RegexProblem {
    /// What is wrong.
    var message: Message {
        switch self {
        case .open:
            Message(zh: "正则表达式没有闭合", en: "this regular expression is not closed")
        case .empty:
            Message(
                zh: "斜线之间没有正则表达式",
                en: "there is no regular expression between the slashes")
        case .unreadable(let reason):
            Message(
                zh: "正则表达式有误（\(reason)）",
                en: "this regular expression cannot be read (\(reason))")
        case .slow(let pattern, let reason):
            Message(
                zh: "正则表达式 /\(pattern)/ 耗时过长（\(reason)）",
                en: "the regular expression /\(pattern)/ takes too long (\(reason))")
        }
    }

    /// What to write instead.
    var hint: Message {
        switch self {
        case .open:
            Message(
                zh: "在其后加上 /，或给文字加引号",
                en: "add / after it, or put the text in quotation marks")
        case .empty:
            Message(
                zh: "写作 /第[一二三]条/；要查找 // 本身，请加引号",
                en: "write one, such as /第[一二三]条/, or put // in quotation marks")
        case .unreadable:
            Message(
                zh: "要查找 ( 或 [ 等符号本身，请在其前加 \\",
                en: "to search for a mark such as ( or [ itself, put \\ before it")
        case .slow:
            Message(zh: "请避免重复之中再套重复", en: "avoid repetitions inside repetitions")
        }
    }
}

extension ProximityProblem {
    /// What is wrong.
    var message: Message {
        switch self {
        case .badDistance(let limit):
            Message(
                zh: "NEAR 的字数至多 \(limit)", en: "NEAR takes a number of characters, at most \(limit)"
            )
        case .sameWithoutUnit:
            Message(zh: "SAME 须说明范围", en: "SAME needs a unit")
        case .noParentheses(let name):
            Message(zh: "\(name) 之后须有括号", en: "\(name) needs parentheses")
        case .badOperand(let name):
            Message(
                zh: "\(name) 只能连接词语、短语和带通配符的文字",
                en: "\(name) joins words, phrases and patterns")
        case .tooFewOperands(let name):
            Message(zh: "\(name) 须连接两项以上", en: "\(name) joins two parts or more")
        }
    }

    /// What to write instead.
    var hint: Message {
        switch self {
        case .badDistance: Message(zh: "写作 NEAR/10(执法 监督)", en: "write NEAR/10(执法 监督)")
        case .sameWithoutUnit:
            Message(
                zh: "写作 SAME句(a b)、SAME段(a b) 或 SAME节(a b)",
                en: "write SAME句(a b), SAME段(a b) or SAME节(a b): sentence, paragraph or section")
        case .noParentheses(let name):
            Message(
                zh: "写作 \(name)(执法 监督)；要查找这个词本身，请加引号",
                en: "write \(name)(执法 监督), or put it in quotation marks to search for it")
        case .badOperand:
            Message(zh: "请把这一项写在括号之外", en: "write this part outside of the parentheses")
        case .tooFewOperands(let name):
            Message(zh: "写作 \(name)(执法 监督)", en: "write \(name)(执法 监督)")
        }
    }
}

extension FieldProblem {
    /// What is wrong.
    var message: Message {
        switch self {
        case .unknownName(let name, _):
            Message(zh: "没有字段“\(name)”", en: "there is no field “\(name)”")
        case .missingValue(_, let name):
            Message(zh: "\(name): 没有值", en: "\(name): has no value")
        case .unknownValue(let value, let field):
            Message(
                zh: "没有名为“\(value)”的\(field.names.chinese[0])",
                en: "there is no \(field.rawValue) “\(value)”")
        case .badYears(let text):
            Message(
                zh: "“\(text)”不是年份或年份区间",
                en: "“\(text)” is not a year or a range of years")
        }
    }

    /// What to write instead.
    var hint: Message {
        switch self {
        case .unknownName(_, let similar): Self.unknownField(similar)
        case .missingValue(let field, let name):
            Message(
                zh: "紧接冒号写出，不加空格：\(name):\(field.example)",
                en: "write it after the colon without a space: \(name):\(field.example)")
        case .unknownValue(_, let field): Self.values(of: field)
        case .badYears:
            Message(
                zh: "写作 year:2023、year:2021..2023、year:2021.. 或 year:..2023",
                en: "write year:2023, year:2021..2023, year:2021.. or year:..2023")
        }
    }

    private static func unknownField(_ similar: RequestField) -> Message {
        let names = RequestField.allCases.map(\.names)
        let chinese = names.flatMap { [$0.canonical] + $0.chinese.prefix(1) }
        return Message(
            zh: "是否要写 \(similar.rawValue):？可用的字段有 \(chinese.joined(separator: "、"))。"
                + "要查找这段文字本身，请加引号",
            en: "did you mean \(similar.rawValue):? The fields are "
                + "\(names.map(\.canonical).joined(separator: ", ")). "
                + "To search for the text, put it in quotation marks")
    }

    private static func values(of field: RequestField) -> Message {
        let values = field.values ?? []
        return Message(
            zh: "可写 \(values.compactMap(\.chinese.first).joined(separator: "、"))",
            en: "write one of \(values.map(\.canonical).sorted().joined(separator: ", "))")
    }
}
