internal import Synchronization

// Lookups that many queries repeat.
extension IndexReader {
    /// The maximum number of cached document frequencies.
    private static let maxKnownFrequencies = 1 << 16

    /// The number of live docs that contain a term. The number is cached, because queries have many words in common.
    package func knownDocFrequency(of term: Term) throws(IndexError) -> Int {
        if remote != nil { return try docFrequency(of: term) }
        if let known = frequencies.withLock({ $0[term] }) { return known }
        let count = try docFrequency(of: term)
        frequencies.withLock { known in
            if known.count >= Self.maxKnownFrequencies { known.removeAll() }
            known[term] = count
        }
        return count
    }

    /// The docs of a live source, given its first doc and its key; nil if no live source has both.
    ///
    /// - Complexity: O(log of the number of sources).
    package func docs(
        from doc: DocAddress, ofSource key: [UInt8]
    ) throws(IndexError) -> Range<DocID>? {
        guard segments.indices.contains(doc.segment) else { return nil }
        let live = segments[doc.segment]
        guard doc.doc < live.segment.docCount else { return nil }
        let number = try live.segment.sourceNumber(of: doc.doc)
        let docs = try live.segment.sourceDocs(number)
        guard docs.lowerBound == Int(doc.doc), !live.deletions.sources.contains(number),
            try live.segment.hasKey(number, in: [key])
        else { return nil }
        return DocID(docs.lowerBound)..<DocID(docs.upperBound)
    }
}
