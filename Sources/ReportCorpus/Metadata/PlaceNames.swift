/// Finds the names of administrative divisions in running text.
package struct PlaceNames: Sendable {
    /// A name that stands in a text.
    package struct Mention: Equatable, Sendable {
        /// As it stands there: 北京市东城区, 博爱县.
        package let name: String
        /// Its bytes in the text.
        package let range: Range<Int>
        /// The places that may be meant, each from the province down.
        package let paths: [[String]]
    }

    private let divisions = Divisions.shipped

    /// Two characters are more often a common noun: 城区, 矿区.
    private static let shortest = 3
    private static let endings = Set("省市区县旗州盟".unicodeScalars)
    /// What makes another word of the end of a name: 河东区域.
    private static let continuations = Set("域间块划级".unicodeScalars)

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
                end - index >= Self.shortest, Self.endings.contains(scalars[end - 1]),
                end == scalars.count || !Self.continuations.contains(scalars[end])
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
}
