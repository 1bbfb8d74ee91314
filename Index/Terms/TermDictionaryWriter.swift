/// Writes the dictionary of a segment: terms in the order of their bytes, front-coded (each key without the bytes that it
/// shares with the one before).
///
///     dictionary = block*
///     block      = postingsStart: varint, entry{1...32}
///     entry      = shared: varint, suffix: blob, docCount: varint, postingsByteCount: varint
///     offsets    = (start of block: u32)*
///
/// `shared` counts the leading bytes that the key shares with the one before; it is 0 in a block's first entry.
struct TermDictionaryWriter {
    static let blockSize = 32

    private(set) var termCount = 0
    private var output = ByteWriter()
    private var offsets = ByteWriter()
    private var previous: [UInt8] = []
    private var postingsStart = 0

    /// The dictionary region.
    var bytes: [UInt8] { output.bytes }
    /// The region of block offsets.
    var offsetBytes: [UInt8] { offsets.bytes }

    /// Appends a term. Keys must rise strictly in the order of their bytes.
    mutating func add(key: [UInt8], docCount: Int, postingsByteCount: Int) {
        var shared = 0
        if termCount % Self.blockSize == 0 {
            offsets.write(UInt32(output.bytes.count))
            output.writeCount(postingsStart)
        } else {
            let limit = min(key.count, previous.count)
            while shared < limit && key[shared] == previous[shared] { shared += 1 }
        }
        output.writeCount(shared)
        output.writeCount(key.count - shared)
        output.writeBytes(key[shared...])
        output.writeCount(docCount)
        output.writeCount(postingsByteCount)
        previous = key
        postingsStart += postingsByteCount
        termCount += 1
    }
}
