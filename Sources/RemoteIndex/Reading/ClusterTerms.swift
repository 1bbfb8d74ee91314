package import InvertedIndex
internal import Synchronization
internal import TextBasics

// The statistics of terms.
extension ClusterIndex {
    package func docFrequencies(of terms: [Term]) throws(IndexError) -> [Int] {
        let tallies = try tallies(of: terms)
        return terms.map { tallies[$0]?.live ?? 0 }
    }

    /// The tallies of terms. Terms that the index does not contain have none.
    func tallies(of terms: [Term]) throws(IndexError) -> [Term: TermTally] {
        if terms.contains(where: { $0.space == .keywords }) { _ = try keywords() }
        let missing = missingBuckets(of: terms)
        if !missing.isEmpty {
            try readBuckets(missing)
        }
        return state.withLock { state in
            var found: [Term: TermTally] = [:]
            for term in terms { found[term] = state.tallies[term] }
            return found
        }
    }

    /// The buckets of terms that were not read yet.
    func missingBuckets(of terms: [Term]) -> [Int] {
        state.withLock { state in
            var missing: Set<Int> = []
            for term in terms where term.space != .keywords {
                let bucket = TermStatistics.bucket(of: term, count: snapshot.bucketCount)
                if !state.buckets.contains(bucket) { missing.insert(bucket) }
            }
            return missing.sorted()
        }
    }

    /// Adds the search for buckets.
    func addBuckets(_ buckets: [Int], to search: inout MultiSearch) {
        search.add(
            indexes, ranks: false,
            ClusterOpening.documents(
                buckets.map(TermStatistics.id(ofBucket:)), fields: .buckets))
    }

    private func readBuckets(_ buckets: [Int]) throws(IndexError) {
        var search = MultiSearch()
        addBuckets(buckets, to: &search)
        for answer in try answers(search) { try keepBuckets(buckets, answer) }
    }

    /// Keeps the tallies of requested buckets in memory.
    func keepBuckets(_ buckets: [Int], _ answer: SearchAnswer) throws(IndexError) {
        var tallies: [Term: TermTally] = [:]
        for hit in answer.hits {
            guard let bytes = RecordField.of(hit) else { throw .remote(.badAnswer("statistics")) }
            try TermStatistics.read(bytes) { tallies[$0, default: TermTally()] += $1 }
        }
        state.withLock { state in
            // Another thread may have read the same bucket.
            for (term, tally) in tallies { state.tallies[term] = tally }
            state.buckets.formUnion(buckets)
        }
    }

    /// All keywords, in the order of their bytes.
    func keywords() throws(IndexError) -> [(term: Term, tally: TermTally)] {
        if let known = state.withLock({ $0.keywords }) { return known }
        var chunks = state.withLock { $0.chunks }
        var search = MultiSearch()
        for part in snapshot.parts {
            let missing = (0..<part.keywordChunkCount).filter { chunks[part.index]?[$0] == nil }
            // A chunk has about 350 kB, so 40 chunks have about 14 MB.
            for start in stride(from: 0, to: missing.count, by: 40) {
                let ids = missing[start..<min(start + 40, missing.count)]
                    .map(TermStatistics.id(ofChunk:))
                search.add(
                    [part.index], ranks: false, ClusterOpening.documents(ids), returnsNames: true)
            }
        }
        for hit in try answers(search).flatMap(\.hits) {
            guard let number = Int(hit.id.dropFirst()) else { continue }
            chunks[hit.index, default: [:]][number] = hit.field("d")
        }
        var tallies: [Term: TermTally] = [:]
        for part in snapshot.parts {
            for number in 0..<part.keywordChunkCount {
                try TermStatistics.read(chunks[part.index]?[number]) {
                    tallies[$0, default: TermTally()] += $1
                }
            }
        }
        let sorted = tallies.map { (term: $0.key, tally: $0.value) }
            .sorted { $0.term.bytes.lexicographicallyPrecedes($1.term.bytes) }
        state.withLock { state in
            state.keywords = sorted
            state.chunks = [:]
            for (term, tally) in sorted { state.tallies[term] = tally }
        }
        return sorted
    }

    package func terms(
        of space: TermSpace, prefix: [UInt8]
    ) throws(IndexError) -> [(bytes: [UInt8], docCount: Int)] {
        if space == .keywords {
            let all = try keywords()
            let start = all.firstIndex(partitionedBy: {
                !$0.term.bytes.lexicographicallyPrecedes(prefix)
            })
            return all[start...].prefix { $0.term.bytes.starts(with: prefix) }
                .filter { $0.tally.live > 0 }.map { ($0.term.bytes, $0.tally.live) }
        }
        try readAllBuckets()
        return state.withLock { state in
            state.tallies.filter {
                $0.key.space == space && $0.value.live > 0 && $0.key.bytes.starts(with: prefix)
            }.map { (bytes: $0.key.bytes, docCount: $0.value.live) }
        }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// Reads the whole dictionary, which only pinyin needs.
    private func readAllBuckets() throws(IndexError) {
        let count = snapshot.bucketCount
        if state.withLock({ $0.buckets.count == count }) { return }
        let step = 400
        for start in stride(from: 0, to: count, by: step) {
            try readBuckets(Array(start..<min(start + step, count)))
        }
    }
}
