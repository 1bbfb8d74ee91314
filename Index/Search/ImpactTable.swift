/// Upper bounds on a term's share of a score by frequency and length, for a term of weight 1.
///
/// A row for each frequency 1 to 7 and "8 or more", a column for each length 0...254 and "255 or more".
/// In paragraphs nearly all postings have a cell of their own, so the bounds are close. Shares rise with
/// the frequency and fall with the length, so the last row is bounded by an endless frequency and the
/// last column by length 255.
struct ImpactTable: Sendable {
    static let rowCount = 8
    static let columnCount = 256
    static let cellCount = rowCount * columnCount

    private let cells: [Float]

    init(_ bm25: BM25, averageLength: Double) {
        var cells: [Float] = []
        cells.reserveCapacity(Self.cellCount)
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

    /// The greatest bound of all.
    var greatest: Double { Double(cells[cells.count - 1]) }

    /// Makes the bounds of a term in whole units, each rounded up.
    ///
    /// - Parameter weight: the term's weight in units; no bound may exceed 32,766.
    @unsafe
    func write(weight: Double, to units: ImpactUnits) {
        // The factor makes up for the product's own rounding.
        let weight = SIMD8<Float>(repeating: Float(weight) * 1.000_001)
        // Added to 2^23, a float is a whole number to the nearest in its low bits: with one more, not less
        // than it was.
        let shift = SIMD8<Float>(repeating: 8_388_608)
        unsafe cells.withUnsafeBytes { cells in
            let output = unsafe UnsafeMutableRawPointer(units.cells)
            for row in 0..<Self.cellCount / 8 {
                let shares = unsafe cells.loadUnaligned(
                    fromByteOffset: 32 &* row, as: SIMD8<Float>.self)
                let whole = unsafe unsafeBitCast(shares * weight + shift, to: SIMD8<UInt32>.self)
                unsafe output.storeBytes(
                    of: SIMD8<Int16>(truncatingIfNeeded: whole) &+ SIMD8(repeating: 1),
                    toByteOffset: 16 &* row, as: SIMD8<Int16>.self)
            }
        }
    }
}

/// The bounds of one term in units of a search. Valid as long as the scratch that they stand in.
@safe
struct ImpactUnits {
    let cells: UnsafeMutablePointer<Int16>

    /// The bound of a posting.
    @inline(__always)
    func bound(frequency: UInt32, code: UInt8) -> Int {
        unsafe Int(cells[ImpactTable.place(frequency: frequency, code: code)])
    }

    @inline(__always)
    private func cell(_ row: Int, _ code: UInt8) -> Int { unsafe Int(cells[row &<< 8 | Int(code)]) }

    @inline(__always)
    private func lastRow(_ impacts: Impacts) -> Int {
        max(Int(min(impacts.maximumFrequency, UInt8(ImpactTable.rowCount))), 4) &- 1
    }

    /// The bound of all postings that the impacts describe.
    @inline(__always)
    func bound(_ impacts: Impacts) -> Int {
        var bound = 0
        for row in 0..<4 where impacts.floors[row] != Impacts.none {
            bound = max(bound, cell(row < 3 ? row : lastRow(impacts), impacts.floors[row]))
        }
        return bound
    }

    /// What one of the postings that the impacts describe has at least, 0 if there is none.
    @inline(__always)
    func witness(_ impacts: Impacts) -> Int {
        var bound = 0
        // A floor of `longest` does not say how long the doc is.
        for row in 0..<4 where impacts.floors[row] < Impacts.longest {
            bound = max(bound, cell(row, impacts.floors[row]))
        }
        return bound
    }

    /// The bound of a posting of theirs in a doc of known length.
    @inline(__always)
    func bound(_ impacts: Impacts, code: UInt8) -> Int {
        let code = min(code, Impacts.longest)
        let floors = impacts.floors
        if code < floors[0] { return 0 }
        if code < floors[1] { return cell(0, code) }
        if code < floors[2] { return cell(1, code) }
        return cell(code < floors[3] ? 2 : lastRow(impacts), code)
    }
}
