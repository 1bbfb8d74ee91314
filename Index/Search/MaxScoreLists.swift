/// The posting lists of a query's terms in one segment, split as MaxScore does (Turtle & Flood, 1995).
///
/// Essential lists are read window by window and yield candidates. The first `nonEssentialCount` lists are only probed
/// for candidates: the sum of their upper bounds does not exceed the threshold.
@safe
struct MaxScoreLists {
    // By upper bound, lowest first; if all terms must match, by length, longest first. In mode `filtered`, terms that
    // are not filters come before the filters. Valid as long as `owner`.
    // Terms are read and changed in place: a subscript with `_read` and `_modify` would yield a copy.
    let terms: UnsafeMutableBufferPointer<SearchTerm>
    // Indices in `terms` of the terms that affect scores, in the order of the query. Valid as long as `owner`.
    private let scoringOrder: UnsafeMutableBufferPointer<Int>
    private let owner: SearchTerms
    // Valid as long as the scratch.
    private let zeroBounds: UnsafeMutablePointer<Int16>
    private(set) var nonEssentialCount = 0
    /// Sum of the non-essential lists' upper bounds, in units.
    private(set) var nonEssentialBound = 0

    /// The number of blocks per window if only one list is essential.
    private static let blocksPerWindow = 16

    init(
        _ mode: MatchMode, _ segment: Segment, _ number: Int, _ weighted: WeightedTerms,
        _ scratch: Scratch
    ) throws(IndexError) {
        var found: [SearchTerm] = []
        for (order, member) in weighted.members.enumerated() {
            guard let info = member.infos[number] else { continue }
            found.append(
                try SearchTerm(
                    member, order: order, info: info, in: segment,
                    weight: member.idf / weighted.unit, impacts: weighted.model.impacts,
                    scratch: scratch.list(found.count)))
        }
        owner = SearchTerms(Self.ordered(found, mode, weighted))
        unsafe terms = owner.terms
        unsafe scoringOrder = owner.scoringOrder
        unsafe zeroBounds = scratch.zeroBounds
    }

    private static func ordered(
        _ found: [SearchTerm], _ mode: MatchMode, _ weighted: WeightedTerms
    ) -> [SearchTerm] {
        switch mode {
        case .any: return found.sorted { $0.upperBound < $1.upperBound }
        case .all where found.count < weighted.members.count: return []
        case .all: return found.sorted { $0.list.count > $1.list.count }
        case .filtered:
            let filters = found.filter(\.isFilter)
            if filters.count < weighted.members.count(where: \.isFilter) { return [] }
            return found.filter { !$0.isFilter }.sorted { $0.upperBound < $1.upperBound }
                + filters.sorted { $0.list.count > $1.list.count }
        }
    }

    var count: Int { unsafe terms.count }

    /// The essential lists.
    var essential: Range<Int> { unsafe nonEssentialCount..<terms.count }

    /// Positions in the query of the lists that affect scores, and the list at a position.
    var scoringRanks: Range<Int> { unsafe scoringOrder.indices }
    func scoring(_ rank: Int) -> Int { unsafe scoringOrder[rank] }

    /// Number of postings unpacked so far.
    var decodedCount: Int {
        (0..<count).reduce(0) {
            unsafe $0 + terms[$1].window.decodedCount + terms[$1].probe.decodedCount
        }
    }

    /// For each length code, the maximum that the first `count` lists together add to a score.
    ///
    /// - Precondition: these lists are non-essential.
    @inline(__always)
    func bounds(ofFirst count: Int) -> UnsafePointer<Int16> {
        count == 0
            ? unsafe UnsafePointer(zeroBounds)
            : unsafe UnsafePointer(terms[count &- 1].scratch.cumulativeBounds)
    }

    // MARK: Partition

    /// A lower bound of the score of the k-th best doc, in units; 0 if unknown.
    func guaranteedUnits(ofBest k: Int) -> Int {
        var units = 0
        // Begin with the list with the highest upper bound; examine another one only if its upper bound exceeds the
        // result so far.
        for number in (0..<count).reversed() {
            if unsafe terms[number].upperBound <= units { break }
            units = unsafe max(units, terms[number].guaranteedUnits(ofBest: k))
        }
        return units
    }

    /// Makes as many further lists non-essential as the threshold allows.
    mutating func partition(threshold: Int) {
        while nonEssentialCount < count,
            unsafe nonEssentialBound + terms[nonEssentialCount].upperBound <= threshold
        {
            makeNextNonEssential()
        }
    }

    /// Makes all lists but the last non-essential.
    mutating func keepOneEssential() {
        while nonEssentialCount < count - 1 { makeNextNonEssential() }
    }

    private mutating func makeNextNonEssential() {
        let number = nonEssentialCount
        unsafe nonEssentialBound += terms[number].upperBound
        unsafe terms[number].startProbing()
        unsafe terms[number].bounds.writeBounds(
            terms[number].impacts, adding: bounds(ofFirst: number),
            to: terms[number].scratch.cumulativeBounds)
        nonEssentialCount += 1
    }

    // MARK: Windows

    /// The next window with postings of essential lists; nil after the last.
    func nextWindow(docCount: Int) -> Range<DocID>? {
        if essential.count == 1 {
            return unsafe terms[nonEssentialCount].window.nextBlocks(Self.blocksPerWindow)
        }
        var first = PostingsCursor.end
        for number in essential { first = unsafe min(first, terms[number].window.firstDoc) }
        if first >= docCount { return nil }
        return first..<DocID(min(Int(first) + Scratch.windowSize, docCount))
    }

    /// The result of `fill`.
    struct Filling {
        var postingCount = 0
        var listCount = 0
        /// The last list with postings in the window.
        var lastList = 0
    }

    /// Unpacks the postings of the essential lists in a window. Skips a block if the sum of its bound and the upper
    /// bounds of all other lists does not exceed the threshold.
    func fill(below end: DocID, above threshold: Int) throws(IndexError) -> Filling {
        var filling = Filling()
        let allBounds = essential.reduce(nonEssentialBound) { unsafe $0 + terms[$1].upperBound }
        for number in essential {
            let otherBounds = unsafe allBounds - terms[number].upperBound
            unsafe try terms[number].window.fill(below: end, above: threshold - otherBounds)
            let count = unsafe terms[number].window.filledCount
            if count > 0 {
                filling.postingCount += count
                filling.listCount += 1
                filling.lastList = number
            }
        }
        return filling
    }

    /// Drops the window's postings.
    func dropWindow() {
        for number in essential { unsafe terms[number].window.drop() }
    }
}
