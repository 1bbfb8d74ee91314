internal import InvertedIndex
internal import TextBasics

/// The bytes that the cluster stores for readers of a paragraph.
struct ClusterRecord {
    /// The number of paragraphs before this one in its file.
    let paragraphsBefore: Int
    /// The offsets in `bytes` at which the places of its words and its record begin.
    private let placesStart: Int
    private let recordStart: Int
    private let bytes: [UInt8]

    /// Its record, as the local index stores it.
    var record: [UInt8] { Array(bytes[recordStart...]) }

    /// The byte ranges of its words; nil if the text must be segmented again.
    func places() throws(DecodingFailure) -> TokenRanges? {
        var reader = ByteReader(bytes[placesStart..<recordStart])
        return try TokenRanges(&reader)
    }

    /// The bytes of a paragraph.
    static func bytes(
        paragraphsBefore: Int, words: [Range<Int>], overlay: [Range<Int>], record: [UInt8]
    ) -> [UInt8] {
        var places = ByteWriter()
        TokenRanges.write(words: words, overlay: overlay, to: &places)
        var writer = ByteWriter()
        writer.writeCount(paragraphsBefore)
        writer.writeBlob(places.bytes)
        writer.writeBytes(record)
        return writer.bytes
    }

    init(_ bytes: [UInt8]) throws(DecodingFailure) {
        var reader = ByteReader(bytes)
        paragraphsBefore = try reader.readCount(atMost: Int(UInt32.max))
        let count = try reader.readCount(atMost: reader.remaining)
        placesStart = reader.byteOffset
        _ = try reader.readBytes(count)
        recordStart = reader.byteOffset
        self.bytes = bytes
    }
}

/// The values that the cluster stores for readers of a file.
struct ClusterFile: Equatable {
    /// Number of paragraphs.
    let count: Int
    /// Its key in the local index.
    let key: [UInt8]
    /// Its record, as the local index stores it.
    let payload: [UInt8]

    init(count: Int, key: [UInt8], payload: [UInt8]) {
        self.count = count
        self.key = key
        self.payload = payload
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.writeCount(count)
        writer.writeBlob(key)
        writer.writeBytes(payload)
        return writer.bytes
    }

    init(_ bytes: [UInt8]) throws(DecodingFailure) {
        var reader = ByteReader(bytes)
        count = try reader.readCount(atMost: Int(UInt32.max))
        key = Array(try reader.readBlob())
        payload = Array(try reader.readBytes(reader.remaining))
    }
}

/// The fields `r` and `x`, which contain bytes for readers. `r` has doc values, for which engines allow at most 32,766
/// bytes; `x` is a stored field for longer bytes.
enum RecordField {
    /// The maximum number of bytes in `r`.
    static let maxCount = 32_000

    /// The field for some bytes, and the bytes in Base64.
    static func member(_ bytes: [UInt8]) -> (field: String, text: [UInt8]) {
        (bytes.count > maxCount ? "x" : "r", Base64.text(of: bytes))
    }

    /// The bytes of a hit; nil if it has none. Engines return those of `r` without padding.
    static func of(_ hit: SearchAnswer.Hit) -> [UInt8]? {
        guard let value = hit.field("r") ?? hit.field("x"), let string = value.string else {
            return nil
        }
        var text = Array(string.utf8)
        while text.count % 4 > 0 { text.append(UInt8(ascii: "=")) }
        return Base64.bytes(of: text)
    }
}
