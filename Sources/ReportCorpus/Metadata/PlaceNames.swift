/// Finds the names of administrative divisions in running text.
package struct PlaceNames: Sendable {
    /// A name in a text.
    package struct Mention: Equatable, Sendable {
        /// The name as written in the text: 北京市东城区, 博爱县.
        package let name: String
        /// The bytes of the name in the text (UTF-8).
        package let range: Range<Int>
        /// The paths of the divisions that the name may refer to, each from the province down.
        package let paths: [[String]]
    }

    private let divisions = Divisions.shipped

    /// The minimum length of a name. A name of two characters is usually a common noun: 城区, 矿区.
    private static let minLength = 3
    private static let endings = Set("省市区县旗州盟".unicodeScalars)
    /// Characters after a name that make its last character part of another word: 河东区域.
    private static let continuations = Set("域间块划级".unicodeScalars)
    /// Words that are also common nouns.
    private static let commonNouns: Set<String> = [
        "新城区", "老城区", "城中区", "新市区", "市中区", "中心区", "工业区", "开发区", "高新区", "经开区", "示范区",
    ]
    /// Characters that form another word with a preceding 市, 县 or 区: 白银市场, 通城县道, 海口市民.
    private static let otherWords: [Unicode.Scalar: Set<Unicode.Scalar>] = [
        "市": Set("场民值容".unicodeScalars), "县": Set("道处".unicodeScalars),
        "旗": Set("帜舰下手".unicodeScalars), "州": Set("际".unicodeScalars),
        "盟": Set("约友".unicodeScalars),
    ]

    package init() {}

    /// The full names in a text, from the left and without overlap.
    ///
    /// - Complexity: O(text).
    package func mentions(in text: String) -> [Mention] {
        let scalars = Array(text.unicodeScalars)
        var mentions: [Mention] = []
        var index = 0
        var offset = 0
        while index < scalars.count {
            guard let (paths, end) = divisions.candidates(scalars, from: index),
                end - index >= Self.minLength, Self.endings.contains(scalars[end - 1]),
                end == scalars.count || !Self.continues(scalars[end - 1], scalars[end]),
                !Self.commonNouns.contains(
                    String(String.UnicodeScalarView(scalars[index..<end])))
            else {
                offset += UTF8.width(scalars[index])
                index += 1
                continue
            }
            let name = String(String.UnicodeScalarView(scalars[index..<end]))
            let range = offset..<offset + name.utf8.count
            mentions.append(Mention(name: name, range: range, paths: paths))
            (index, offset) = (end, range.upperBound)
        }
        return mentions
    }

    private static func continues(_ last: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
        continuations.contains(next) || otherWords[last]?.contains(next) ?? false
    }
}
