internal import ICUText

/// Mends what converters from Word and PDF do to text.
enum TextRepair {
    /// The text of a line without converter's marks, and without single spaces between Han.
    ///
    /// A single space or tab between two wide characters is a converter's; two or more, or a full
    /// width one, were set by the author (between two signatures, say) and stay as one.
    static func repair(_ line: String) -> String {
        var scalars = Array(line.unicodeScalars)
        if scalars.contains("[") { scalars = withoutBookmarks(scalars) }
        let number = articleNumberEnd(scalars)
        var mended = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            guard scalar.isSpace else {
                mended.append(scalar)
                index += 1
                continue
            }
            var end = index
            var cells = 0
            while end < scalars.count, scalars[end].isSpace {
                cells += scalars[end].value == 0x3000 ? 2 : 1
                end += 1
            }
            let before = mended.last
            let after = end < scalars.count ? scalars[end] : nil
            if let before, let after,
                index == number
                    || !(cells == 1 && WideCharacters.contains(before)
                        && WideCharacters.contains(after))
            {
                mended.append(" ")
            }
            index = end
        }
        return String(mended)
    }

    /// Where the number of an article or chapter ends that a line of a statute begins with: the
    /// space behind 第三条 is the author's.
    private static func articleNumberEnd(_ scalars: [Unicode.Scalar]) -> Int? {
        let start = scalars.firstIndex { $0 != "#" && !$0.isSpace } ?? 0
        guard start < scalars.count, scalars[start] == "第" else { return nil }
        let end = ChineseNumber.read(scalars, from: start + 1).end
        guard end > start + 1, end < scalars.count,
            "编章节条款".unicodeScalars.contains(scalars[end])
        else { return nil }
        return end + 1
    }

    /// Removes `[bookmark: name]`, which a converter leaves where Word had a bookmark.
    private static func withoutBookmarks(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let opening = Array("[bookmark:".unicodeScalars)
        var kept: [Unicode.Scalar] = []
        var index = 0
        while index < scalars.count {
            if scalars[index] == "[", scalars[index...].starts(with: opening),
                let end = scalars[index...].prefix(200).firstIndex(of: "]")
            {
                index = end + 1
            } else {
                kept.append(scalars[index])
                index += 1
            }
        }
        return kept
    }

    /// The text without the dash or bullet of a converted list.
    static func withoutBullet(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, "-*•·●○▪■◆–—➢".unicodeScalars.contains(first) else {
            return text
        }
        let rest = scalars.dropFirst()
        guard let second = rest.first, second == " " || second.value == 0x3000 else { return text }
        let body = rest.drop(while: \.isSpace)
        return body.isEmpty ? text : String(body)
    }
}
