import Foundation
import SyntheticCorpus
import TestSupport
import Testing

/// `rlsearch compare`, `reuse` and `query --distinct`
@Suite struct CompareReuseTests {
    private static let sentence = "推行柔性监管清单，指导执法单位细化裁量基准，对轻微违法行为开展提醒告诫，办结案件"

    private static func command() throws -> Command {
        let command = Command()
        for (year, count) in [(2022, 31), (2023, 52)] {
            try command.write(
                "\(year).txt",
                "云汀市水务局\(year)年法治政府建设情况报告\n一、主要举措和成效\n\(sentence)\(count)件。\n云汀市水务局\n\(year + 1)年1月8日\n"
            )
        }
        _ = try command.run("index", ".")
        return command
    }

    private static func objects(_ output: String) throws -> [[String: Any]] {
        try output.split(separator: "\n").map {
            try #require(
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func twoReportsAreComparedSideBySide() throws {
        let command = try Self.command()
        let text = try command.run("compare", "2022.txt", "2023.txt", "--width", "100")
        #expect(text.status == 0)
        #expect(text.output.contains("[-31-]件") && text.output.contains("{+52+}件"))
        let wide = try command.run("compare", "2022.txt", "2023.txt", "--width", "160")
        #expect(wide.output.split(separator: "\n").contains { $0.contains(" = ") })
        let json = try command.run("compare", "2022.txt", "2023.txt", "--json")
        let pairs = try Self.objects(json.output)
        let kinds = pairs.compactMap { $0["kind"] as? String }
        #expect(kinds == ["changed", "kept", "changed", "kept", "changed"])
        #expect(pairs.allSatisfy { $0["schema"] as? Int == 2 && $0["section"] is String })
        let left = try #require(pairs[4]["left"] as? [String: Any])
        #expect(left["paragraph"] as? Int == 3 && (left["bytes"] as? [Int])?.count == 2)
        let indexed = try command.run(
            "compare", "--agency", "水务局", "--years", "2022..2023", "--json")
        #expect(indexed.output == json.output)
        let csv = try command.run("compare", "2022.txt", "2023.txt", "--csv", "--changes")
        #expect(csv.output.split(separator: "\n").count == 4)
        #expect(
            try command.run("compare", "--agency", "水务局", "--years", "2020..2023").status == 1)
        #expect(
            try command.run("compare", "2022.txt", "2023.txt", "--section", "plan").status == 1)
        let none = try command.run("compare", "--agency", "水务局", "--years", "2018..2019").errors
        #expect(none.contains("no report of 水务局 on 2018") && none.contains("--by agency,year"))
        #expect(try command.run("compare", "2022.txt").status == 2)
        #expect(try command.run("compare", "2022.txt", "missing.txt").status == 2)
    }

    @Test func sharedTextIsListedWithItsOrder() throws {
        let command = try Self.command()
        let text = try command.run("reuse", "2023.txt")
        #expect(text.status == 0)
        #expect(text.output.contains("the other is earlier"))
        let row = try #require(
            try Self.objects(try command.run("reuse", "2023.txt", "--json").output)
                .first { $0["paragraph"] as? Int == 3 })
        #expect(row["other_file"] as? String == "2022.txt" && row["order"] as? String == "later")
        #expect(row["schema"] as? Int == 2 && row["share_of_paragraph"] as? Double == 1)
        let all = try command.run("reuse", "--all", "--csv")
        #expect(all.status == 0 && all.output.contains("2022.txt,2023.txt,"))
        try command.write("law.txt", "第一条 为了规范取水许可，制定本办法。\n")
        let law = try command.run("reuse", "law.txt")
        #expect(law.status == 1 && law.errors.contains("does not look like a yearly report"))
        #expect(try command.run("reuse").status == 2)
        #expect(try command.run("reuse", "--agency", "无此局").status == 1)
    }

    @Test func nearIdenticalHitsNameEachOther() throws {
        let command = try Self.command()
        #expect(try command.run("query", "裁量基准", "-c").output == "2\n")
        let text = try command.run("query", "裁量基准", "--distinct")
        #expect(text.output.contains("same text, other figures in 1 other report: "))
        let hits = try Self.objects(
            try command.run("query", "裁量基准", "--distinct", "--json").output)
        // The paragraphs state other figures, so neither hides the other.
        #expect(hits.count == 2)
        for hit in hits {
            let same = try #require(hit["same_text"] as? [[String: Any]])
            #expect(same.count == 1 && same[0]["other_figures"] as? Bool == true)
        }
        #expect(try command.run("query", "裁量基准", "--distinct", "-c").status == 2)
    }
}
