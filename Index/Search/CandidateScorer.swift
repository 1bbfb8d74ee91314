/// Probes the non-essential lists for the candidates of a window, and computes the scores of those that may enter the
/// top k.
@safe
struct CandidateScorer {
    private let mode: MatchMode
    private let live: LiveSegment
    private let segmentNumber: Int
    private let weighted: WeightedTerms
    private let scratch: Scratch
    /// Final predicate, evaluated only for docs about to enter the top k.
    private let accepts: ((DocAddress) -> Bool)?
    // One byte per doc; valid as long as `live`. The bytes of a window are verified before its candidates are found.
    private let lengthCodes: UnsafePointer<UInt8>

    init(
        _ mode: MatchMode, _ live: LiveSegment, _ number: Int, _ weighted: WeightedTerms,
        _ scratch: Scratch, _ accepts: ((DocAddress) -> Bool)?
    ) {
        self.mode = mode
        self.live = live
        segmentNumber = number
        self.weighted = weighted
        self.scratch = scratch
        self.accepts = accepts
        unsafe lengthCodes = live.segment.lengthCodes.withPointer {
            unsafe $0.assumingMemoryBound(to: UInt8.self)
        }
    }

    /// Ranks the first `count` candidates of the scratch.
    func rank(
        _ count: Int, _ lists: inout MaxScoreLists, into top: inout TopK,
        _ statistics: inout SearchStatistics
    ) throws(IndexError) {
        var count = live.deletions.isEmpty ? count : dropDeleted(count)
        let candidates = unsafe scratch.candidates
        if top.isFull || mode != .any {
            count = try unsafe probe(lists, candidates, count, threshold(top))
        }
        if top.isFull { return unsafe score(lists, candidates, count, &top, &statistics) }
        // There is no threshold yet. Rank the candidates with the highest bounds first, to get a high threshold for the
        // others.
        let bound = Int16(
            KthLargest.lowerBound(k: top.vacancies, of: count) {
                unsafe Int(candidates[$0].bound)
            })
        for number in 0..<lists.nonEssentialCount { unsafe lists.terms[number].probe.setMark() }
        try rank(count, where: { $0 >= bound }, lists, &top, &statistics)
        for number in 0..<lists.nonEssentialCount { unsafe lists.terms[number].probe.rewind() }
        try rank(count, where: { $0 < bound }, lists, &top, &statistics)
    }

    /// Ranks the candidates whose bounds meet a condition.
    private func rank(
        _ count: Int, where isSelected: (Int16) -> Bool, _ lists: MaxScoreLists,
        _ top: inout TopK, _ statistics: inout SearchStatistics
    ) throws(IndexError) {
        let selected = unsafe scratch.selected
        var selectedCount = 0
        for index in 0..<count {
            let candidate = unsafe scratch.candidates[index]
            if isSelected(candidate.bound) {
                unsafe selected[selectedCount] = candidate
                selectedCount += 1
            }
        }
        if mode == .any {
            selectedCount = try unsafe probe(lists, selected, selectedCount, threshold(top))
        }
        unsafe score(lists, selected, selectedCount, &top, &statistics)
    }

    private func threshold(_ top: TopK) -> Int { weighted.units(top.threshold) }

    private func dropDeleted(_ count: Int) -> Int {
        var kept = 0
        for index in 0..<count {
            let candidate = unsafe scratch.candidates[index]
            if live.deletions.contains(candidate.doc) { continue }
            unsafe scratch.candidates[kept] = candidate
            kept += 1
        }
        return kept
    }

    /// Probes all non-essential lists, from the last to the first: by upper bound, highest first, or by length,
    /// shortest first. Returns the number of remaining candidates.
    private func probe(
        _ lists: MaxScoreLists, _ candidates: UnsafeMutablePointer<Candidate>, _ count: Int,
        _ threshold: Int
    ) throws(IndexError) -> Int {
        var count = count
        for number in (0..<lists.nonEssentialCount).reversed() where count > 0 {
            let request = unsafe ProbeCursor.Request(
                threshold: threshold, weaker: lists.bounds(ofFirst: number),
                lengthCodes: lengthCodes, isRequired: mode == .all || lists.terms[number].isFilter)
            count = unsafe try lists.terms[number].probe.filter(candidates, count: count, request)
        }
        return count
    }

    /// Scores candidates after all non-essential lists have been probed, and offers them to the top k.
    private func score(
        _ lists: MaxScoreLists, _ candidates: UnsafeMutablePointer<Candidate>, _ count: Int,
        _ top: inout TopK, _ statistics: inout SearchStatistics
    ) {
        var threshold = threshold(top)
        for index in 0..<count {
            let candidate = unsafe candidates[index]
            if Int(candidate.bound) <= threshold { continue }
            statistics.docsScored += 1
            let score = score(candidate, lists)
            if score < top.threshold { continue }
            let address = DocAddress(segment: segmentNumber, doc: candidate.doc)
            let doc = ScoredDoc(address: address, score: score)
            if let accepts, !top.admits(doc) || !accepts(address) { continue }
            top.offer(doc)
            threshold = self.threshold(top)
        }
    }

    /// The exact score, summed in the order of the query's terms.
    private func score(_ candidate: Candidate, _ lists: MaxScoreLists) -> Double {
        let (model, doc) = (weighted.model, candidate.doc)
        let lengthPart = model.bm25.lengthPart(
            length: Double(live.segment.verifiedLength(of: doc)), average: model.averageLength)
        var sum = 0.0
        for rank in lists.scoringRanks {
            let number = lists.scoring(rank)
            let frequency =
                unsafe number < lists.nonEssentialCount
                ? lists.terms[number].probe.frequency(in: candidate)
                : lists.terms[number].window.frequency(in: doc)
            if frequency == 0 { continue }
            sum += unsafe model.bm25.share(
                idf: lists.terms[number].idf, frequency: Double(frequency), lengthPart: lengthPart)
        }
        return sum
    }
}
