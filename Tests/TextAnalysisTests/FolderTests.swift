import SyntheticCorpus
import TestSupport
import Testing

@testable import TextAnalysis

@Suite struct FolderTests {
    private func fold(_ text: String) throws -> String {
        var folded = FoldedText()
        let bytes = Array(text.utf8)
        try Folder().fold(bytes.span, into: &folded)
        return String(decoding: folded.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("ＧＤＰ增长５％", "gdp增长5%"), ("Word", "word"), ("２０２３年", "2023年"),
        ("习近平法 治思想", "习近平法治思想"), ("2023 年", "2023年"), ("达 2300余", "达2300余"),
        ("a  b", "a b"), ("　全文　", "全文"), ("法\u{200B}治", "法治"), ("⼈民", "人民"),
        ("（一）", "(一)"), ("㎡", "m2"), ("line\none", "line one"), ("", ""), ("   ", ""),
        ("第三届\u{FEFF}会", "第三届会"), ("A，B", "a,b"), ("依法行政體系，臺灣裏後麵", "依法行政体系,台湾里后面"),
        ("１２ ３４", "12 34"), ("①走访10²次", "①走访10²次"), ("⑴⒈", "(1)1."), ("显著成效", "显著成效"),
        ("國務院\u{20000}發", "国务院\u{20000}发"),
    ])
    func folds(text: String, expected: String) throws {
        #expect(try fold(text) == expected)
    }

    @Test func everyFoldCanBeSwitchedOff() throws {
        func fold(_ text: String, _ folds: Folds) throws -> String {
            var folded = FoldedText()
            let bytes = Array(text.utf8)
            try Folder(folds).fold(bytes.span, into: &folded)
            return String(decoding: folded.bytes, as: UTF8.self)
        }
        let text = "國務 院Ａ"
        #expect(try fold(text, []) == text)
        #expect(try fold(text, [.width, .case, .compatibility, .zeroWidth]) == "國務 院a")
        #expect(try fold(text, .spaces) == "國務院Ａ")
        #expect(try fold(text, .traditional) == "国务 院Ａ")
        #expect(try fold(text, .all) == "国务院a")
        let forms = "Ａa㎡\u{200B}A○"
        #expect(try fold(forms, .width) == "Aa㎡\u{200B}A○")
        #expect(try fold(forms, .case) == "ａa㎡\u{200B}a○")
        #expect(try fold(forms, .compatibility) == "Ａam2\u{200B}A○")
        #expect(try fold(forms, .zeroWidth) == "Ａa㎡A○")
        #expect(try fold(forms, .years) == "Ａa㎡\u{200B}A〇")
        #expect(try fold(forms, [.width, .case]) == "aa㎡\u{200B}a○")
    }

    /// Each fold is final: the folded form of a character folds to itself.
    @Test func noFoldLeadsToAnother() throws {
        let folder = try Folder()
        var once = FoldedText()
        var twice = FoldedText()
        for value in 0x80..<0x30000 {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            folder.fold(Array(String(scalar).utf8).span, into: &once)
            folder.fold(once.bytes.span, into: &twice)
            #expect(once.bytes == twice.bytes, "\(String(value, radix: 16))")
        }
    }

    @Test func foldingTwiceChangesNothing() throws {
        for text in ["ＡＢ　Ｃ 法 治", "㈠㎏½ﬁ", "習近平 2023 年"] {
            let once = try fold(text)
            #expect(try fold(once) == once)
        }
    }

    /// Every slice of the folded text maps to a slice of the source that folds to it.
    @Test func offsetsMapToTheSource() throws {
        var generator = Seed.generator()
        let alphabet = Array("法治政府２0aB ，。（㎡\u{200B}　ﬁ⼈\u{1F600}é".unicodeScalars)
        let folder = try Folder()
        var folded = FoldedText()
        for _ in 0..<500 {
            var view = String.UnicodeScalarView()
            for _ in 0..<generator.below(30) {
                view.append(alphabet[generator.below(alphabet.count)])
            }
            let source = Array(String(view).utf8)
            folder.fold(source.span, into: &folded)
            #expect(String(validating: folded.bytes, as: UTF8.self) != nil)
            var starts: [Int] = []
            for (index, byte) in folded.bytes.enumerated() where byte & 0xC0 != 0x80 {
                starts.append(index)
            }
            starts.append(folded.bytes.count)
            for (index, start) in starts.enumerated().dropLast() {
                for end in starts[(index + 1)...].prefix(4) {
                    let range = folded.sourceRange(of: start..<end)
                    #expect(range.lowerBound >= 0 && range.upperBound <= source.count)
                    let slice = source[range]
                    let text = try #require(String(validating: slice, as: UTF8.self))
                    var again = FoldedText()
                    folder.fold(Array(text.utf8).span, into: &again)
                    let wanted = folded.bytes[start..<end]
                    // A slice of an expansion (㎡ to m2) maps to the whole character.
                    #expect(
                        again.bytes.elementsEqual(wanted) || again.bytes.count > wanted.count
                            || wanted.allSatisfy { $0 == 0x20 } || wanted.first == 0x20
                            || wanted.last == 0x20)
                }
            }
        }
    }
}
