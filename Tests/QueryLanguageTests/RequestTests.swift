import Testing

@testable import QueryLanguage

/// The names and values that queries, options and parameters share.
@Suite struct RequestTests {
    @Test func fieldsHaveNamesInBothLanguages() {
        let table: [(String, RequestField?)] = [
            ("agency", .agency), ("机关", .agency), ("Region", .region), ("地区", .region),
            ("YEAR", .year),
            ("年度", .year), ("年份", .year), ("部分", .section), ("section", .section), ("标题", .title),
            ("文件", .file), ("小标题", .heading), ("heading", .heading), ("省份", nil), ("agencies", nil),
            ("", nil),
        ]
        for (name, field) in table { #expect(RequestField(name: name) == field, "\(name)") }
    }

    @Test func sectionsHaveNamesInBothLanguages() {
        let table: [(String, SectionChoice?)] = [
            ("achievements", .achievements), ("成效", .achievements), ("主要举措和成效", .achievements),
            ("存在问题", .shortcomings), ("不足和原因", .shortcomings), ("职责", .leadership),
            ("第一责任人", .leadership), ("打算", .plan), ("下一年度安排", .plan), ("PLAN", .plan),
            ("其它", .other),
            ("其他", .other), ("结论", nil), ("", nil),
        ]
        for (name, section) in table { #expect(SectionChoice(name: name) == section, "\(name)") }
    }

    @Test func groupKeysHaveNamesInBothLanguages() {
        let table: [(String, GroupKey?)] = [
            ("agency", .agency), ("机关", .agency), ("region", .region), ("地区", .region),
            ("province", .province), ("省份", .province), ("year", .year), ("年份", .year),
            ("年度", .year),
            ("section", .section), ("部分", .section), ("kind", .kind), ("文件类型", .kind),
            ("title", nil), ("标题", nil),
        ]
        for (name, key) in table { #expect(GroupKey(name: name) == key, "\(name)") }
    }

    @Test func yearsAreSingleOrRanges() {
        let table: [(String, ClosedRange<Int>?)] = [
            ("2023", 2023...2023), ("2021..2023", 2021...2023), ("2021-2023", 2021...2023),
            ("2021—2023", 2021...2023),
            ("2021至2023", 2021...2023), ("2021..", 2021...9999),
            ("..2023", 0...2023), ("2023..2023", 2023...2023), ("..", nil), ("2022.", nil),
            ("2023..2021", nil), ("二〇二二", nil), ("２０２３", nil), ("23", nil), ("20234", nil),
            ("", nil),
            ("-202", nil), ("+202", nil), ("2021...2023", nil), ("2021..2023..", nil),
        ]
        for (text, range) in table { #expect(YearRange(text)?.range == range, "\(text)") }
    }

    @Test func queriesReadTheTable() throws {
        for field in RequestField.allCases {
            for name in field.names.aliases + [field.names.canonical] {
                let query = "\(name):\(field.example)"
                #expect(
                    try QueryParser.parse(query) == QueryParser.parse("\(field):\(field.example)"))
            }
        }
        for section in SectionChoice.allCases {
            for name in section.names.aliases {
                let node = try QueryParser.parse("部分:\(name)")
                #expect(node == .field(.section(section.rawValue)), "\(name)")
            }
        }
    }

    /// A name has one meaning, and each name is listed once.
    @Test func namesAreUnique() {
        func check(_ lists: [RequestNames]) {
            let names = lists.flatMap { [$0.canonical] + $0.aliases }
            #expect(Set(names).count == names.count)
        }
        check(RequestField.allCases.map(\.names))
        check(SectionChoice.allCases.map(\.names))
        check(GroupKey.allCases.map(\.names))
    }

    @Test func fieldsListTheirValues() {
        for field in RequestField.allCases {
            #expect(field.names.canonical == field.rawValue)
            #expect((field.values != nil) == (field.kind == .choice))
            #expect(field.descriptionKey == "field.\(field.rawValue)")
        }
        #expect(
            RequestField.section.values?.map(\.canonical) == SectionChoice.allCases.map(\.rawValue))
        #expect(RequestField.year.kind == .years)
    }
}
