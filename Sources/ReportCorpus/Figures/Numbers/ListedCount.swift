internal import TextBasics

/// Numerals that count the things listed before them: 春季、夏季、秋季三大车展. Without the list, 三大车展 may be a name.
enum ListedCount {
    /// The maximum number of characters before the numeral that are searched.
    private static let limit = 80
    private static let ends = MarkSet("。；;！？!?，,：:（(")
    /// Units of ranks, and units that do not count things.
    private static let otherUnits: Set<String> = [
        "级", "年", "分", "成", "番", "步", "度", "期", "次", "里", "面",
    ]

    /// Whether a list before a small numeral has as many items as the numeral states, or at most as many if it ends
    /// with 等.
    static func isCount(
        _ found: OrdinalReader.Candidate, before: ArraySlice<Unicode.Scalar>,
        after: ArraySlice<Unicode.Scalar>, _ words: FigureWords
    ) -> Bool {
        guard found.range.count == found.unit.unicodeScalars.count + 1,
            (before.last.map { ChineseNumerals.decimalDigit($0) == nil } ?? false),
            found.number.value.decimals == 0, (2...10).contains(found.number.value.digits),
            !otherUnits.contains(found.unit), !FigureUnits.shipped.isMeasure(found.unit),
            let next = after.first, next.value >= 0x4E00, next.value <= 0x9FFF,
            found.unit == "大" || words.prefix(.deeds, of: after) == 0,
            words.prefix(.notAfter, of: after) == 0
        else { return false }
        let isOpen = before.last == "等"
        guard let (least, most) = items(in: isOpen ? before.dropLast() : before) else {
            return false
        }
        let count = found.number.value.digits
        return isOpen ? least <= count : least == count || most == count
    }

    /// The number of items in the list that ends a text, without and with those after 和; nil if there is no list.
    private static func items(
        in text: ArraySlice<Unicode.Scalar>
    ) -> (least: Int, most: Int)? {
        var (marks, joins, depth) = (0, 0, 0)
        var next: Unicode.Scalar?
        for scalar in text.suffix(limit).reversed() {
            if "）)".unicodeScalars.contains(scalar) { depth += 1 }
            if depth > 0 {
                if "（(".unicodeScalars.contains(scalar) { depth -= 1 }
            } else if ends.contains(scalar) || scalar == "等" {
                // The text before 等 is a separate list.
                break
            } else if scalar == "、" || scalar == "”" && next == "“" {
                marks += 1
            } else if marks == 0, "和及与".unicodeScalars.contains(scalar) {
                joins = 1
            }
            next = scalar
        }
        return marks == 0 ? nil : (marks + 1, marks + 1 + joins)
    }
}
