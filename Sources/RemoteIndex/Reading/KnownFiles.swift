internal import InvertedIndex
internal import TextBasics

// What a push needs of the last snapshot.
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
                    fields: ["fo", "fc", "key", "d"], sort: "fo", after: last)
            ).hits
            for hit in hits {
                guard let docs = docs(ofFile: hit), !docs.isEmpty,
                    let key = hit.field("key")?.string.flatMap({ Base64.bytes(of: $0.utf8) }),
                    let hash = hit.field("d")?.string.flatMap({ UInt64($0) })
                else { throw .distant(.badAnswer(hit.id)) }
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
    func distinctTerms(of doc: DocID) throws(IndexError) -> (terms: Set<Term>, length: Int) {
        let record = try storedBytes(of: doc)
        let cut = try cutter.terms(of: try Self.text(ofRecord: record))
        var terms: Set<Term> = []
        for place in cut.words { terms.insert(Term(.words, Array(cut.text[place]))) }
        for place in cut.overlay { terms.insert(Term(.overlay, Array(cut.text[place]))) }
        for place in cut.grams {
            let gram = cut.text[place]
            terms.insert(Term(.grams, Array(gram)))
            if let width = CutTerms.leadingWidth(gram) {
                terms.insert(Term(.grams, Array(gram.prefix(width))))
            }
        }
        for keyword in try keywords(of: doc) { terms.insert(Term(.keywords, keyword)) }
        return (terms, cut.words.count)
    }
}
