/// Upper bounds on a term's share of a score by frequency and length, for a term of weight 1.
///
/// There is one row for each frequency from 0 to 7 and one for 8 and more; one column for each length from 0 to 254
/// and one for 255 and more. Nearly all postings of paragraphs have an exact cell, so bounds are tight. Shares
/// increase with the frequency and decrease with the length, so the limit for infinite frequency bounds the last row,
/// and length 255 the last column.
struct ImpactTable: Sendable {
    static let rowCount = 9
    static let columnCount = 256
    static let cellCount = rowCount * columnCount

    let cells: [Float]

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

    /// The maximum of all bounds.
    var maxShare: Double { Double(cells[cells.count - 1]) }
}
