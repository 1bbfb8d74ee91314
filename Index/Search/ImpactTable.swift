/// Upper bounds on a term's share of a score by frequency and length, for a term of weight 1.
///
/// A row for each frequency 0 to 7 and "8 or more", a column for each length 0...254 and "255 or more".
/// In paragraphs nearly all postings have a cell of their own, so the bounds are close. Shares rise with
/// the frequency and fall with the length, so the last row is bounded by an endless frequency and the
/// last column by length 255.
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

    /// Where the cell of a frequency and a length's code stands.
    @inline(__always)
    static func place(frequency: UInt32, code: UInt8) -> Int {
        Int(min(frequency, UInt32(rowCount &- 1))) &<< 8 | Int(code)
    }

    /// The greatest bound of all.
    var greatest: Double { Double(cells[cells.count - 1]) }

    /// Makes the bounds of a term in whole units, each rounded up.
    ///
    /// - Parameters:
    ///   - weight: the term's weight in units; no bound may exceed 32,766.
    ///   - impacts: those of all the term's postings; rows that they do not need are left out.
    @unsafe
    func write(weight: Double, for impacts: Impacts, to units: ImpactUnits) {
        let rowCount = ImpactUnits.lastRow(impacts) + 1
        // The factor makes up for the product's own rounding.
        let weight = SIMD8<Float>(repeating: Float(weight) * 1.000_001)
        // Added to 2^23, a float is a whole number to the nearest in its low bits: with one more, not less
        // than it was.
        let shift = SIMD8<Float>(repeating: 8_388_608)
        unsafe cells.withUnsafeBytes { cells in
            let output = unsafe UnsafeMutableRawPointer(units.cells)
            // The first row stays zero.
            for row in Self.columnCount / 8..<rowCount * Self.columnCount / 8 {
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
    fileprivate static func lastRow(_ impacts: Impacts) -> Int {
        max(Int(min(impacts.maximumFrequency, UInt8(ImpactTable.rowCount &- 1))), 4)
    }

    /// The bound of all postings that the impacts describe.
    @inline(__always)
    func bound(_ impacts: Impacts) -> Int {
        var bound = 0
        let maximum = impacts.maximumFrequency
        if maximum >= 1 { bound = cell(1, impacts.floor(0)) }
        if maximum >= 2 { bound = max(bound, cell(2, impacts.floor(1))) }
        if maximum >= 3 { bound = max(bound, cell(3, impacts.floor(2))) }
        if maximum >= 4 { bound = max(bound, cell(Self.lastRow(impacts), impacts.floor(3))) }
        return bound
    }

    /// What one of the postings that the impacts describe has at least, 0 if that is not known.
    @inline(__always)
    func witness(_ impacts: Impacts) -> Int {
        var witness = 0
        // A floor of `longest` does not say how long the doc is.
        for row in 0..<4 where impacts.floor(row) < Impacts.longest {
            witness = max(witness, cell(row &+ 1, impacts.floor(row)))
        }
        return witness
    }

    /// The bound of a posting of theirs in a doc of known length.
    @inline(__always)
    func bound(_ impacts: Impacts, code: UInt8) -> Int {
        let code = min(code, Impacts.longest)
        // Without a branch: which one would be taken is hard to guess.
        let row =
            (code >= impacts.floor(0) ? 1 : 0) &+ (code >= impacts.floor(1) ? 1 : 0)
            &+ (code >= impacts.floor(2) ? 1 : 0)
        return cell(code >= impacts.floor(3) ? Self.lastRow(impacts) : row, code)
    }

    /// Writes the bound for every length's code, with what others add.
    @unsafe
    func writeBounds(
        _ impacts: Impacts, adding others: UnsafePointer<Int16>,
        to output: UnsafeMutablePointer<Int16>
    ) {
        var code = 0
        func write(upTo end: UInt8, row: Int) {
            while code < min(Int(end), Int(Impacts.none)) {
                unsafe output[code] = cells[row << 8 | code] &+ others[code]
                code += 1
            }
        }
        for row in 0..<4 { write(upTo: impacts.floor(row), row: row) }
        write(upTo: Impacts.none, row: Self.lastRow(impacts))
        // The last code stands for lengths that the one before bounds too.
        unsafe output[code] = output[code - 1] &- others[code - 1] &+ others[code]
    }
}
