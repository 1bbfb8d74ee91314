internal import ReportCorpus

/// Two figures, one from each report, that measure the same thing; or one figure without a counterpart.
public struct FigurePair: Sendable {
    /// The figure of the left report; nil if only the right report has one.
    public let left: PlacedFigure?
    /// The figure of the right report; nil if only the left report has one.
    public let right: PlacedFigure?

    /// Whether both reports state the same amount (or value and unit), upper value, qualifier and direction.
    public var isUnchanged: Bool {
        guard let left = left?.figure, let right = right?.figure else { return false }
        return left.isEqual(to: right)
    }

    /// Pairs the figures of two aligned sentences that measure the same thing. Both figures of a pair have the same
    /// base unit, and both are levels or both are changes. Five passes each take the first free right figure: the same
    /// indicator and an equal value; the same indicator; indicators that are spellings of one; an equal value and
    /// indicators that share two adjacent characters; indicators that share two adjacent characters. The result has the
    /// figures of the left sentence in order, then the unpaired figures of the right one.
    ///
    /// - Complexity: O(n · m) for n and m figures.
    static func pairs(_ left: [PlacedFigure], _ right: [PlacedFigure]) -> [FigurePair] {
        var partners = [Int?](repeating: nil, count: left.count)
        var free = Array(right.indices)
        func match(_ isSame: (Figure, Figure) -> Bool) {
            for (index, figure) in left.enumerated() where partners[index] == nil {
                guard
                    let place = free.firstIndex(where: { other in
                        let other = right[other].figure
                        return other.isComparable(with: figure.figure)
                            && isSame(figure.figure, other)
                    })
                else { continue }
                partners[index] = free.remove(at: place)
            }
        }
        match { $0.indicator == $1.indicator && $0.isEqual(to: $1) }
        match { $0.indicator == $1.indicator }
        match { FigureSeries.name(of: $0.indicator) == FigureSeries.name(of: $1.indicator) }
        match { $0.isEqual(to: $1) && shareText($0.indicator, $1.indicator) }
        match { shareText($0.indicator, $1.indicator) }
        let paired = left.enumerated().map { index, figure in
            FigurePair(left: figure, right: partners[index].map { right[$0] })
        }
        return paired + free.map { FigurePair(left: nil, right: right[$0]) }
    }

    /// One pair for each figure of a promise, with the figure of what was done, if any: planned 3, did 5. Direction and
    /// role do not matter.
    static func promised(_ left: [PlacedFigure], _ right: [PlacedFigure]) -> [FigurePair] {
        var free = Array(right.indices)
        return left.map { figure in
            let place = free.firstIndex { index in
                let other = right[index].figure
                return other.baseUnit == figure.figure.baseUnit
                    && (FigureSeries.name(of: other.indicator)
                        == FigureSeries.name(of: figure.figure.indicator)
                        || shareText(other.indicator, figure.figure.indicator))
            }
            return FigurePair(left: figure, right: place.map { right[free.remove(at: $0)] })
        }
    }

    /// Whether two indicators share two adjacent characters, or neither figure has an indicator.
    private static func shareText(_ one: String, _ other: String) -> Bool {
        if one.isEmpty || other.isEmpty { return one == other }
        let scalars = Array(one.unicodeScalars)
        let pairs = Set(zip(scalars, scalars.dropFirst()).map { [$0, $1] })
        let others = Array(other.unicodeScalars)
        return zip(others, others.dropFirst()).contains { pairs.contains([$0, $1]) }
    }
}

extension Figure {
    /// Whether both have the same base unit, and both state a level or both a change.
    fileprivate func isComparable(with other: Figure) -> Bool {
        baseUnit == other.baseUnit && (change == nil) == (other.change == nil)
    }

    /// Whether both state the same amount (or value and unit), upper value, qualifier and direction.
    fileprivate func isEqual(to other: Figure) -> Bool {
        let isSameValue =
            amount == other.amount && amount != nil || value == other.value && unit == other.unit
        return isSameValue && baseUnit == other.baseUnit && upper == other.upper
            && qualifier == other.qualifier && change == other.change
    }
}

extension SentencePair {
    /// The figures of both sentences, paired.
    public var figures: [FigurePair] {
        FigurePair.pairs(left?.figures ?? [], right?.figures ?? [])
    }
}
