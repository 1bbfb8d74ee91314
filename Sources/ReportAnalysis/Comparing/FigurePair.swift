internal import ReportCorpus

/// A figure of the left report next to that of the right one which counts the same; or one that stands alone.
public struct FigurePair: Sendable {
    /// The left report's.
    public let left: PlacedFigure?
    /// The right report's.
    public let right: PlacedFigure?

    /// Lays the figures of two sentences that belong together side by side: first those with the same indicator and
    /// unit, then those with the same unit, in their order.
    ///
    /// - Complexity: O(n · m) of figures.
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
    /// The figures of both sentences, side by side.
    public var figures: [FigurePair] {
        FigurePair.pairs(left?.figures ?? [], right?.figures ?? [])
    }
}
