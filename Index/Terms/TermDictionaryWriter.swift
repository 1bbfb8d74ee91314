/// Writes the dictionary of a segment: terms in the order of their bytes, front-coded, which means that each key is
/// stored without the leading bytes that it shares with the previous one.
///
///     dictionary = block*
///     block      = postingsStart: varint, entry{1...32}
///     entry      = shared: varint, suffix: blob, docCount: varint, postingsByteCount: varint
///     offsets    = (start of block: u32)*
///
/// `shared` is the number of leading bytes shared with the previous key; it is 0 in the first entry of a block.
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

    /// Appends a term. Keys must be strictly ascending in byte order.
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
