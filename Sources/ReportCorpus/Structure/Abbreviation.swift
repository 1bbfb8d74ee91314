/// A short name that a report defines for a long one: 国防动员办公室（以下简称国动办）.
public struct Abbreviation: Hashable, Sendable {
    /// The short name.
    public let short: String
    /// The long name.
    public let full: String

    private static let mark = Array("简称".unicodeScalars)
    private static let openings = Set("（(".unicodeScalars)
    private static let closings = Set("）)".unicodeScalars)
    private static let quotes = Set("“”\"「」《》‘’".unicodeScalars)
    private static let lengths = 2...20
    private static let maxFullLength = 60
    /// The maximum number of characters between the parenthesis and 简称: （以下简称, （本条例以下简称.
    private static let maxLeadLength = 8

    /// The short names that a text defines, in order.
    ///
    /// The long name is the title in book title marks (《》) before the parenthesis; otherwise the shortest text before
    /// it that contains the characters of the short name in order; or all words before it, if they end with the short
    /// name. If there is no such text, as in 警务辅助人员（以下简称辅警）, no long name is guessed.
    ///
    /// - Complexity: O(text).
    static func definitions(in text: String) -> [Abbreviation] {
        // Few paragraphs define any.
        guard text.containsBytes("简称") else { return [] }
        let scalars = Array(text.unicodeScalars)
        var found: [Abbreviation] = []
        var seen: Set<Abbreviation> = []
        var index = 0
        while index + mark.count < scalars.count {
            defer { index += 1 }
            guard scalars[index] == mark[0], scalars[index + 1] == mark[1],
                let open = opening(before: index, in: scalars),
                let short = short(from: index + mark.count, in: scalars),
                let full = full(of: short, before: open, in: scalars)
            else { continue }
            let abbreviation = Abbreviation(short: string(short), full: string(full))
            if seen.insert(abbreviation).inserted { found.append(abbreviation) }
        }
        return found
    }

    private static func opening(before mark: Int, in text: [Unicode.Scalar]) -> Int? {
        (max(0, mark - maxLeadLength)..<mark).last { openings.contains(text[$0]) }
    }

    private static func short(
        from start: Int, in text: [Unicode.Scalar]
    ) -> ArraySlice<Unicode.Scalar>? {
        var begin = start
        while begin < text.count,
            quotes.contains(text[begin]) || "：:".unicodeScalars.contains(text[begin])
        { begin += 1 }
        var end = begin
        while end < text.count, isName(text[end]), end - begin <= lengths.upperBound { end += 1 }
        var close = end
        while close < text.count, quotes.contains(text[close]) { close += 1 }
        guard lengths.contains(end - begin), close < text.count, closings.contains(text[close])
        else { return nil }
        return text[begin..<end]
    }

    private static func full(
        of short: ArraySlice<Unicode.Scalar>, before open: Int, in text: [Unicode.Scalar]
    ) -> ArraySlice<Unicode.Scalar>? {
        var end = open
        if end > 0, text[end - 1] == "》" {
            end -= 1
            let from = max(0, end - maxFullLength)
            guard let title = text[from..<end].lastIndex(of: "《") else { return nil }
            return text[(title + 1)..<end]
        }
        if end > 0, quotes.contains(text[end - 1]) { end -= 1 }
        var start = end
        var rest = short[...]
        while let last = rest.last {
            start -= 1
            guard start >= max(0, end - maxFullLength), isName(text[start]) else { return nil }
            if text[start] == last { rest.removeLast() }
        }
        // The short name is the end of the long one, so take all words before it.
        if end - start == short.count {
            while start > max(0, end - maxFullLength), isName(text[start - 1]) { start -= 1 }
        }
        return end - start > short.count ? text[start..<end] : nil
    }

    /// Whether a character may be part of a name.
    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
