internal import InvertedIndex
internal import TextBasics

// What a push needs from the last snapshot.
extension ClusterIndex {
    /// The files of the snapshot, without their records.
    func knownFiles() throws(IndexError) -> [PushPlan.KnownFile] {
        var files: [PushPlan.KnownFile] = []
        var last: [JSONText]?
        let count = 5000
        while true {
            let hits = try answer(
                Self.body(
                    .object([("exists", .object([("field", .string("fo"))]))]), count: count,
                    fields: Fields(stored: ["fc", "key", "d"]), sort: ["fo"], after: last)
            ).hits
            for hit in hits {
                guard let first = hit.sort.first?.int, let count = hit.field("fc")?.int,
                    let docs = docs(from: first, count: count), !docs.isEmpty,
                    let key = hit.field("key")?.string.flatMap({ Base64.bytes(of: $0) }),
                    let hash = hit.field("d")?.string.flatMap({ UInt64($0) })
                else { throw .remote(.badAnswer(hit.id)) }
                guard snapshot.isLive(docs.lowerBound) else { continue }
                files.append(
                    PushPlan.KnownFile(
                        identity: PushedFile.Identity(
                            key: key, payloadHash: hash, count: docs.count),
                        docs: docs))
            }
            guard hits.count == count, let end = hits.last else { return files }
            last = end.sort
        }
    }

    /// The distinct terms of a paragraph, and its length.
    ///
    /// - Parameter keywords: those of the paragraph.
    func distinctTerms(
        of doc: DocID, _ keywords: [String]
    ) throws(IndexError) -> (terms: Set<Term>, length: Int) {
        let cut = try documentTerms(of: doc)
        var terms: Set<Term> = []
        for place in cut.words { terms.insert(Term(.words, Array(cut.text[place]))) }
        for place in cut.overlay { terms.insert(Term(.overlay, Array(cut.text[place]))) }
        for place in cut.grams {
            let gram = cut.text[place]
            terms.insert(Term(.grams, Array(gram)))
            if let width = DocumentTerms.leadingWidth(gram) {
                terms.insert(Term(.grams, Array(gram.prefix(width))))
            }
        }
        for keyword in keywords { terms.insert(Term(.keywords, keyword)) }
        return (terms, cut.words.count)
    }
}
