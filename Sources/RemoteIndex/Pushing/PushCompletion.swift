internal import InvertedIndex
internal import RemoteMessages
internal import ReportSearch
internal import TextBasics

/// Completes a part whose paragraphs were sent: writes files, statistics, analyzer and notes, and finally the
/// snapshot.
struct PushCompletion {
    let connection: ClusterConnection
    let reader: IndexReader
    let plan: PushPlan
    let base: ClusterIndex?
    let index: String
    let number: Int
    let hash: String
    let sums: PushSums
    /// The approximate number of terms in memory at a time.
    private static let passSize = 400_000

    /// Writes all documents but the paragraphs, and the snapshot last.
    ///
    /// - Returns: the number of live paragraphs.
    /// - Throws: `wrongCount` if the cluster does not have as many paragraphs as the plan.
    mutating func write() throws(ReportSearchError) -> Int {
        let sender = BulkSender(connection, index: index)
        try writeFiles(sender)
        return try rethrowing { () throws(IndexError) in
            for (id, source) in EngineProbe.sources {
                try sender.add(id: id, Array(source.text.utf8))
            }
            let removedWords = try subtractRemoved()
            let bucketCount =
                base?.snapshot.bucketCount
                ?? TermStatistics.bucketCount(termCount: reader.statistics().termCount)
            let chunkCount = try writeStatistics(sender, bucketCount: bucketCount)
            try add("setup", reader.analyzerData, to: sender)
            try add("notes", reader.notes, to: sender)
            try sender.finish()
            try connection.send(.init(.post, "/\(index)/_refresh"))
            let counts = try counts()
            guard counts[0] == plan.docs.count else {
                throw .remote(.wrongCount(found: counts[0], expected: plan.docs.count))
            }
            var snapshot = snapshot(
                counts, removedWords: removedWords, chunkCount: chunkCount)
            snapshot.bucketCount = bucketCount
            try write(snapshot, sender)
            return snapshot.docCount
        }
    }

    private func writeFiles(_ sender: BulkSender) throws(ReportSearchError) {
        for file in plan.files {
            let source = try rethrowing { () throws(IndexError) in
                try reader.source(of: file.places[0].start)
            }
            func text(_ bytes: [UInt8]) -> JSONText {
                .string(String(decoding: Base64.text(of: bytes), as: UTF8.self))
            }
            let kept = RecordField.member(
                ClusterFile(count: file.count, key: file.key, payload: source.payload).bytes)
            let json = JSONText.object([
                ("fo", .int(file.first)), ("fc", .int(file.count)), ("key", text(file.key)),
                ("d", .string(String(file.payloadHash))),
                (kept.field, .string(String(decoding: kept.text, as: UTF8.self))),
            ])
            try rethrowing { () throws(IndexError) in
                try sender.add(id: "f\(file.first)", Array(json.text.utf8))
            }
        }
    }

    private func add(
        _ id: String, _ bytes: [UInt8], to sender: BulkSender
    ) throws(IndexError) {
        try sender.add(
            id: id, Array("{\"d\":\"".utf8) + Base64.text(of: bytes) + Array("\"}".utf8))
    }

    /// Counts the terms of the paragraphs that are no longer live as removed; returns the number of words in these
    /// paragraphs.
    private func subtractRemoved() throws(IndexError) -> Int {
        guard let base else { return 0 }
        var words = 0
        for range in plan.removed {
            for chunk in stride(from: range.lowerBound, to: range.upperBound, by: 1000) {
                let docs = DocID(chunk)..<DocID(min(chunk + 1000, range.upperBound))
                try base.prepare(docs: Array(docs), sources: false)
                let keywords = try base.keywords(of: docs)
                for doc in docs {
                    let (terms, length) = try base.distinctTerms(of: doc, keywords[doc] ?? [])
                    sums.remove(terms)
                    words += length
                }
            }
        }
        return words
    }

    // MARK: Statistics

    /// Writes the tallies of all terms; returns the number of chunks of keywords.
    private func writeStatistics(
        _ sender: BulkSender, bucketCount: Int
    ) throws(IndexError) -> Int {
        let passCount =
            sums.countsAdded ? 1 : reader.statistics().termCount / Self.passSize + 1
        for pass in 0..<passCount {
            var buckets: [Int: [(term: Term, tally: TermTally)]] = [:]
            try forEachTally { term, tally in
                guard term.space != .keywords else { return }
                let bucket = TermStatistics.bucket(of: term, count: bucketCount)
                if bucket * passCount / bucketCount == pass {
                    buckets[bucket, default: []].append((term, tally))
                }
            }
            for (bucket, tallies) in buckets {
                var joined: [Term: TermTally] = [:]
                for (term, tally) in tallies { joined[term, default: TermTally()] += tally }
                let list = joined.sorted { Self.precedes($0.key, $1.key) }
                    .map { (term: $0.key, tally: $0.value) }
                let kept = RecordField.member(TermStatistics.bytes(list))
                try sender.add(
                    id: TermStatistics.id(ofBucket: bucket),
                    Array("{\"\(kept.field)\":\"".utf8) + kept.text + Array("\"}".utf8))
            }
        }
        return try writeKeywords(sender)
    }

    private func writeKeywords(_ sender: BulkSender) throws(IndexError) -> Int {
        var keywords: [Term: TermTally] = [:]
        try forEachTally(onlyKeywords: true) { term, tally in
            keywords[term, default: TermTally()] += tally
        }
        var (number, size) = (0, 0)
        var chunk: [(term: Term, tally: TermTally)] = []
        func write() throws(IndexError) {
            if chunk.isEmpty { return }
            let json = JSONText.object([("d", TermStatistics.text(chunk))])
            try sender.add(id: TermStatistics.id(ofChunk: number), Array(json.text.utf8))
            number += 1
            (chunk, size) = ([], 0)
        }
        for (term, tally) in keywords.sorted(by: { Self.precedes($0.key, $1.key) }) {
            chunk.append((term, tally))
            size += term.bytes.count + 8
            if size > TermStatistics.chunkByteCount { try write() }
        }
        try write()
        return number
    }

    private static func precedes(_ left: Term, _ right: Term) -> Bool {
        left.space == right.space
            ? left.bytes.lexicographicallyPrecedes(right.bytes)
            : left.space.rawValue < right.space.rawValue
    }

    /// Calls `body` with each term of the part and its tally. A term of the local dictionary occurs once for each
    /// segment.
    private func forEachTally(
        onlyKeywords: Bool = false, _ body: (Term, TermTally) -> Void
    ) throws(IndexError) {
        if sums.countsAdded {
            for (term, tally) in sums.tallies where !onlyKeywords || term.space == .keywords {
                body(term, tally)
            }
            return
        }
        let spaces: [TermSpace] =
            onlyKeywords ? [.keywords] : [.words, .overlay, .grams]
        for space in spaces {
            try reader.forEachTerm(of: space) { bytes, count in
                body(Term(space, bytes), TermTally(added: count, removed: 0))
            }
        }
    }

    // MARK: The snapshot

    /// The numbers of paragraphs of the part: all; those with words, in `o`, and with grams; those with each excess of
    /// overlay words.
    private func counts() throws(IndexError) -> [Int] {
        let fields = ["ord", "w", "o", "g"].map { ("exists", "field", $0) }
        let excesses = OverlayPadding.excesses.map { ("term", "o", OverlayPadding.mark($0)) }
        let requests = (fields + excesses).map { query, member, value in
            let query = JSONText.object([
                ("query", .object([(query, .object([(member, .string(value))]))]))
            ])
            return RemoteRequest(.post, "/\(index)/_count", Array(query.text.utf8))
        }
        var counts: [Int] = []
        for answer in try connection.send(requests) {
            let value = try answer.value(of: index)
            guard let count = value["count"]?.int, value["_shards"]?["failed"]?.int == 0 else {
                throw .remote(.badAnswer("count"))
            }
            counts.append(count)
        }
        return counts
    }

    private func snapshot(_ counts: [Int], removedWords: Int, chunkCount: Int) -> Snapshot {
        var snapshot = base?.snapshot ?? Snapshot()
        let added = sums.countsAdded ? sums.wordCount : reader.wordCount
        if base == nil { snapshot.average = reader.averageLength }
        snapshot.version = number
        snapshot.analyzer = reader.analyzer
        snapshot.parts.append(
            Snapshot.Part(index: index, docs: plan.docs, keywordChunkCount: chunkCount))
        snapshot.deleted = PushPlan.joined(snapshot.deleted + plan.removed)
        snapshot.docCount += plan.docs.count - plan.removed.reduce(0) { $0 + $1.count }
        snapshot.lengthSum += added - removedWords
        snapshot.allWords += added
        snapshot.withWords += counts[1]
        snapshot.withOverlay += counts[2]
        snapshot.withGrams += counts[3]
        for (excess, count) in zip(OverlayPadding.excesses, counts[4...]) where count > 0 {
            snapshot.overlayExcess = max(snapshot.overlayExcess, excess)
        }
        snapshot.plan = hash
        return snapshot
    }

    private func write(_ snapshot: Snapshot, _ sender: BulkSender) throws(IndexError) {
        let json = JSONText.object([("d", .string(snapshot.json.text))])
        try sender.add(id: Snapshot.id, Array(json.text.utf8))
        try sender.finish()
        try connection.send(.init(.post, "/\(index)/_flush"))
        try connection.send(.init(.post, "/\(index)/_refresh"))
    }
}
