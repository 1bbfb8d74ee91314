internal import TextBasics

/// The layout of an index in a cluster.
///
/// | field | content | how it is indexed |
/// |---|---|---|
/// | `w` | the words of a paragraph, each as often as it occurs | cut at white space, with frequencies and lengths |
/// | `o` | its overlay words, filled up to the number of its words | cut at white space, with frequencies and lengths |
/// | `g` | its distinct grams, without the single characters that others begin with | cut at white space, docs only |
/// | `k` | its keywords | each as one term |
/// | `n` | (k1 + 1) / (1 + K), where K is the part of BM25 that depends on its length | doc values |
/// | `ord` | the number of the paragraph | a number |
/// | `r` | what readers need of the paragraph or file: ``ClusterRecord``, ``ClusterFile``; or a bucket of tallies | doc values |
/// | `x` | the same, if it is too long for `r` | stored only |
/// | `fo`, `fc`, `key` | of a file: first paragraph, number of paragraphs, key | `fo` as a number, `key` as one term |
/// | `d` | of a file: its hash. Otherwise keywords, snapshot, analyzer or notes | stored only |
/// | `p`, `q` | the documents of ``EngineProbe`` | as `w` and `g` |
enum IndexLayout {
    /// The version of this layout.
    static let format = 3
    /// k1 and b of the engine's scores. ``ScoreBound`` computes upper bounds from them for the parameters of any
    /// request.
    static let (k1, b) = (1.2, 0.75)
    /// The maximum number of hits of one page that engines allow.
    static let maxPageCount = 10_000
    /// The maximum number of ranking terms in a query. If a search has more, all its docs are scored on this machine.
    static let maxRankedCount = 700

    /// The body of the request that makes an index.
    ///
    /// - Parameters:
    ///   - shards: the number of shards.
    ///   - meta: the properties of the version, for later pushes and for administrators.
    static func creation(shards: Int, meta: JSONText) -> JSONText {
        func object(_ members: (String, JSONText)...) -> JSONText { .object(members) }
        func text(_ options: String, _ similarity: String, norms: Bool) -> JSONText {
            object(
                ("type", .string("text")), ("analyzer", .string("whitespace")),
                ("index_options", .string(options)), ("norms", .bool(norms)),
                ("similarity", .string(similarity)))
        }
        func stored(_ type: String) -> JSONText {
            object(("type", .string(type)), ("store", .bool(true)))
        }
        let unindexed = object(
            ("type", .string("keyword")), ("index", .bool(false)), ("doc_values", .bool(false)),
            ("store", .bool(true)))
        func bm25(b: Double) -> JSONText {
            object(
                ("type", .string("BM25")), ("k1", .double(k1)), ("b", .double(b)),
                ("discount_overlaps", .bool(false)))
        }
        return object(
            (
                "settings",
                object(
                    ("number_of_shards", .int(shards)),
                    // Replicas are added at the end, as copies of whole segments. This costs less than indexing twice.
                    ("number_of_replicas", .int(0)), ("refresh_interval", .string("-1")),
                    ("translog", object(("durability", .string("async")))),
                    ("similarity", object(("rl", bm25(b: b)), ("flat", bm25(b: 0)))))
            ),
            (
                "mappings",
                object(
                    ("dynamic", .string("strict")), ("_meta", object(("rlsearch", meta))),
                    // Returned values are in separate fields. Otherwise, engines would have to parse documents to leave
                    // out the terms. Doc values are read in a third of the time of stored fields, which are compressed
                    // in blocks.
                    ("_source", object(("enabled", .bool(false)))),
                    (
                        "properties",
                        object(
                            ("w", text("freqs", "rl", norms: true)),
                            ("p", text("freqs", "rl", norms: true)),
                            ("o", text("freqs", "rl", norms: true)),
                            ("g", text("docs", "flat", norms: false)),
                            ("q", text("docs", "flat", norms: false)),
                            ("k", object(("type", .string("keyword")))),
                            (
                                "n",
                                object(("type", .string("float")), ("index", .bool(false)))
                            ),
                            ("ord", object(("type", .string("long")))),
                            ("fo", object(("type", .string("long")))), ("fc", stored("long")),
                            (
                                "key",
                                object(
                                    ("type", .string("keyword")), ("doc_values", .bool(false)),
                                    ("store", .bool(true)))
                            ),
                            (
                                "r",
                                object(("type", .string("binary")), ("doc_values", .bool(true)))
                            ), ("x", unindexed),
                            ("d", unindexed)
                        )
                    ))
            ))
    }

    /// The value of `n` for a paragraph.
    static func lengthFactor(length: Int, average: Double) -> Double {
        (k1 + 1) / (1 + k1 * (1 - b + b * Double(length) / max(average, 1e-10)))
    }

    /// The name of a version of an index.
    static func versionName(_ name: String, _ number: Int) -> String {
        let digits = String(number)
        return name + "-v" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// The number of a version; nil if the index is not a version of `name`.
    static func versionNumber(_ index: String, of name: String) -> Int? {
        guard index.hasPrefix(name + "-v") else { return nil }
        return Int(index.dropFirst(name.utf8.count + 2))
    }
}
