import ReportCorpus
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

@testable import ReportSearch

/// Texts in memory are indexed and searched like files.
@Suite struct MemoryTextTests {
    private static let report = """
        青屿市司法局2023年法治政府建设情况报告
        一、主要举措和成效
        开展行政执法检查29次。
        """

    private func index(
        _ fixture: SearchFixture, _ texts: [NamedText],
        options: IndexingOptions = IndexingOptions()
    ) throws -> IndexingSummary {
        try ReportIndexer(fixture.location, options: options).index(texts: texts)
    }

    @Test func aTextIsFoundByItsName() throws {
        let fixture = try SearchFixture()
        let summary = try index(fixture, [NamedText("报告/一", text: Self.report)])
        #expect(summary.addedFiles == 1 && summary.paragraphs == 3 && summary.didCommit)
        let hit = try #require(try fixture.search("\"检查29次\"").hits.first)
        #expect(hit.place.source.citation == "报告/一:3")
        #expect(hit.place.metadata.agency?.value == "青屿市司法局")
        #expect(hit.place.metadata.year?.value == 2023 && hit.place.section == .achievements)
        let bytes = Array(Self.report.utf8)[hit.place.bytes]
        #expect(String(decoding: bytes, as: UTF8.self) == "开展行政执法检查29次。")
    }

    @Test func onlyChangesAreIndexed() throws {
        let fixture = try SearchFixture()
        let texts = [NamedText("a", text: "甲文。"), NamedText("b", text: "乙文。")]
        #expect(try index(fixture, texts).addedFiles == 2)
        let again = try index(fixture, texts)
        #expect(again.unchangedFiles == 2 && !again.didCommit)
        let changed = try index(fixture, [NamedText("a", text: "丙文。")])
        #expect(changed.changedFiles == 1 && changed.removedFiles == 0)
        #expect(try fixture.files("文").sorted() == ["a", "b"])
        #expect(try fixture.files("“甲文”").isEmpty)
        // Given metadata is part of a text.
        var given = GivenMetadata()
        given.year = 2021
        #expect(try index(fixture, [NamedText("b", text: "乙文。", given: given)]).changedFiles == 1)
        let hit = try #require(try fixture.search("“乙文”").hits.first)
        #expect(hit.place.metadata.year == Reading(2021, from: .table))
    }

    @Test func theLastTextOfANameIsKept() throws {
        let fixture = try SearchFixture()
        _ = try index(fixture, [NamedText("a", text: "甲文。"), NamedText("a", text: "乙文。")])
        #expect(try fixture.files("“甲文”").isEmpty)
        #expect(try fixture.files("“乙文”") == ["a"])
    }

    @Test func textsAreRemovedByName() throws {
        let fixture = try SearchFixture()
        _ = try index(fixture, [NamedText("a", text: "甲文。"), NamedText("b", text: "乙文。")])
        let indexer = ReportIndexer(fixture.location)
        let summary = try indexer.removeTexts(named: ["a", "a", "missing"])
        #expect(summary.removedFiles == 1 && summary.didCommit)
        #expect(try fixture.files("文") == ["b"])
        #expect(try !indexer.removeTexts(named: ["a"]).didCommit)
    }

    /// Files and texts do not conflict, even with the same name.
    @Test func textsAndFilesAreSeparate() throws {
        let fixture = try SearchFixture(["a.txt": "甲文。"])
        try fixture.index()
        let name = fixture.folder.path + "/a.txt"
        _ = try index(fixture, [NamedText(name, text: "乙文。"), NamedText("a.txt", text: "丙文。")])
        #expect(try fixture.search("文", limit: nil).hits.count == 3)
        // Files removed from a folder are dropped, but texts are not in a folder.
        try Files.remove(name)
        let summary = try fixture.index()
        #expect(summary.removedFiles == 1)
        #expect(try fixture.search("文", limit: nil).hits.count == 2)
        #expect(
            try ReportIndexer(fixture.location).index(["/"].map { FilePath($0 + "missing") })
                .removedFiles == 0)
        #expect(try fixture.search("文", limit: nil).hits.count == 2)
    }

    @Test func theProofReportsThatTextsAreNotFiles() throws {
        let fixture = try SearchFixture(["a.txt": "甲文。"])
        try fixture.index()
        _ = try index(fixture, [NamedText("b", text: "乙文。")])
        let proof = try ReportSearcher(fixture.location).prove(sampleCount: 20, seed: 1)
        #expect(proof.textCount == 1 && proof.fileCount == 1 && proof.changedFiles.isEmpty)
        #expect(proof.counterexamples.isEmpty)
        let info = try ReportIndexInfo(fixture.location)
        #expect(info.check().problems.isEmpty)
        #expect(try info.reports().files == 2)
    }

    @Test func aTextIsExplainedByItsName() throws {
        let fixture = try SearchFixture()
        _ = try index(fixture, [NamedText("报告", text: "行政执法。\n法治政府。")])
        let diagnosis = try ReportSearcher(fixture.location)
            .diagnose(SearchRequest("法治政府"), file: "报告", paragraph: 2)
        #expect(diagnosis.match == .literal)
    }

    @Test func textsAreAnalysedAgainWithNewWords() throws {
        let fixture = try SearchFixture()
        _ = try index(fixture, [NamedText("a", text: "检查三次。")])
        try fixture.write(".rlsearch/dictionary.txt", "检查三次")
        #expect(try index(fixture, []).retokenizedFiles == 1)
        #expect(try fixture.search("检查三次").hits.count == 1)
    }

    @Test func rowsInMemoryAreRows() throws {
        let fixture = try SearchFixture()
        var options = IndexingOptions()
        options.format = RowFormat()
        let rows = NamedText("rows", text: "q1\t甲文。\nbad\nq2\t乙文。\n")
        let summary = try index(fixture, [rows], options: options)
        #expect(summary.paragraphs == 2)
        #expect(summary.problems == [.malformedRow(path: "rows", line: 2, .noTab)])
        #expect(try fixture.search("文").hits.map(\.place.source.citation) == ["q1", "q2"])
        #expect(try index(fixture, [rows], options: options).unchangedFiles == 1)
    }

    /// Any string is text, even if its bytes look like another format.
    @Test func stringsAreAlwaysText() throws {
        let fixture = try SearchFixture()
        let texts = [
            NamedText("pdf", text: "%PDF-1.7 行政"), NamedText("zero", text: "行\0政"),
            NamedText("empty", text: ""), NamedText("", text: "行政"), NamedText("\0x", text: "行政"),
        ]
        let summary = try index(fixture, texts)
        #expect(summary.problems.isEmpty && summary.addedFiles == 5)
        #expect(summary.emptyFiles == ["empty"])
        #expect(try fixture.search("行政").hits.map(\.place.file).contains("\0x"))
    }

    @Test func aTextThatCannotBeReadIsReportedAndNotRemembered() throws {
        let fixture = try SearchFixture()
        let long = String(repeating: "长", count: DocumentLine.maxByteCount / 3 + 1)
        let summary = try index(fixture, [NamedText("long", text: long)])
        #expect(
            summary.problems == [
                .lineTooLong(path: "long", byteOffset: 0, limit: DocumentLine.maxByteCount)
            ])
        #expect(try ReportIndexInfo(fixture.location).skippedFiles().isEmpty)
    }
}
