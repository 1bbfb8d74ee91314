internal import InvertedIndex
internal import TextBasics

/// The contents of a version of an index. It is the last document that a push writes, so a version without it is
/// unfinished.
struct Snapshot: Equatable {
    /// The documents of one push.
    struct Part: Equatable {
        /// The concrete index.
        let index: String
        /// The numbers of the paragraphs of the part.
        let docs: Range<Int>
        /// The number of chunks of keywords of the part.
        let keywordChunkCount: Int
    }

    /// The number of the version.
    var version = 0
    var analyzer = ""
    /// The parts, in the order of their numbers.
    var parts: [Part] = []
    /// Paragraphs that are no longer part of the index, ascending.
    var deleted: [Range<Int>] = []
    /// The number of live paragraphs, and the number of words in them.
    var docCount = 0
    var lengthSum = 0
    /// The number of paragraphs with words, with the field `o`, and with grams; and the number of all words. Like the
    /// engine's own counts, these include paragraphs that are not live.
    var withWords = 0
    var withOverlay = 0
    var withGrams = 0
    var allWords = 0
    /// The largest ``OverlayPadding/excess(overlay:words:)`` of any paragraph.
    var overlayExcess = 0
    /// The average length from which `n` of all documents was computed.
    var average = 0.0
    /// The number of buckets of the document frequencies, a power of two.
    var bucketCount = 1
    /// The hash of the last push's plan.
    var plan = ""

    /// The number of paragraphs, live or not.
    var end: Int { parts.last?.docs.upperBound ?? 0 }

    static let id = "snapshot"

    var json: JSONText {
        func ranges(_ ranges: [Range<Int>]) -> JSONText { .array(ranges.map { JSONText($0) }) }
        return .object([
            ("format", .int(IndexLayout.format)), ("version", .int(version)),
            ("analyzer", .string(analyzer)),
            (
                "parts",
                .array(
                    parts.map {
                        .object([
                            ("index", .string($0.index)), ("docs", JSONText($0.docs)),
                            ("keywords", .int($0.keywordChunkCount)),
                        ])
                    })
            ), ("deleted", ranges(deleted)), ("docs", .int(docCount)), ("words", .int(lengthSum)),
            ("withWords", .int(withWords)), ("withOverlay", .int(withOverlay)),
            ("withGrams", .int(withGrams)), ("allWords", .int(allWords)),
            ("overlayExcess", .int(overlayExcess)), ("average", .double(average)),
            ("buckets", .int(bucketCount)),
            ("plan", .string(plan)),
        ])
    }

    /// Reads a snapshot.
    ///
    /// - Parameter name: the name of the index, for errors.
    init(_ json: JSONText, of name: String) throws(IndexError) {
        guard let format = json["format"]?.int else { throw .remote(.foreignIndex(name: name)) }
        guard format == IndexLayout.format else {
            throw .remote(.otherFormat(name: name, found: format, supported: IndexLayout.format))
        }
        func int(_ member: String) throws(IndexError) -> Int {
            guard let value = json[member]?.int, value >= 0, value <= Int(UInt32.max) * 65536 else {
                throw .remote(.badAnswer(member))
            }
            return value
        }
        version = try int("version")
        analyzer = json["analyzer"]?.string ?? ""
        for part in json["parts"]?.array ?? [] {
            guard let index = part["index"]?.string, let docs = Self.range(part["docs"]) else {
                throw .remote(.badAnswer("parts"))
            }
            parts.append(
                Part(
                    index: index, docs: docs,
                    keywordChunkCount: min(max(0, part["keywords"]?.int ?? 0), 100_000)))
        }
        for range in json["deleted"]?.array ?? [] {
            guard let range = Self.range(range) else { throw .remote(.badAnswer("deleted")) }
            deleted.append(range)
        }
        docCount = try int("docs")
        lengthSum = try int("words")
        withWords = try int("withWords")
        withOverlay = try int("withOverlay")
        withGrams = try int("withGrams")
        allWords = try int("allWords")
        overlayExcess = try int("overlayExcess")
        average = json["average"]?.double ?? 0
        bucketCount = try int("buckets")
        plan = json["plan"]?.string ?? ""
        guard bucketCount > 0, bucketCount & (bucketCount - 1) == 0 else {
            throw .remote(.badAnswer("buckets"))
        }
        guard isConsistent else { throw .remote(.badAnswer("parts, deleted")) }
    }

    /// Whether the parts follow each other without gaps, and all paragraphs are either live or deleted.
    private var isConsistent: Bool {
        var next = 0
        for part in parts {
            guard part.docs.lowerBound == next else { return false }
            next = part.docs.upperBound
        }
        guard next <= Int(UInt32.max) else { return false }
        var (start, live) = (0, next)
        for range in deleted {
            guard range.lowerBound >= start, range.upperBound <= next else { return false }
            start = range.upperBound
            live -= range.count
        }
        return live == docCount
    }

    init() {}

    private static func range(_ json: JSONText?) -> Range<Int>? {
        guard let ends = json?.array, ends.count == 2, let start = ends[0].int,
            let end = ends[1].int,
            start >= 0, start <= end
        else { return nil }
        return start..<end
    }

    /// Whether a paragraph is live.
    func isLive(_ doc: Int) -> Bool {
        guard doc < end else { return false }
        let next = deleted.firstIndex(partitionedBy: { $0.upperBound > doc })
        return next == deleted.count || deleted[next].lowerBound > doc
    }
}
