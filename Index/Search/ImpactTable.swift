/// Upper bounds on a term's share of a score by frequency and length, for a term of weight 1.
///
/// One row for each frequency 0 to 7 and one for 8 and more; one column for each length 0 to 254 and one for 255 and
/// more. Nearly all postings of paragraphs have a cell of their own, so bounds are tight. Shares rise with the frequency
/// and fall with the length, so the limit for infinite frequency bounds the last row, and length 255 the last column.
struct ImpactTable: Sendable {
    static let rowCount = 9
    static let columnCount = 256
    static let cellCount = rowCount * columnCount

    private let cells: [Float]

    init(_ bm25: BM25, averageLength: Double) {
        var cells: [Float] = []
        cells.reserveCapacity(Self.cellCount)
        for row in 0..<Self.rowCount {
            for column in 0..<Self.columnCount {
                let part = bm25.lengthPart(length: Double(column), average: averageLength)
                let share =
                    row < Self.rowCount - 1
                    ? bm25.share(idf: 1, frequency: Double(row), lengthPart: part) : bm25.k1 + 1
                cells.append(row == 0 ? 0 : Float(share).nextUp)
            }
        }
        self.cells = cells
    }

    /// The index of the cell for a frequency and a length code.
    @inline(__always)
    static func cell(frequency: UInt32, lengthCode: UInt8) -> Int {
        Int(min(frequency, UInt32(rowCount &- 1))) &<< 8 | Int(lengthCode)
    }

    /// The highest of all bounds.
    var maxShare: Double { Double(cells[cells.count - 1]) }

    /// Writes the bounds of a term in whole units, each rounded up.
    ///
    /// - Parameters:
    ///   - weight: the term's weight in units; no bound may exceed 32,766.
    ///   - impacts: those of all the term's postings; rows above their maximum frequency are left as they are.
    @unsafe
    func write(weight: Double, for impacts: Impacts, to bounds: TermBounds) {
        let rowCount = TermBounds.lastRow(impacts) + 1
        // The factor makes up for the product's own rounding.
        let weight = SIMD8<Float>(repeating: Float(weight) * 1.000_001)
        // Added to 2^23, a float is rounded to the nearest integer, which its low bits then contain. One more is
        // never below the float.
        let shift = SIMD8<Float>(repeating: 8_388_608)
        unsafe cells.withUnsafeBytes { cells in
            let output = unsafe UnsafeMutableRawPointer(bounds.cells)
            // The first row stays zero.
            for row in Self.columnCount / 8..<rowCount * Self.columnCount / 8 {
                let shares = unsafe cells.loadUnaligned(
                    fromByteOffset: 32 &* row, as: SIMD8<Float>.self)
                let units = unsafe unsafeBitCast(shares * weight + shift, to: SIMD8<UInt32>.self)
                unsafe output.storeBytes(
                    of: SIMD8<Int16>(truncatingIfNeeded: units) &+ SIMD8(repeating: 1),
                    toByteOffset: 16 &* row, as: SIMD8<Int16>.self)
            }
        }
    }
}
