/// Bounds the share of every posting in a set: the minimum doc length of the postings with a frequency of at least 1,
/// 2, 3 and 4, and the maximum frequency.
///
/// They are stored for each block of postings. They contain frequencies and lengths, not scores, because idf and
/// average length change with every commit (Lucene's impacts; block-max indexes: Ding & Suel, 2011).
struct Impacts: Equatable {
    /// Codes of the four minimum lengths, the first in the lowest byte: `maxLength` for this length and more,
    /// `noLength` if there is no such posting.
    private var minLengths: UInt32
    /// The maximum frequency. 255 means 255 or more; 0 means no posting.
    private(set) var maxFrequency: UInt8

    static let noLength: UInt8 = 255
    static let maxLength: UInt8 = 254
    static let byteCount = 5

    /// The impacts of an empty set.
    static let empty = Impacts(minLengths: .max, maxFrequency: 0)

    /// Impacts that bound any postings.
    static let unbounded = Impacts(minLengths: 0, maxFrequency: 255)

    /// Impacts that bound any postings of frequency 1.
    static let single = Impacts(minLengths: 0xFFFF_FF00, maxFrequency: 1)

    private init(minLengths: UInt32, maxFrequency: UInt8) {
        self.minLengths = minLengths
        self.maxFrequency = maxFrequency
    }

    /// - Precondition: the view contains all of their bytes.
    @inline(__always)
    init(_ view: ByteView, at offset: Int) {
        minLengths = view.load(UInt32.self, at: offset)
        maxFrequency = view[offset + 4]
    }

    func write(to writer: inout ByteWriter) {
        writer.write(minLengths)
        writer.write(maxFrequency)
    }

    /// The code of the minimum length of postings with a frequency of at least `row + 1`; `row` is 0 to 3.
    @inline(__always)
    func minLength(_ row: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: minLengths &>> UInt32(truncatingIfNeeded: 8 &* row))
    }

    /// Adds a posting.
    mutating func insert(frequency: UInt32, length: UInt32) {
        let code = UInt8(min(length, UInt32(Self.maxLength)))
        for row in 0..<Int(min(frequency, 4)) where code < minLength(row) {
            minLengths = minLengths & ~(0xFF << UInt32(8 * row)) | UInt32(code) << UInt32(8 * row)
        }
        maxFrequency = max(maxFrequency, UInt8(clamping: frequency))
    }

    /// Adds the postings that other impacts describe.
    @inline(__always)
    mutating func formUnion(_ other: Impacts) {
        let (left, right) = unsafe (
            unsafeBitCast(minLengths, to: SIMD4<UInt8>.self),
            unsafeBitCast(other.minLengths, to: SIMD4<UInt8>.self)
        )
        minLengths = unsafe unsafeBitCast(pointwiseMin(left, right), to: UInt32.self)
        maxFrequency = max(maxFrequency, other.maxFrequency)
    }
}
