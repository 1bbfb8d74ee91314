import Testing

@testable import QueryLanguage

@Suite struct RegexLiteralsTests {
    @Test func findsLiteralsOfEveryMatch() {
        let table: [(String, [String])] = [
            ("行政执法", ["行政执法"]), ("第[一二三]季度", ["第", "季度"]), ("行政.*处罚", ["行政", "处罚"]),
            ("检查\\d+次", ["检查", "次"]), ("执法?监督", ["执", "监督"]), ("执法+监督", ["执法", "监督"]),
            ("执法{2}人", ["执", "人"]), ("执法|监督", []), ("(执法|监督)检查", ["检查"]), ("(?i)abc", []),
            ("(?:甲|乙)丙", ["丙"]), ("\\.com", [".com"]), ("\\Qa.b\\E", []), ("a\\x41b", []),
            ("^通知$", ["通知"]),
            ("[^a[bc]]丁", ["丁"]), ("(甲(乙)丙)*丁", ["丁"]), ("[甲", []), ("(甲", []),
            // A combining mark after an operator does not change the operator.
            ("甲|\u{30D}乙", []), ("甲乙?\u{30D}", ["甲", "\u{30D}"]), ("(甲|乙)\u{30D}丙", ["\u{30D}丙"]),
            ("(天地[](])|(戊[])])己庚", []), ("[^]甲]乙", []), ("(人(?#[)会)|议(甲(?#])乙)子丑", []),
            ("(甲)\\12乙", ["乙"]),
            ("甲\\Q\u{30D}|", []), ("(\\Q(\\E)|b(\\Q)\\E)c", []), ("甲\r\n?乙", ["甲\r", "乙"]),
        ]
        for (pattern, literals) in table {
            #expect(RegexLiterals.required(pattern) == literals, "\(pattern)")
        }
    }
}
