internal import InvertedIndex
internal import TextBasics

/// The number of paragraphs with a term: those that one push added, and those that it removed.
///
/// Every push writes its own differences, and never changes those of other pushes. Summed over the parts of a
/// snapshot, `live` is exact for the snapshot, although the engine still counts replaced documents. The sum of `added`
/// is the number that the engine counts, because documents are never removed from a part.
struct TermTally: Equatable {
    var added = 0
    var removed = 0

    var live: Int { added - removed }

    static func += (left: inout TermTally, right: TermTally) {
        left.added += right.added
        left.removed += right.removed
    }
}

/// The tallies of terms as bytes: of a bucket, or of a chunk of the sorted keywords.
enum TermStatistics {
    /// The approximate number of terms in a bucket.
    static let bucketSize = 64
    /// The approximate number of bytes in a chunk of keywords.
    static let chunkByteCount = 256 << 10

    /// The bucket of a term.
    static func bucket(of term: Term, count: Int) -> Int {
        var bytes = term.bytes
        bytes.append(term.space.rawValue)
        return Int(truncatingIfNeeded: XXHash64.hash(bytes)) & (count - 1)
    }

    /// The id of a bucket's document, and of a chunk of keywords.
    static func id(ofBucket number: Int) -> String { "t\(number)" }
    static func id(ofChunk number: Int) -> String { "k\(number)" }

    /// The number of buckets for a number of terms.
    static func bucketCount(termCount: Int) -> Int {
        var count = 1
        while count * bucketSize < termCount, count < 1 << 24 { count *= 2 }
        return count
    }

    /// The tallies as bytes.
    static func bytes(_ tallies: [(term: Term, tally: TermTally)]) -> [UInt8] {
        var writer = ByteWriter()
        for (term, tally) in tallies {
            writer.write(term.space.rawValue)
            writer.writeBlob(term.bytes)
            writer.writeCount(tally.added)
            writer.writeCount(tally.removed)
        }
        return writer.bytes
    }

    /// The tallies as a JSON string, in Base64.
    static func text(_ tallies: [(term: Term, tally: TermTally)]) -> JSONText {
        .string(String(decoding: Base64.text(of: bytes(tallies)), as: UTF8.self))
    }

    /// Calls `body` with each tally of such a string.
    static func read(
        _ text: JSONText?, _ body: (Term, TermTally) -> Void
    ) throws(IndexError) {
        guard let text = text?.string, let bytes = Base64.bytes(of: text) else {
            throw .remote(.badAnswer("statistics"))
        }
        try read(bytes, body)
    }

    /// Calls `body` with each tally of some bytes.
    static func read(
        _ bytes: [UInt8], _ body: (Term, TermTally) -> Void
    ) throws(IndexError) {
        var reader = ByteReader(bytes)
        do throws(DecodingFailure) {
            while reader.remaining > 0 {
                let space = try reader.read(UInt8.self)
                let term = Term(TermSpace(rawValue: space), Array(try reader.readBlob()))
                let added = try reader.readCount(atMost: Int(UInt32.max))
                let removed = try reader.readCount(atMost: Int(UInt32.max))
                body(term, TermTally(added: added, removed: removed))
            }
        } catch {
            throw .remote(.badAnswer("statistics, byte \(error.byteOffset)"))
        }
    }
}
