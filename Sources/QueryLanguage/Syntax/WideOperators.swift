/// Reads full-width operators, which Chinese keyboards produce: （执法 OR 检查） －培训 is (执法 OR 检查) -培训.
///
/// Parentheses inside a word, as in 办法（试行）, and those around one word are text.
enum WideOperators {
    /// The characters of a query with narrow operators. No position changes.
    ///
    /// - Complexity: O(n²) for n characters, if all are parentheses.
    static func narrowed(_ query: [Character]) -> [Character] {
        guard query.contains(where: { $0 == "（" || $0 == "－" }) else { return query }
        var result = query
        var index = 0
        while index < result.count {
            if let close = QueryScanner.closing(result[index]) {
                // Quoted text is kept.
                index = result[(index + 1)...].firstIndex(of: close) ?? result.count
            } else if result[index] == "－", beginsPart(index, in: result),
                index + 1 < result.count, !result[index + 1].isWhitespace
            {
                result[index] = "-"
            } else if result[index] == "（", beginsPart(index, in: result),
                let close = groupEnd(from: index, in: result)
            {
                (result[index], result[close]) = ("(", ")")
            }
            index += 1
        }
        return result
    }

    /// Whether a part begins at a position: in the same word, only an operator may come before it.
    private static func beginsPart(_ index: Int, in query: [Character]) -> Bool {
        let word = query[..<index].reversed().prefix { !$0.isWhitespace && !"(-".contains($0) }
        return word.isEmpty || ProximityName.isWhole(String(word.reversed()))
    }

    /// The position of the parenthesis that closes a group; nil if the group has no space, or if a word continues after
    /// it.
    private static func groupEnd(from start: Int, in query: [Character]) -> Int? {
        var depth = 0
        for index in start..<query.count {
            switch query[index] {
            case "（": depth += 1
            case "）": depth -= 1
            default: break
            }
            guard depth == 0 else { continue }
            let next = index + 1 < query.count ? query[index + 1] : " "
            let isWhole = next.isWhitespace || ")）^".contains(next)
            return isWhole && query[start..<index].contains(where: \.isWhitespace) ? index : nil
        }
        return nil
    }
}
