internal import TextBasics

/// Rejects most texts without a figure quickly, without parsing their numbers.
///
/// In most paragraphs of a law, numerals occur only in ordinals (第十二条) and in words (统一, 一般).
enum FigureScreen {
    /// Whether a text may contain a figure; false is certain.
    ///
    /// - Parameter text: valid UTF-8.
    /// - Complexity: O(bytes).
    static func mayContain(_ text: Span<UInt8>) -> Bool {
        var index = 0
        // Whether the preceding characters are 第 and a number.
        var isOrdinal = false
        while index < text.count {
            let lead = text[index]
            if lead < 0x80 {
                if lead >= 0x30, lead <= 0x39 {
                    if !isOrdinal { return true }
                } else {
                    isOrdinal = false
                }
                index += 1
                continue
            }
            let start = index
            let scalar = UTF8Decoding.next(text, &index)
            guard starts.mayContain(scalar) else {
                isOrdinal = false
                continue
            }
            if scalar == "第" {
                isOrdinal = true
            } else if FigureNumber.begins(with: scalar) {
                if isOrdinal { continue }
                if scalar != "一" || !isArticle(text, before: start, after: index) { return true }
            } else if others.contains(scalar) {
                return true
            } else {
                isOrdinal = false
            }
        }
        return false
    }

    /// Whether 一 is alone before a Han character that continues no number: 一般, 一次.
    private static func isArticle(_ text: Span<UInt8>, before: Int, after: Int) -> Bool {
        guard after < text.count else { return true }
        var index = after
        let next = UTF8Decoding.next(text, &index)
        return next.value >= 0x4E00 && next.value <= 0x9FFF && !continuations.contains(next)
            && !FigureNumber.begins(with: next)
    }

    /// Other characters that may begin a number: multipliers, signs, traditional and formal numerals.
    private static let otherStarts = Array(
        "万亿萬億兩負负零−－﹣壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟".unicodeScalars)
    private static let others = Set(otherStarts)
    private static let starts = CharacterMasks([
        otherStarts + Array("第０１２３４５６７８９〇一二三四五六七八九两十百千".unicodeScalars)
    ])
    /// What may continue a number that begins with 一.
    private static let continuations = Set(
        "万亿萬億兩点點多余餘几幾番成倍半和及与與至到".unicodeScalars)
}
