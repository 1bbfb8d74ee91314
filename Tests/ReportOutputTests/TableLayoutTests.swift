import Testing

@testable import ReportOutput

@Suite struct TableLayoutTests {
    private static let passage = String(repeating: "开展行政执法检查，", count: 12)

    private func layout(_ table: Table, width: Int) -> (header: [String], lines: [String]) {
        let layout = TableLayout(of: table, hidesEmpty: true, width: width, language: .zh)
        let lines = layout.text(table).split(separator: "\n", omittingEmptySubsequences: false)
        return (layout.header, lines.map(String.init))
    }

    private func contradictions(_ texts: [String]) -> Table {
        Table(
            .contradiction,
            [
                .init(.check, texts.map { _ in .text("parts") }),
                .init(.agency, texts.map { _ in .text("青屿市望湖区司法局") }),
                .init(.year, texts.map { _ in .int(2023) }),
                .init(.text, texts.map { .text($0) }),
                .init(.otherText, texts.map { .text($0) }),
            ])
    }

    @Test func passagesTooWideForColumnsAreBlocks() {
        let found = layout(contradictions([Self.passage, Self.passage]), width: 60)
        #expect(found.header.isEmpty)
        for line in found.lines { #expect(DisplayWidth.cells(line) <= 60, "\(line)") }
        #expect(found.lines.contains("年份      2023"))
        #expect(found.lines.contains("可疑之处  分项与总数不符"))
        // Nothing of a passage is lost: each line continues below the beginning of the first.
        let passages = found.lines.map { $0.dropFirst($0.hasPrefix(" ") ? 10 : 6) }.joined()
        #expect(passages.components(of: Self.passage) == 4)
        #expect(found.lines.count { $0.isEmpty } == 3, "an empty line after each row")
    }

    @Test func shortPassagesStayInColumns() {
        let found = layout(contradictions(["检查3次", "检查5次"]), width: 80)
        #expect(found.header.count == 1)
        #expect(found.lines.count == 3)
    }

    @Test func manyColumnsAreBlocksWhereTheyDoNotFit() {
        let table = Table(
            .contradiction,
            [Field.agency, .file, .indicator, .unit, .basis, .otherFile, .otherUnit].map {
                .init($0, [.text("青屿市望湖区")])
            })
        #expect(layout(table, width: 30).header.isEmpty)
        #expect(!layout(table, width: 70).header.isEmpty)
    }

    /// A cell for people never has a word of the records.
    @Test(arguments: Field.allCases)
    func everyWordIsSpelledInBothLanguages(field: Field) {
        guard case .word(let words) = field.type.withoutNull else { return }
        // The kinds of tokens are in no table.
        for word in words where field != .kind || SentenceChange(rawValue: word) != nil {
            let chinese = Table.spelled(.text(word), of: field, in: .zh).cell
            #expect(chinese.unicodeScalars.allSatisfy { !$0.isASCII }, "\(field): \(word)")
            #expect(!Table.spelled(.text(word), of: field, in: .en).cell.isEmpty)
        }
    }
}

extension FieldType {
    fileprivate var withoutNull: FieldType {
        if case .optional(let type) = self { type } else { self }
    }
}

extension String {
    /// How often another string occurs in this one.
    fileprivate func components(of other: String) -> Int {
        var count = 0
        var rest = self[...]
        while let found = rest.firstRange(of: other) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}
