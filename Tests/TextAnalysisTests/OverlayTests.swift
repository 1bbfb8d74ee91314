import TestSupport
import Testing

@testable import TextAnalysis

@Suite struct OverlayTests {
    private func analyzer(_ userLists: [String] = []) throws -> Analyzer {
        try Analyzer(AnalyzerSetup(userLists: userLists.map { Array($0.utf8) }))
    }

    private func overlayWords(_ text: String, _ lists: [String] = []) throws -> [String] {
        let analyzer = try analyzer(lists)
        try analyzer.tokenize(Array(text.utf8).span)
        return analyzer.overlayWords.map { String(decoding: analyzer.term($0), as: UTF8.self) }
    }

    @Test(arguments: [
        "国动办", "三重一大", "双随机", "放管服", "一网通办", "府院联动", "谁执法谁普法", "行政执法三项制度",
        "法治政府", "裁量基准",
    ])
    func shippedWordsAreTokensBesideTheirParts(word: String) throws {
        let analyzer = try analyzer()
        try analyzer.tokenize(Array("推进\(word)工作".utf8).span)
        let found = analyzer.overlayWords.map { String(decoding: analyzer.term($0), as: UTF8.self) }
        #expect(found.contains(word))
        let parts = analyzer.words.map { String(decoding: analyzer.term($0), as: UTF8.self) }
        #expect(parts.joined().contains(word) && !parts.contains(word))
        #expect(
            analyzer.dividedWords.map { String(decoding: analyzer.term($0), as: UTF8.self) }
                .contains { $0.contains(word) })
    }

    /// An overlay word begins and ends at boundaries of ICU's words.
    @Test func wordsBeginAndEndAtICUBoundaries() throws {
        #expect(try !overlayWords("自治区委员会").contains("区委"))
        #expect(try !overlayWords("全国动员").contains("国动"))
    }

    @Test func usersAddWords() throws {
        let list = "观澜工程  # 一个项目\n\n# 说明\nＡＢ計劃\n"
        #expect(try overlayWords("观澜工程启动") == [])
        #expect(try overlayWords("观澜工程启动", [list]) == ["观澜工程"])
        #expect(try overlayWords("ab计划", [list]) == ["ab计划"])
        #expect(
            try AnalyzerSetup().fingerprint
                != AnalyzerSetup(userLists: [Array(list.utf8)]).fingerprint)
    }

    /// The shipped list is folded, and contains each word once and no word that ICU keeps whole.
    @Test func theShippedListIsSound() throws {
        let words = OverlayLists([OverlayLists.shipped]).words
        #expect(words.count >= 600)
        #expect(Set(words).count == words.count)
        let folder = try Folder()
        var folded = FoldedText()
        let segmenter = try WordSegmenter()
        for word in words {
            folder.fold(Array(word.utf8).span, into: &folded)
            #expect(folded.bytes == Array(word.utf8), "\(word)")
            #expect(try segmenter.pieceCount(of: folded.bytes) > 1, "\(word)")
        }
    }

    @Test func everyGroupNamesItsSource() {
        let text = String(decoding: OverlayLists.shipped, as: UTF8.self)
        let groups = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
        #expect(groups.count >= 10)
        #expect(groups.allSatisfy { $0.contains(" | source: ") })
    }
}
