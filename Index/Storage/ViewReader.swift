/// Reads varints, blobs and strings from an untrusted ``ByteView``: every read is checked.
struct ViewReader {
    let view: ByteView
    var offset: Int
    /// The file and region of the view, for errors.
    let file: String
    let region: FileRegion

    init(_ view: ByteView, at offset: Int = 0, file: String, region: FileRegion) {
        self.view = view
        self.offset = offset
        self.file = file
        self.region = region
    }

    @inline(never)
    func corrupt(_ reason: CorruptionReason) -> IndexError {
        .corrupt(file: file, region: region, byteOffset: offset, reason: reason)
    }

    @inline(__always)
    private mutating func byte() throws(IndexError) -> UInt8 {
        guard offset >= 0, offset < view.count else { throw corrupt(.unterminatedVarint) }
        defer { offset &+= 1 }
        return view[offset]
    }

    @inline(__always)
    mutating func varInt() throws(IndexError) -> UInt64 {
        let first = try byte()
        return first < 0x80 ? UInt64(first) : try longVarInt(first)
    }

    @inline(never)
    private mutating func longVarInt(_ first: UInt8) throws(IndexError) -> UInt64 {
        let value = try VarInt.decode(first) { () throws(IndexError) in try byte() }
        guard let value else { throw corrupt(.varintTooLarge) }
        return value
    }

    mutating func count(atMost limit: Int) throws(IndexError) -> Int {
        let value = try varInt()
        guard value <= UInt64(limit) else { throw corrupt(.exceedsMaximum(value, max: limit)) }
        return Int(value)
    }

    /// The range of the next `count` bytes; moves past them.
    mutating func range(_ count: Int) throws(IndexError) -> Range<Int> {
        guard count >= 0, offset >= 0, view.count - offset >= count else {
            throw corrupt(.missingBytes(expected: count, remaining: view.count - offset))
        }
        defer { offset += count }
        return offset..<offset + count
    }

    mutating func blob() throws(IndexError) -> [UInt8] {
        let range = try self.range(try count(atMost: Int(UInt32.max)))
        return view.slice(range)?.array() ?? []
    }

    mutating func string() throws(IndexError) -> String {
        guard let string = String(validating: try blob(), as: UTF8.self) else {
            throw corrupt(.notUTF8)
        }
        return string
    }
}
