/// A borrowed stretch of bytes with checked reads.
///
/// This type, ``MappedFile``, ``BitPacking`` and ``XXHash64`` are the fence: nothing else reads
/// memory that is mapped from disk. A view does not keep its bytes alive. Whoever stores one also stores the
/// object that owns them (a `Segment`), which is what makes the type safe to use.
@safe
struct ByteView: @unchecked Sendable {
    // Valid for `count` bytes for as long as the owner lives; never written.
    private let base: UnsafeRawPointer
    let count: Int

    @unsafe
    init(base: UnsafeRawPointer, count: Int) {
        unsafe self.base = base
        self.count = count
    }

    /// The bytes from `range`, or nil if they do not all stand in this view.
    func slice(_ range: Range<Int>) -> ByteView? {
        guard range.lowerBound >= 0, range.upperBound <= count else { return nil }
        return unsafe ByteView(base: base + range.lowerBound, count: range.count)
    }

    /// - Precondition: the byte stands in the view.
    @inline(__always)
    subscript(offset: Int) -> UInt8 {
        precondition(offset >= 0 && offset < count)
        return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
    }

    /// A little-endian integer at any alignment.
    ///
    /// - Precondition: all of its bytes stand in the view.
    @inline(__always)
    func load<T: FixedWidthInteger>(_ type: T.Type, at offset: Int) -> T {
        precondition(offset >= 0 && offset <= count - MemoryLayout<T>.size)
        return unsafe T(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// Hands the bytes out for the length of a call.
    @inline(__always)
    @unsafe
    func withPointer<R>(_ body: (UnsafeRawPointer) -> R) -> R { unsafe body(base) }

    /// A copy of the bytes.
    func array() -> [UInt8] {
        unsafe [UInt8](UnsafeRawBufferPointer(start: base, count: count))
    }

    /// Order of the bytes of `range` against a key: negative, zero or positive.
    ///
    /// - Precondition: the range stands in the view.
    func compare(_ range: Range<Int>, with key: [UInt8]) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        let shared = min(range.count, key.count)
        for index in 0..<shared {
            let difference = Int(self[range.lowerBound + index]) - Int(key[index])
            if difference != 0 { return difference }
        }
        return range.count - key.count
    }
}
