/// Assigns to each value of a list what it counts: 受理8件，结案7件，同比分别上升8%、9%.
enum FigurePairs {
    /// The characters between the figures of a list.
    private static let marks = Set("、和及与 ".unicodeScalars)
    private static let separators = Set("、和及与".unicodeScalars)

    /// Gives each figure of a list its own name, and the change and basis of the first.
    static func pair(_ drafts: inout [FigureDraft], in scalars: [Unicode.Scalar]) {
        var index = 0
        while index < drafts.count {
            var end = index + 1
            while end < drafts.count, drafts[end].sentence == drafts[index].sentence,
                continues(
                    drafts[end], drafts[end - 1], in: scalars, mixes: drafts[index].isDistributed)
            {
                drafts[end].change = drafts[index].change
                drafts[end].basis = drafts[index].basis
                drafts[end].indicator = drafts[index].indicator
                end += 1
            }
            if drafts[index].isDistributed, end - index > 1 {
                distribute(index..<end, &drafts, in: scalars)
            }
            if let name = total(index, drafts, in: scalars) { drafts[index].indicator = name }
            index = end
        }
    }

    /// The names of a list before its total: 商场20家、市场15家，共35家. Nil if the figure is not the sum of those before it.
    private static func total(
        _ index: Int, _ drafts: [FigureDraft], in scalars: [Unicode.Scalar]
    ) -> FigureName? {
        let figure = drafts[index]
        guard index > 1, figure.change == nil, figure.quantity.upper == nil else { return nil }
        let gap = scalars[
            drafts[index - 1].quantity.own
                .upperBound..<max(
                    drafts[index - 1].quantity.own.upperBound, figure.quantity.whole.lowerBound)
        ].drop { $0.isSpace || "，,、；;（(".unicodeScalars.contains($0) }
        guard !gap.isEmpty, FigureWords.shipped.prefix(.summing, of: gap) == gap.count else {
            return nil
        }
        let units = FigureUnits.shipped
        var sum = 0.0
        for first in (0..<index).reversed() {
            let part = drafts[first]
            guard part.sentence == figure.sentence,
                part.quantity.unit == figure.quantity.unit
                    || !units.isMeasure(part.quantity.unit)
                        && !units.isMeasure(figure.quantity.unit),
                part.change == nil, !part.indicator.range.isEmpty
            else { return nil }
            sum += part.quantity.value.double
            guard index - first > 1, sum >= figure.quantity.value.double else { continue }
            let whole =
                part.indicator.range.lowerBound..<drafts[index - 1].indicator.range.upperBound
            guard sum == figure.quantity.value.double, whole.lowerBound < whole.upperBound else {
                return nil
            }
            return FigureName(range: whole, parts: names(drafts[first..<index], in: scalars))
        }
        return nil
    }

    /// The names of figures, with the marks between them that the text has.
    private static func names(
        _ drafts: ArraySlice<FigureDraft>, in scalars: [Unicode.Scalar]
    ) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        for draft in drafts {
            let name = draft.indicator
            let end = draft.quantity.own.upperBound
            parts += name.parts.isEmpty ? [name.range] : name.parts
            if end < scalars.count, draft.quantity.own != drafts.last?.quantity.own,
                "、，,".unicodeScalars.contains(scalars[end])
            {
                parts.append(end..<end + 1)
            }
        }
        return parts
    }

    /// Whether a figure directly follows another one in a list, with the same kind of unit.
    ///
    /// - Parameter mixes: whether the kinds of units may differ, as in 客运量、货运量分别为8万人次和9万吨.
    private static func continues(
        _ figure: FigureDraft, _ last: FigureDraft, in scalars: [Unicode.Scalar], mixes: Bool
    ) -> Bool {
        let end = last.quantity.own.upperBound
        guard figure.quantity.whole.lowerBound > end else { return false }
        let gap = scalars[end..<figure.quantity.whole.lowerBound]
        return gap.count <= 3 && gap.allSatisfy(marks.contains)
            && (mixes
                || FigureUnits.shipped.isMeasure(figure.quantity.unit)
                    == FigureUnits.shipped.isMeasure(last.quantity.unit))
            && figure.isNameless
    }

    private static func distribute(
        _ list: Range<Int>, _ drafts: inout [FigureDraft], in scalars: [Unicode.Scalar]
    ) {
        let first = drafts[list.lowerBound]
        if first.isNameless {
            // The values belong to the figures before the list, if there are equally many of both.
            var owners: [Int] = []
            var at = list.lowerBound - 1
            while at >= 0, drafts[at].sentence == first.sentence, drafts[at].change == nil,
                !drafts[at].isDistributed
            {
                owners.append(at)
                at -= 1
            }
            owners.reverse()
            guard owners.count == list.count else {
                for index in list { drafts[index].indicator = FigureName() }
                return
            }
            for (owner, index) in zip(owners, list) {
                drafts[index].indicator = drafts[owner].indicator
            }
            return
        }
        let names = parts(of: first.indicator.range, in: scalars)
        guard names.count == list.count else { return }
        for (name, index) in zip(named(names, in: scalars), list) { drafts[index].indicator = name }
    }

    private static func parts(of range: Range<Int>, in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        scalars[range].split(whereSeparator: separators.contains).map {
            $0.startIndex..<$0.endIndex
        }
    }

    /// The names of a list, with the end that they share: 第二 and 第三产业比重.
    private static func named(_ parts: [Range<Int>], in scalars: [Unicode.Scalar]) -> [FigureName] {
        guard let last = parts.last else { return [] }
        let shared = sharedEnd(parts, in: scalars)
        guard !shared.isEmpty else { return parts.map { FigureName(range: $0) } }
        return parts.map { part in
            part == last
                ? FigureName(range: part)
                : FigureName(range: part.lowerBound..<last.upperBound, parts: [part, shared])
        }
    }

    /// The end of the last name that belongs to all, where the names before it are of its form: 第二、第三产业比重,
    /// 城镇、农村居民收入.
    private static func sharedEnd(_ parts: [Range<Int>], in scalars: [Unicode.Scalar]) -> Range<Int>
    {
        guard let last = parts.last else { return 0..<0 }
        let words = FigureWords.shipped
        let head = words.prefix(.sibling, of: scalars[last])
        let areSiblings = parts.dropLast().allSatisfy {
            words.prefix(.sibling, of: scalars[$0]) == $0.count
        }
        return head > 0 && areSiblings
            ? last.lowerBound + head..<last.upperBound : last.upperBound..<last.upperBound
    }
}

/// The scalars that name what a figure counts.
struct FigureName {
    /// All of the text from the first to the last; empty if the text names nothing.
    var range = 0..<0
    /// The parts that make the name, if not all of the range does.
    var parts: [Range<Int>] = []
}

/// A figure while its paragraph is read.
struct FigureDraft {
    let quantity: Quantity
    var indicator: FigureName
    var change: Figure.Change?
    var basis: Range<Int>?
    var role: Figure.Role
    /// The beginning of its sentence.
    let sentence: Int
    /// Whether no words of its own name it.
    let isNameless: Bool
    /// Whether the words before it give several values to several names: 分别.
    let isDistributed: Bool
}
