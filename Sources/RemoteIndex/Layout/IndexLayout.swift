internal import TextBasics

/// How an index in a cluster is laid out.
///
/// | field | what | how it is indexed |
/// |---|---|---|
/// | `w` | the words of a paragraph, each as often as it occurs | cut at white space, frequencies, lengths |
/// | `o` | its overlay words | frequencies |
/// | `g` | its grams, each once; not the single characters that others begin with | docs alone |
/// | `k` | its keywords | exact |
/// | `n` | (k1 + 1) / (1 + K), where K is the part of BM25 that depends on its length | a number next to it |
/// | `ord` | the number of the paragraph | a number |
/// | `r` | what readers need of the paragraph or file: ``ClusterRecord``, ``ClusterFile`` | bytes next to it |
/// | `x` | the same, if it is too long for `r` | not at all |
/// | `fo`, `fc`, `key` | of a file: first paragraph, number of paragraphs, key | numbers, exact |
/// | `d` | a part of the statistics, or of what the index remembers | not at all |
/// | `p`, `q` | probes of the engine's arithmetic | as `w` and `g` |
enum IndexLayout {
    /// The version of this layout.
    static let format = 2
    /// k1 and b of the engine's scores. They are upper bounds for those of any request.
    static let (k1, b) = (1.2, 0.75)
    /// The largest number of hits of one page that engines allow.
    static let maxPageCount = 10_000
    /// The number of terms of a request that may rank; others make one clause in a list.
    static let maxRankedCount = 700

    /// The body of the request that makes an index.
    ///
    /// - Parameters:
    ///   - shards: the number of shards.
    ///   - meta: what a person who looks at the index should know of it.
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
                    // Copies are made of whole segments at the end, which costs less than indexing twice.
                    ("number_of_replicas", .int(0)), ("refresh_interval", .string("-1")),
                    ("translog", object(("durability", .string("async")))),
                    ("similarity", object(("rl", bm25(b: b)), ("flat", bm25(b: 0)))))
            ),
            (
                "mappings",
                object(
                    ("dynamic", .string("strict")), ("_meta", object(("rlsearch", meta))),
                    // What is returned is kept by itself: engines would have to take documents apart to leave out
                    // the terms. Values next to a document are found in a third of the time of stored ones, which
                    // are compressed in blocks.
                    ("_source", object(("enabled", .bool(false)))),
                    (
                        "properties",
                        object(
                            ("w", text("freqs", "rl", norms: true)),
                            ("p", text("freqs", "rl", norms: true)),
                            ("o", text("freqs", "flat", norms: false)),
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

    /// The number of a version; nil if an index of this name is none of `name`.
    static func versionNumber(_ index: String, of name: String) -> Int? {
        guard index.hasPrefix(name + "-v") else { return nil }
        return Int(index.dropFirst(name.utf8.count + 2))
    }
}
