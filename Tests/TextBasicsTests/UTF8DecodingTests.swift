import Testing
import TextBasics

@Suite struct UTF8DecodingTests {
    /// The first and last characters of each byte count, and a few between.
    private let text = "\u{0}a\u{7F}\u{80}é\u{7FF}\u{800}一〇\u{FFFF}\u{10000}𠮷\u{10FFFF}"

    @Test func allWaysOfDecodingAgree() {
        let bytes = Array(text.utf8)
        var index = 0
        for scalar in text.unicodeScalars {
            let start = index
            let fast = unsafe UTF8Decoding.character(bytes.span, unchecked: start)
            #expect(UTF8Decoding.next(bytes.span, &index) == scalar)
            #expect(fast.value == Int(scalar.value) && fast.length == index - start)
            #expect(UTF8Decoding.length(ofLead: bytes[start]) == index - start)
            for place in start..<index {
                #expect(UTF8Decoding.start(ofCharacterAt: place, in: bytes) == start)
            }
        }
        #expect(index == bytes.count)
    }

    @Test func everyCharacterIsVisited() {
        var found: [(Unicode.Scalar, Int)] = []
        UTF8Decoding.forEachScalar(Array("a一𠮷".utf8)) { found.append(($0, $1)) }
        #expect(found.map(\.0) == ["a", "一", "𠮷"])
        #expect(found.map(\.1) == [0, 1, 4])
    }
}
