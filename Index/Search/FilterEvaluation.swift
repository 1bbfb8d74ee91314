/// Evaluates a filter on one segment: returns the docs that meet it, in ascending order.
///
/// A conjunction begins with its rarest part, and looks up only the remaining docs in the others. So its cost depends
/// on the rarest term, not on the most frequent one.
struct FilterEvaluation {
    let live: LiveSegment
    /// The segment's number in its reader.
    let number: Int
    /// Work done so far.
    var statistics: SearchStatistics

    init(_ live: LiveSegment, number: Int, statistics: SearchStatistics) {
        self.live = live
        self.number = number
        self.statistics = statistics
    }

    /// The live docs that meet the filter.
    mutating func docs(_ filter: DocFilter) throws(IndexError) -> [DocID] {
        let found = try evaluate(filter)
        if live.deletions.isEmpty { return found }
        return found.filter { !live.deletions.contains($0) }
    }

    private var allDocs: [DocID] { Array(0..<DocID(live.segment.docCount)) }

    private mutating func evaluate(_ filter: DocFilter) throws(IndexError) -> [DocID] {
        switch filter {
        case .term(let term):
            var docs: [DocID] = []
            docs.reserveCapacity(try live.segment.find(term)?.docCount ?? 0)
            try forEachDoc(of: term) { docs.append($0) }
            return docs
        case .all(let parts): return try conjunction(parts)
        case .any(let parts): return try disjunction(parts)
        case .not(let part): return Self.difference(allDocs, try evaluate(part))
        case .docs(let docs): return docs.filter { $0.segment == number }.map(\.doc)
        }
    }

    private mutating func forEachDoc(
        of term: Term, _ body: (DocID) -> Void
    ) throws(IndexError) {
        guard let info = try live.segment.find(term) else { return }
        var cursor = try PostingsCursor(info, in: live.segment)
        while cursor.doc != PostingsCursor.end {
            body(cursor.doc)
            try cursor.next()
        }
        statistics.postingsDecoded += cursor.decodedCount
    }

    /// The docs that meet any part. Lists are merged one by one if they are few or short. Otherwise each doc sets a
    /// bit, so that the cost per doc does not grow with the number of parts.
    private mutating func disjunction(_ parts: [DocFilter]) throws(IndexError) -> [DocID] {
        var sum = 0
        for part in parts { sum += try bound(part) }
        if parts.count < 3 || sum < live.segment.docCount / UInt64.bitWidth {
            var union: [DocID] = []
            for part in parts { union = Self.union(union, try evaluate(part)) }
            return union
        }
        var found = DocBits(count: live.segment.docCount)
        for part in parts {
            if case .term(let term) = part {
                try forEachDoc(of: term) { found.insert($0) }
            } else {
                for doc in try evaluate(part) { found.insert(doc) }
            }
        }
        return found.docs
    }

    /// An upper bound on the number of docs that meet a filter.
    private func bound(_ filter: DocFilter) throws(IndexError) -> Int {
        switch filter {
        case .term(let term): return try live.segment.find(term)?.docCount ?? 0
        case .all(let parts):
            var bound = live.segment.docCount
            for part in parts { bound = min(bound, try self.bound(part)) }
            return bound
        case .any(let parts):
            var sum = 0
            for part in parts { sum += try bound(part) }
            return min(sum, live.segment.docCount)
        case .not: return live.segment.docCount
        case .docs(let docs): return min(docs.count, live.segment.docCount)
        }
    }

    private mutating func conjunction(_ parts: [DocFilter]) throws(IndexError) -> [DocID] {
        // Nested conjunctions are replaced by their parts. So an inner conjunction without parts, which every doc
        // meets, needs no list of all docs.
        let parts = Self.flattened(parts)
        guard !parts.isEmpty else { return allDocs }
        var ordered: [(bound: Int, filter: DocFilter)] = []
        for part in parts {
            let bound = try bound(part)
            if bound == 0 { return [] }
            ordered.append((bound, part))
        }
        ordered.sort { $0.bound < $1.bound }
        var docs = try evaluate(ordered[0].filter)
        for (_, part) in ordered.dropFirst() {
            if docs.isEmpty { return [] }
            switch part {
            case .term(let term): docs = try intersection(docs, term)
            case .not(let inner): docs = Self.difference(docs, try evaluate(inner))
            case .all, .any, .docs: docs = Self.intersection(docs, try evaluate(part))
            }
        }
        return docs
    }

    private static func flattened(_ parts: [DocFilter]) -> [DocFilter] {
        parts.flatMap { part in
            if case .all(let inner) = part { flattened(inner) } else { [part] }
        }
    }

    private mutating func intersection(
        _ docs: [DocID], _ term: Term
    ) throws(IndexError) -> [DocID] {
        guard let info = try live.segment.find(term) else { return [] }
        var cursor = try PostingsCursor(info, in: live.segment)
        var kept: [DocID] = []
        for doc in docs {
            try cursor.advance(to: doc)
            if cursor.doc == doc { kept.append(doc) }
            if cursor.doc == PostingsCursor.end { break }
        }
        statistics.postingsDecoded += cursor.decodedCount
        return kept
    }

    // MARK: Lists of ascending docs

    static func union(_ left: [DocID], _ right: [DocID]) -> [DocID] {
        if left.isEmpty { return right }
        if right.isEmpty { return left }
        var merged: [DocID] = []
        merged.reserveCapacity(left.count + right.count)
        var (i, j) = (0, 0)
        while i < left.count && j < right.count {
            let (a, b) = (left[i], right[j])
            merged.append(min(a, b))
            if a <= b { i += 1 }
            if b <= a { j += 1 }
        }
        merged.append(contentsOf: left[i...])
        merged.append(contentsOf: right[j...])
        return merged
    }

    static func intersection(_ left: [DocID], _ right: [DocID]) -> [DocID] {
        var kept: [DocID] = []
        var (i, j) = (0, 0)
        while i < left.count && j < right.count {
            let (a, b) = (left[i], right[j])
            if a == b { kept.append(a) }
            if a <= b { i += 1 }
            if b <= a { j += 1 }
        }
        return kept
    }

    static func difference(_ left: [DocID], _ right: [DocID]) -> [DocID] {
        var kept: [DocID] = []
        var j = 0
        for doc in left {
            while j < right.count && right[j] < doc { j += 1 }
            if j == right.count || right[j] != doc { kept.append(doc) }
        }
        return kept
    }
}

/// A set of the docs of a segment: one bit for each doc of the segment.
private struct DocBits {
    private var words: [UInt64]

    /// An empty set.
    ///
    /// - Parameter count: the number of docs of the segment.
    init(count: Int) {
        words = [UInt64](repeating: 0, count: count / UInt64.bitWidth + 1)
    }

    mutating func insert(_ doc: DocID) {
        words[Int(doc) / UInt64.bitWidth] |= 1 << (UInt64(doc) % UInt64(UInt64.bitWidth))
    }

    /// The docs, ascending.
    ///
    /// - Complexity: O(docs of the segment / 64 + docs of the set).
    var docs: [DocID] {
        var docs: [DocID] = []
        docs.reserveCapacity(words.reduce(0) { $0 + $1.nonzeroBitCount })
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                docs.append(DocID(index * UInt64.bitWidth + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return docs
    }
}
