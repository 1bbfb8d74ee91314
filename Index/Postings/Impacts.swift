/// What bounds every share that postings can have: for frequencies of at least 1, 2, 3 and 4 the least
/// length of a doc among them, and the greatest frequency.
///
/// Kept for each block of postings. Frequencies and lengths, not scores: idf and average length change
/// with every commit.
struct Impacts: Equatable {
    /// Codes of the four least lengths, the first in the lowest byte; `longest` for that and more, `none`
    /// if there is no such posting.
    private var floors: UInt32
    /// 255 for 255 and more.
    private(set) var maximumFrequency: UInt8

    static let none: UInt8 = 255
    static let longest: UInt8 = 254
    static let byteCount = 5

    /// Those of no postings.
    static let empty = Impacts(floors: .max, maximumFrequency: 0)

    /// Those of any postings whatever.
    static let unbounded = Impacts(floors: 0, maximumFrequency: 255)

    /// Those of any postings that count a term once.
    static let single = Impacts(floors: 0xFFFF_FF00, maximumFrequency: 1)

    private init(floors: UInt32, maximumFrequency: UInt8) {
        self.floors = floors
        self.maximumFrequency = maximumFrequency
    }

    /// - Precondition: they stand whole in the view.
    @inline(__always)
    init(_ view: ByteView, at offset: Int) {
        floors = view.load(UInt32.self, at: offset)
        maximumFrequency = view[offset + 4]
    }

    func write(to writer: inout ByteWriter) {
        writer.write(floors)
        writer.write(maximumFrequency)
    }

    /// The least length's code among postings whose frequency is at least `row + 1`.
    @inline(__always)
    func floor(_ row: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: floors &>> UInt32(truncatingIfNeeded: 8 &* row))
    }

    /// Takes a posting in.
    mutating func insert(frequency: UInt32, length: UInt32) {
        let code = UInt8(min(length, UInt32(Self.longest)))
        for row in 0..<Int(min(frequency, 4)) where code < floor(row) {
            floors = floors & ~(0xFF << UInt32(8 * row)) | UInt32(code) << UInt32(8 * row)
        }
        maximumFrequency = max(maximumFrequency, UInt8(clamping: frequency))
    }

    /// Takes other postings in.
    @inline(__always)
    mutating func formUnion(_ other: Impacts) {
        let (left, right) = unsafe (
            unsafeBitCast(floors, to: SIMD4<UInt8>.self),
            unsafeBitCast(other.floors, to: SIMD4<UInt8>.self)
        )
        floors = unsafe unsafeBitCast(pointwiseMin(left, right), to: UInt32.self)
        maximumFrequency = max(maximumFrequency, other.maximumFrequency)
    }
}
