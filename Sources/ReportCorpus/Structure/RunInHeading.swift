/// Finds headings that are followed by their text on the same line without a mark, because a converter lost the line
/// end. A space may be in its place.
enum RunInHeading {
    /// The number of characters of a heading after its marker.
    private static let lengths = 3...30
    /// The minimum number of characters after the heading.
    private static let minTextLength = 30
    private static let marks = Set("，。；：:！？!?,;".unicodeScalars)
    /// Words with which the text of a part begins.
    private static let openings = [
        "今年以来", "今年来", "一年来", "近年来", "去年以来", "全年", "本年度", "我局", "我市", "我县", "我区", "我镇", "我乡", "我街道",
        "我委", "我办", "我院", "我厅", "我省", "一是", "主要是", "主要表现", "主要有", "坚持以", "深入学习", "虽然", "对照", "在取得",
        "在肯定", "按照", "围绕", "下一步，", "为",
    ]

    /// The number of scalars of the heading with its marker; nil if the line has none.
    static func end(of block: TextBlock, _ marker: HeadingMarker, _ scalars: [Unicode.Scalar])
        -> Int?
    {
        guard marker.style >= .han, marker.style <= .digit, marker.decorationCount == 0,
            scalars.count >= marker.scalarCount + lengths.lowerBound + minTextLength
        else { return nil }
        let first = marker.scalarCount + lengths.lowerBound
        let last = min(
            marker.scalarCount + lengths.upperBound, scalars.count - minTextLength)
        let mark = scalars[marker.scalarCount...].firstIndex(where: marks.contains) ?? scalars.count
        guard first <= last, first < mark else { return nil }
        let range = first...min(last, mark)
        return space(of: block, scalars, in: range) ?? words(scalars, marker, in: range)
    }

    /// The position of the only space between Chinese characters of the line. Nil if there are several: then they do
    /// not show where a heading ends.
    private static func space(
        of block: TextBlock, _ scalars: [Unicode.Scalar], in range: ClosedRange<Int>
    ) -> Int? {
        guard block.lineCount == 1 else { return nil }
        var gaps = Set(block.source.gaps)
        var offset = 0
        var found: [Int] = []
        for (index, scalar) in scalars.enumerated() {
            let isKept = scalar.isSpace
            if isKept || gaps.remove(offset) != nil, index > 0 {
                let next = isKept ? index + 1 : index
                if scalars[index - 1].properties.isIdeographic, next < scalars.count,
                    scalars[next].properties.isIdeographic
                {
                    found.append(index)
                    if found.count > 1 { return nil }
                }
            }
            offset += String(scalar).utf8.count
        }
        return found.first.flatMap { range.contains($0) ? $0 : nil }
    }

    /// Where the name of a part ends and its text begins: 二、存在的问题和不足主要是….
    private static func words(
        _ scalars: [Unicode.Scalar], _ marker: HeadingMarker, in range: ClosedRange<Int>
    ) -> Int? {
        guard marker.style == .han else { return nil }
        func text(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(scalars[range]))
        }
        for end in range {
            let rest = text(end..<min(scalars.count, end + 8))
            let isYear = rest.prefix(4).allSatisfy(\.isNumber) && rest.dropFirst(4).hasPrefix("年")
            guard isYear || openings.contains(where: { rest.begins(with: $0) }) else { continue }
            if SectionClassifier.namesPart(text(marker.scalarCount..<end)) { return end }
        }
        return nil
    }
}
