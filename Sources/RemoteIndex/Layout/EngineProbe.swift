internal import InvertedIndex
internal import TextBasics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Small documents with known scores, in separate fields. When an index is opened, the engine explains their scores. So
/// its factor (k1 + 1), its rounding of lengths and its handling of `n` are measured, not assumed.
enum EngineProbe {
    /// The frequency and length of each document in the field `p`. The last length is one that engines round.
    private static let documents: [(frequency: Int, length: Int)] = [(1, 1), (2, 3), (1, 45)]
    /// The value of `n` of the documents.
    private static let n = 2.0

    /// The documents, by id.
    static var sources: [(id: String, source: JSONText)] {
        documents.enumerated().map { number, document in
            let text =
                Array(repeating: "a", count: document.frequency)
                + Array(repeating: "b", count: document.length - document.frequency)
            return (
                "p\(number)",
                .object([
                    ("p", .string(text.joined(separator: " "))), ("q", .string("a")),
                    ("n", .double(n)),
                ])
            )
        }
    }

    /// The searches to send: for the words, and for the grams.
    static var searches: [JSONText] {
        func term(_ field: String) -> JSONText {
            .object([("term", .object([(field, .string("a"))]))])
        }
        let grams = JSONText.object([
            (
                "function_score",
                .object([
                    ("query", term("q")),
                    (
                        "field_value_factor",
                        .object([("field", .string("n")), ("missing", .int(0))])
                    ),
                    ("boost_mode", .string("multiply")),
                ])
            )
        ])
        return [term("p"), grams].map {
            .object([
                ("size", .int(1000)), ("explain", .bool(true)),
                ("query", $0),
            ])
        }
    }

    /// The factor in the numerator of the engine's BM25.
    ///
    /// - Parameters:
    ///   - words: the answer to the first search.
    ///   - grams: the answer to the second search.
    ///   - engine: the engine's name, for errors.
    /// - Throws: `unknownScoring` if the scores are not those that bounds are computed for.
    static func factor(
        words: SearchAnswer, grams: SearchAnswer, engine: String
    ) throws(IndexError) -> Double {
        func fail(_ detail: String) -> IndexError {
            .remote(.unknownScoring(engine: engine, detail: detail))
        }
        let count = words.hits.count
        guard count > 0, count % documents.count == 0, grams.hits.count == count else {
            throw fail("\(count) + \(grams.hits.count)")
        }
        let idf = log(1 + 0.5 / (Double(count) + 0.5))
        let average =
            Double(documents.reduce(0) { $0 + $1.length }) / Double(documents.count)
        func share(_ frequency: Int, _ length: Int) -> Double {
            let part =
                IndexLayout.k1 * (1 - IndexLayout.b + IndexLayout.b * Double(length) / average)
            return idf * Double(frequency) / (Double(frequency) + part)
        }
        // The value of the explanation is the score.
        func score(_ hit: SearchAnswer.Hit) -> Double {
            hit.explanation?["value"]?.double ?? hit.score
        }
        func isNear(_ left: Double, _ right: Double) -> Bool {
            abs(left - right) <= 1e-4 * abs(right)
        }
        guard let first = words.hits.first(where: { $0.id == "p0" }) else { throw fail("p0") }
        let factor = score(first) / share(1, 1)
        guard isNear(factor, IndexLayout.k1 + 1) || isNear(factor, 1) else {
            throw fail("k1 + 1 = \(factor)")
        }
        for hit in words.hits {
            guard let number = Int(hit.id.dropFirst()), documents.indices.contains(number) else {
                throw fail(hit.id)
            }
            let document = documents[number]
            let exact = factor * share(document.frequency, document.length)
            // Rounding a length down makes a score higher, by less than a sixteenth of the length.
            let rounded = factor * share(document.frequency, document.length * 15 / 16)
            let found = score(hit)
            guard found >= exact * 0.999_9, found <= rounded * 1.000_1 || isNear(found, exact)
            else { throw fail("\(hit.id): \(found) ≠ \(exact)") }
        }
        for hit in grams.hits {
            let expected = factor * idf / (1 + IndexLayout.k1) * n
            guard isNear(score(hit), expected) else { throw fail("n: \(score(hit)) ≠ \(expected)") }
        }
        return factor
    }
}
