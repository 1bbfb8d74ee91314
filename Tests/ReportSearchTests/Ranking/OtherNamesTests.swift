import QueryLanguage
import ReportSearch
import SearchTestSupport
import SystemPackage
import TestSupport
import Testing
import TextAnalysis

/// Abbreviations, synonyms, names that reports define, and pinyin.
@Suite struct OtherNamesTests {
    private func fixture() throws -> SearchFixture {
        let fixture = try SearchFixture([
            "a.txt": "市国防动员办公室组织培训。\n", "b.txt": "市国动办召开会议。\n",
            "c.txt": "全市工人大会召开。\n", "d.txt": "市人民代表大会闭幕。\n",
            "e.txt": "青屿数字城市运行中心（以下简称“运行中心”）负责。\n\n运行中心昼夜值守。\n",
            "f.txt": "供水设备运行中心跳频率正常。\n\n青屿数字城市运行中心挂牌。\n",
        ])
        try fixture.index()
        return fixture
    }

    @Test func abbreviationsAreExpandedBothWays() throws {
        let fixture = try fixture()
        #expect(try fixture.files("国动办") == ["b.txt", "a.txt"])
        #expect(try fixture.files("国防动员办公室") == ["a.txt", "b.txt"])
        let result = try fixture.search("国动办")
        #expect(result.hits.map(\.match) == [.literal, .words])
        #expect(result.expansions.map(\.name) == ["国防动员办公室"])
        let marked = result.hits[1]
        let scalars = Array(marked.text.unicodeScalars)
        #expect(
            marked.highlights.map { String(String.UnicodeScalarView(scalars[$0])) }
                == ["国防动员办公室"])
    }

    @Test func quotesAndOptionsPreventExpansion() throws {
        let fixture = try fixture()
        #expect(try fixture.files("\"国动办\"") == ["b.txt"])
        #expect(try fixture.files("国动办") { $0.expands = false } == ["b.txt"])
    }

    @Test func expressionsAreWholeWords() throws {
        let fixture = try fixture()
        // 工人大会 contains the characters of 人大 but not the word.
        #expect(try fixture.files("人大") == ["c.txt", "d.txt"])
        #expect(try fixture.files("工人大会") == ["c.txt"])
        #expect(try fixture.search("工人大会").expansions.isEmpty)
        #expect(try fixture.files("市国动办 培训") == ["a.txt"])
    }

    /// A word that is cut in two has its own reading, not that of its characters.
    @Test func pinyinOfWordsThatAreCut() throws {
        let fixture = try SearchFixture(["a.txt": "校对文稿。\n", "b.txt": "各行各业参与。\n"])
        try fixture.index()
        func found(_ letters: String) throws -> [String] {
            try fixture.search(letters) { $0.readsPinyin = true }.expansions.map(\.name)
        }
        #expect(try found("jiaodui") == ["校对"])
        #expect(try found("xiaodui") == [])
    }

    /// A name defined by a report is only valid in this report.
    @Test func reportsDefineShortNames() throws {
        let fixture = try fixture()
        func places(_ query: String) throws -> [String] {
            try fixture.search(query).hits.map {
                "\($0.place.file.split(separator: "/").last ?? ""):\($0.place.paragraph)"
            }.sorted()
        }
        #expect(
            try places("青屿数字城市运行中心") == ["e.txt:1", "e.txt:2", "f.txt:2"])
        #expect(
            try fixture.search("青屿数字城市运行中心").expansions.map(\.origin) == [.reports])
    }

    @Test func usersListsCount() throws {
        let fixture = try fixture()
        try fixture.write(".rlsearch/synonyms.txt", "# mine\n值守 => 培训\n挂牌 = 闭幕\n")
        #expect(try fixture.files("值守").sorted() == ["a.txt", "e.txt"])
        #expect(try fixture.files("培训") == ["a.txt"])
        #expect(try fixture.files("闭幕").sorted() == ["d.txt", "f.txt"])
        for line in ["执法", "= 执法", "甲 => 乙 => 丙", "甲 = "] {
            try fixture.write(".rlsearch/synonyms.txt", "挂牌 = 闭幕\n\(line)\n")
            do {
                _ = try fixture.search("值守")
                Issue.record("\(line) was read")
            } catch ReportSearchError.synonyms(_, let number, let text) {
                #expect(number == 2 && text == line)
            }
        }
    }

    /// The shipped list is not folded when it is read, so it must be folded already.
    @Test func theShippedListIsFolded() throws {
        let folder = try Folder(.all)
        var folded = FoldedText()
        for line in Synonyms.shipped.expressions {
            folder.fold(line.span, into: &folded)
            #expect(folded.text == line, "\(String(decoding: line, as: UTF8.self))")
        }
        #expect(Synonyms.shipped.expressions.count > 250)
    }

    @Test func pinyinIsRead() throws {
        let fixture = try fixture()
        func files(_ query: String) throws -> [String] {
            try fixture.files(query) { $0.readsPinyin = true }
        }
        #expect(try files("guofangdongyuan") == ["a.txt"])
        #expect(try files("gongren dahui") == ["c.txt"])
        #expect(try files("gfdy") == ["a.txt"])
        #expect(try files("zhishou OR peixun").sorted() == ["a.txt", "e.txt"])
        #expect(try files("qqqq").isEmpty)
        #expect(try fixture.files("guofangdongyuan").isEmpty)
        let used = try fixture.search("gongren") { $0.readsPinyin = true }.expansions
        #expect(used.map(\.name) == ["工人"] && used.map(\.origin) == [.pinyin])
    }

    /// Characters are read as their words are, not alone.
    @Test func pinyinIsThatOfWords() throws {
        let fixture = try SearchFixture([
            "a.txt": "重庆市银行业发展。\n", "b.txt": "都江堰市长城建设。\n", "c.txt": "行政执法监督。行政执法检查。\n",
            "d.txt": "现在重复发展。小组组织分工。\n",
        ])
        try fixture.index()
        func names(_ query: String) throws -> [String] {
            try fixture.search(query) { $0.readsPinyin = true }.expansions.map(\.name)
        }
        #expect(try names("chongqing") == ["重庆"])
        #expect(try names("dujiangyan") == ["都江堰"])
        #expect(try names("yinhang").first == "银行")
        #expect(try names("changcheng") == ["长城"])
        #expect(try names("chongfu") == ["重复"])
        #expect(try names("xzzf").first == "行政执法")
        #expect(try names("zhongqing").isEmpty)
    }
}
