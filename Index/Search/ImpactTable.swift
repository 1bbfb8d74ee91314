/// Upper bounds on a term's share of a score by frequency and length, for a term of weight 1.
///
/// A row for each frequency 1, 2, 3 and "4 or more", a column for each length 0...254 and "255 or
/// more". In paragraphs nearly all postings have a cell of their own, so the bounds are close.
/// Shares rise with the frequency and fall with the length, so the last row is bounded by an endless
/// frequency and the last column by length 255.
struct ImpactTable: Sendable {
    static let rowCount = 4
    static let columnCount = 256

    private let cells: [Float]

    init(_ bm25: BM25, averageLength: Double) {
        var cells: [Float] = []
        cells.reserveCapacity(Self.rowCount * Self.columnCount)
        for row in 1...Self.rowCount {
            for column in 0..<Self.columnCount {
                let part = bm25.lengthPart(length: Double(column), average: averageLength)
                let share =
                    row < Self.rowCount
                    ? bm25.share(idf: 1, frequency: Double(row), lengthPart: part) : bm25.k1 + 1
                cells.append(Float(share).nextUp)
            }
        }
        self.cells = cells
    }

    /// Where the cell of a frequency and a length's code stands.
    @inline(__always)
    static func place(frequency: UInt32, code: UInt8) -> Int {
        Int(min(frequency, UInt32(rowCount)) &- 1) &<< 8 | Int(code)
    }

    /// A bound for a frequency and a length's code.
    @inline(__always)
    func bound(frequency: UInt32, code: UInt8) -> Double {
        Double(cells[Self.place(frequency: frequency, code: code)])
    }

    /// The greatest bound of all.
    var greatest: Double { Double(cells[cells.count - 1]) }

    /// Writes the bounds in whole units, each rounded up, for a term that weighs `weight` units.
    ///
    /// - Precondition: room for all cells; no bound exceeds 65,534 units.
    @unsafe
    func writeUnits(weight: Double, to units: UnsafeMutablePointer<UInt16>) {
        // The factor makes up for the product's own rounding.
        let weight = Float(weight) * 1.000_001
        unsafe cells.withUnsafeBufferPointer { cells in
            for index in 0..<Self.rowCount * Self.columnCount {
                unsafe units[index] = UInt16(cells[index] * weight) &+ 1
            }
        }
    }
}
