internal import CRankingData

/// A table in the program's read-only memory.
@safe
struct ShippedData: @unchecked Sendable {
    fileprivate let start: UnsafePointer<UInt8>
    let count: Int

    private init(_ bytes: (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>?) {
        var count = 0
        guard let start = unsafe bytes(&count) else {
            preconditionFailure("the program has its data")
        }
        unsafe self.start = start
        self.count = count
    }

    static let wordVectors = unsafe ShippedData(ranking_word_vectors)
    static let model = unsafe ShippedData(ranking_model)
    static let answerWords = unsafe ShippedData(ranking_answer_words)

    /// Copies a table to memory that is never freed: for training.
    init(keeping bytes: [UInt8]) {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bytes.count, 1))
        for (offset, byte) in bytes.enumerated() { unsafe (copy + offset).initialize(to: byte) }
        unsafe start = UnsafePointer(copy)
        count = bytes.count
    }

    /// The byte at an offset.
    subscript(offset: Int) -> UInt8 {
        precondition(offset >= 0 && offset < count, "a table stays within its bytes")
        return unsafe start[offset]
    }

    /// An integer of four bytes, little-endian.
    func integer(at offset: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(self[offset + $1]) << UInt32(8 * $1) }
    }

    /// The bytes.
    var allBytes: [UInt8] { (0..<count).map { self[$0] } }
}

extension ShippedData {
    /// The bytes as little-endian 16-bit numbers. The tables begin at multiples of 8 bytes, so the numbers are aligned.
    func units(from offset: Int, count length: Int) -> ShippedUnits {
        precondition(offset % 2 == 0 && offset >= 0 && offset + 2 * length <= count)
        return unsafe ShippedUnits(
            start: UnsafeRawPointer(start + offset).assumingMemoryBound(to: UInt16.self),
            count: length)
    }

    /// Adds a multiple of a vector of signed bytes to a sum.
    func add(_ offset: Int, times factor: Int32, to sum: inout [Int32]) {
        precondition(
            offset >= 0 && offset + sum.count <= count, "a table stays within its bytes")
        for index in sum.indices {
            sum[index] &+= factor &* Int32(unsafe Int8(bitPattern: start[offset &+ index]))
        }
    }

    /// The dot product of two vectors of signed bytes.
    func dotProduct(_ left: Int, _ right: Int, count length: Int) -> Int {
        precondition(
            left >= 0 && right >= 0 && left + length <= count && right + length <= count,
            "a table stays within its bytes")
        var sum: Int32 = 0
        for index in 0..<length {
            let a = unsafe Int8(bitPattern: start[left &+ index])
            let b = unsafe Int8(bitPattern: start[right &+ index])
            sum &+= Int32(a) &* Int32(b)
        }
        return Int(sum)
    }
}

/// Numbers of 16 bits in the program's read-only memory.
@safe
struct ShippedUnits: @unchecked Sendable {
    private let start: UnsafePointer<UInt16>
    let count: Int

    fileprivate init(start: UnsafePointer<UInt16>, count: Int) {
        unsafe self.start = start
        self.count = count
    }

    @inline(__always)
    subscript(index: Int) -> UInt32 {
        precondition(index >= 0 && index < count, "a table stays within its bytes")
        return unsafe UInt32(UInt16(littleEndian: start[index]))
    }
}
