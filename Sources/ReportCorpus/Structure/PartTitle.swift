/// Distinguishes titles of parts and chapters from sentences that begin like them.
enum PartTitle {
    /// The maximum length of a line that begins with 第一部分 and is a heading.
    private static let maxLength = 60

    /// Whether a title follows 第一章 directly, because a converter lost the space: 第一章总则.
    static func isShort(
        _ scalars: [Unicode.Scalar], _ end: Int, _ text: String
    ) -> Bool {
        guard "章编篇".unicodeScalars.contains(scalars[end]),
            text.utf8.count <= maxShortTitleByteCount,
            !"程节回制者号队辑是为的中里以对和与及第".unicodeScalars.contains(scalars[end + 1])
        else { return false }
        return text.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    }

    /// The maximum byte length of such a title, about 20 Han characters; longer lines are sentences.
    private static let maxShortTitleByteCount = 60

    /// Whether a line that begins with 第一部分 is a heading: 第一部分是总则。 is a sentence.
    static func follows(_ scalars: [Unicode.Scalar], _ end: Int, _ text: String) -> Bool {
        if end < scalars.count, "是为由的和与，,。、；".unicodeScalars.contains(scalars[end]) {
            return false
        }
        // 第一部分主要介绍情况 is a sentence, 第一部分主要举措 is not.
        let rest = String(text.unicodeScalars.dropFirst(end))
        if verbs.contains(where: { rest.begins(with: "主要" + $0) }) { return false }
        return text.unicodeScalars.count <= maxLength && !text.containsBytes("。")
    }

    private static let verbs = [
        "介绍", "讲", "是", "阐述", "包括", "内容是", "说明", "论述", "围绕", "从", "对", "就", "反映", "总结了", "分析了",
    ]
}
