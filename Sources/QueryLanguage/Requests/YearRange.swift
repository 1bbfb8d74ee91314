/// A year or a range of years, as requests write it: `2023`, `2021..2023`, `2021..` or `..2023`; also `2021-2023`,
/// `2021—2023` and `2021至2023`.
public struct YearRange: Equatable, Sendable {
    /// The years. An open end becomes 0 or 9999.
    public let range: ClosedRange<Int>

    /// Reads a range; nil if the text is not a range. A year has four ASCII digits.
    public init?(_ text: String) {
        guard let dots = Self.separator(in: text) else {
            guard let year = Self.year(text[...]) else { return nil }
            range = year...year
            return
        }
        let (before, after) = (text[..<dots.lowerBound], text[dots.upperBound...])
        guard !before.isEmpty || !after.isEmpty,
            let first = before.isEmpty ? 0 : Self.year(before),
            let last = after.isEmpty ? 9999 : Self.year(after), first <= last
        else { return nil }
        range = first...last
    }

    /// The mark between two years; only dots may have an open end.
    private static func separator(in text: String) -> Range<String.Index>? {
        if let dots = text.firstRange(of: "..") { return dots }
        guard text.count > 5 else { return nil }
        return ["—", "–", "-", "－", "~", "～", "至"].lazy.compactMap { text.firstRange(of: $0) }
            .first
    }

    private static func year(_ text: Substring) -> Int? {
        guard text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
