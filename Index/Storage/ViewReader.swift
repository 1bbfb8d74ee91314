/// Reads varints and blobs out of a ``ByteView`` that is not trusted: every read is checked.
struct ViewReader {
    let view: ByteView
    var offset: Int
    /// Names of file and section, for errors.
    let file: String
    let section: String

    init(_ view: ByteView, at offset: Int = 0, file: String, section: String) {
        self.view = view
        self.offset = offset
        self.file = file
        self.section = section
    }

    @inline(never)
    func corrupt(_ reason: String) -> IndexError {
        .corrupt(file: file, section: section, byteOffset: offset, reason: reason)
    }

    @inline(__always)
    mutating func varInt() throws(IndexError) -> UInt64 {
        if offset >= 0 && offset < view.count {
            let first = view[offset]
            if first < 0x80 {
                offset += 1
                return UInt64(first)
            }
        }
        return try longVarInt()
    }

    private mutating func longVarInt() throws(IndexError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard offset >= 0, offset < view.count else { throw corrupt("varint not ended") }
            let byte = view[offset]
            guard shift < 63 || byte <= 1 else { throw corrupt("varint too large") }
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    mutating func count(atMost limit: Int) throws(IndexError) -> Int {
        let value = try varInt()
        guard value <= UInt64(limit) else { throw corrupt("\(value) exceeds \(limit)") }
        return Int(value)
    }

    /// A range of the view that the next `count` bytes fill; moves past them.
    mutating func range(_ count: Int) throws(IndexError) -> Range<Int> {
        guard count >= 0, offset >= 0, view.count - offset >= count else {
            throw corrupt("\(count) bytes expected, \(view.count - offset) left")
        }
        defer { offset += count }
        return offset..<offset + count
    }

    mutating func blob() throws(IndexError) -> [UInt8] {
        let range = try self.range(try count(atMost: Int(UInt32.max)))
        return view.slice(range)?.array() ?? []
    }
}
