/// A borrowed range of bytes with checked reads.
///
/// Only this type, ``MappedFile``, ``BitPacking`` and ``XXHash64`` read mapped memory. A view does not keep its bytes
/// alive, so code that stores a view must also store the owner of the bytes, such as a `Segment`.
@safe
struct ByteView: @unchecked Sendable {
    // The memory is valid for `count` bytes while the owner lives, and is never written.
    private let base: UnsafeRawPointer
    let count: Int

    @unsafe
    init(base: UnsafeRawPointer, count: Int) {
        unsafe self.base = base
        self.count = count
    }

    /// The bytes of `range`; nil if the view does not contain all of them.
    func slice(_ range: Range<Int>) -> ByteView? {
        guard range.lowerBound >= 0, range.upperBound <= count else { return nil }
        return unsafe ByteView(base: base + range.lowerBound, count: range.count)
    }

    /// - Precondition: `0 <= offset < count`.
    @inline(__always)
    subscript(offset: Int) -> UInt8 {
        precondition(offset >= 0 && offset < count)
        return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
    }

    /// A little-endian integer at any alignment.
    ///
    /// - Precondition: the view contains all of its bytes.
    @inline(__always)
    func load<T: FixedWidthInteger>(_ type: T.Type, at offset: Int) -> T {
        precondition(offset >= 0 && offset <= count - MemoryLayout<T>.size)
        return unsafe T(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// Calls `body` with a pointer to the first byte, valid during the call.
    @inline(__always)
    @unsafe
    func withPointer<R>(_ body: (UnsafeRawPointer) -> R) -> R { unsafe body(base) }

    /// A copy of the bytes.
    func array() -> [UInt8] {
        unsafe [UInt8](UnsafeRawBufferPointer(start: base, count: count))
    }

    /// Compares the bytes of `range` with a key: negative if they sort before the key, zero if equal, otherwise
    /// positive.
    ///
    /// - Precondition: the view contains the range.
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
