internal import ReportCorpus

/// Two figures, one of each report, that count the same; or one figure without a counterpart.
public struct FigurePair: Sendable {
    /// The figure of the left report; nil if only the right report has one.
    public let left: PlacedFigure?
    /// The figure of the right report; nil if only the left report has one.
    public let right: PlacedFigure?

    /// Pairs the figures of two aligned sentences: first those with the same indicator and base unit, then those with
    /// the same base unit only. Figures of the left sentence come first, in order.
    ///
    /// - Complexity: O(n · m) for n and m figures.
    static func pairs(_ left: [PlacedFigure], _ right: [PlacedFigure]) -> [FigurePair] {
        var partners = [Int?](repeating: nil, count: left.count)
        var free = Array(right.indices)
        func match(_ isSame: (Figure, Figure) -> Bool) {
            for (index, figure) in left.enumerated() where partners[index] == nil {
                guard
                    let place = free.firstIndex(where: { isSame(figure.figure, right[$0].figure) })
                else { continue }
                partners[index] = free.remove(at: place)
            }
        }
        match { $0.indicator == $1.indicator && $0.baseUnit == $1.baseUnit }
        match { $0.baseUnit == $1.baseUnit }
        let paired = left.enumerated().map { index, figure in
            FigurePair(left: figure, right: partners[index].map { right[$0] })
        }
        return paired + free.map { FigurePair(left: nil, right: right[$0]) }
    }
}

extension SentencePair {
    /// The figures of both sentences, paired.
    public var figures: [FigurePair] {
        FigurePair.pairs(left?.figures ?? [], right?.figures ?? [])
    }
}
