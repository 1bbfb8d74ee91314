/// What bounds every share that postings can have: for frequencies of at least 1, 2, 3 and 4 the least
/// length of a doc among them, and the greatest frequency.
///
/// Kept for each block of postings. Frequencies and lengths, not scores: idf and average length change
/// with every commit.
struct Impacts: Equatable {
    /// Codes of the least lengths; `longest` for that and more, `none` if there is no such posting.
    var floors: SIMD4<UInt8>
    /// 255 for 255 and more.
    var maximumFrequency: UInt8

    static let none: UInt8 = 255
    static let longest: UInt8 = 254
    static let byteCount = 5

    /// Those of no postings.
    static let empty = Impacts(
        floors: SIMD4(repeating: none), maximumFrequency: 0)

    init(floors: SIMD4<UInt8>, maximumFrequency: UInt8) {
        self.floors = floors
        self.maximumFrequency = maximumFrequency
    }

    /// - Precondition: they stand whole in the view.
    @inline(__always)
    init(_ view: ByteView, at offset: Int) {
        floors = SIMD4(
            view[offset], view[offset + 1], view[offset + 2], view[offset + 3])
        maximumFrequency = view[offset + 4]
    }

    func write(to writer: inout ByteWriter) {
        for index in 0..<4 { writer.write(floors[index]) }
        writer.write(maximumFrequency)
    }

    /// Takes a posting in.
    mutating func insert(frequency: UInt32, length: UInt32) {
        let code = UInt8(min(length, UInt32(Self.longest)))
        for row in 0..<Int(min(frequency, 4)) { floors[row] = min(floors[row], code) }
        maximumFrequency = max(maximumFrequency, UInt8(clamping: frequency))
    }

    /// Takes other postings in.
    mutating func formUnion(_ other: Impacts) {
        floors = pointwiseMin(floors, other.floors)
        maximumFrequency = max(maximumFrequency, other.maximumFrequency)
    }
}
