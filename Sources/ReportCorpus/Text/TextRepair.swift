internal import TextBasics

/// Repairs text damaged by converters from Word and PDF.
enum TextRepair {
    /// The text of a line without marks left by converters, invisible characters, and single spaces between Han
    /// characters.
    ///
    /// A single space or tab between two wide characters comes from a converter and is removed. Several spaces, or a
    /// full-width one, come from the author, for example between two signatures, and become one space.
    static func repair(_ line: DocumentLine) -> RepairedLine {
        let isWhole = !line.text.unicodeScalars.contains {
            $0.isSpace || $0.isInvisible || $0 == "["
        }
        if isWhole && line.widths == nil {
            return RepairedLine(
                text: line.text, source: SourceMap(from: line.bytes.lowerBound), line: line)
        }
        let scalars = withoutBookmarks(line.placedScalars)
        let number = articleNumberEnd(scalars.map(\.scalar))
        var text = String.UnicodeScalarView()
        var byteCount = 0
        var source = SourceMap()
        func append(_ scalar: Unicode.Scalar, _ bytes: Range<Int>) {
            let width = UTF8.width(scalar)
            source.append(byteCount, textWidth: width, source: bytes)
            text.append(scalar)
            byteCount += width
        }
        var index = 0
        while index < scalars.count {
            if scalars[index].scalar.isInvisible {
                index += 1
                continue
            }
            guard scalars[index].scalar.isSpace else {
                append(scalars[index].scalar, scalars[index].bytes)
                index += 1
                continue
            }
            var end = index
            var cells = 0
            while end < scalars.count, scalars[end].scalar.isSpace {
                cells += scalars[end].scalar.value == 0x3000 ? 2 : 1
                end += 1
            }
            let after = end < scalars.count ? scalars[end].scalar : nil
            if let before = text.last, let after,
                index == number
                    || !(cells == 1 && WideCharacters.contains(before)
                        && WideCharacters.contains(after))
            {
                append(" ", run(from: index, of: scalars[..<end]))
            }
            index = end
        }
        // A line that contains only a converter's mark has no text, but still has bytes.
        if text.isEmpty { source = SourceMap(from: line.bytes.lowerBound) }
        return RepairedLine(text: String(text), source: source, line: line)
    }

    /// The bytes of the characters, from an index on, that are adjacent in the file.
    private static func run(from index: Int, of scalars: ArraySlice<PlacedScalar>) -> Range<Int> {
        var end = scalars[index].bytes.upperBound
        for next in scalars[index...].dropFirst() where next.bytes.lowerBound == end {
            end = next.bytes.upperBound
        }
        return scalars[index].bytes.lowerBound..<end
    }

    /// The end of the number of an article or chapter at the beginning of a line, such as 第三条. The space after it is
    /// the author's, so it is kept.
    private static func articleNumberEnd(_ scalars: [Unicode.Scalar]) -> Int? {
        let start = scalars.firstIndex { $0 != "#" && !$0.isSpace } ?? 0
        guard start < scalars.count, scalars[start] == "第" else { return nil }
        let end = ChineseNumerals.ofDates.byPlaceValue(scalars, from: start + 1).end
        guard end > start + 1, end < scalars.count,
            "编篇章节条款".unicodeScalars.contains(scalars[end])
        else { return nil }
        return end + 1
    }

    /// Removes `[bookmark: name]`, which a converter writes for a bookmark of Word.
    private static func withoutBookmarks(_ scalars: [PlacedScalar]) -> [PlacedScalar] {
        let opening = Array("[bookmark:".unicodeScalars)
        var kept: [PlacedScalar] = []
        var index = 0
        while index < scalars.count {
            if scalars[index].scalar == "[",
                scalars[index...].lazy.map(\.scalar).starts(with: opening),
                let end = scalars[index...].prefix(200).firstIndex(where: { $0.scalar == "]" })
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

/// A line after repair.
struct RepairedLine {
    let text: String
    /// Maps the text to bytes of the file.
    let source: SourceMap
    /// The line before repair.
    let line: DocumentLine
}
