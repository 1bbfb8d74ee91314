/// The upper bounds of one term in units, by frequency and length: the table of ``ImpactTable`` times the term's
/// weight.
@safe
struct TermBounds {
    // Valid for `ImpactTable.cellCount` cells, as long as the scratch that owns them.
    let cells: UnsafeMutablePointer<Int16>

    /// Computes the bounds of a term, each rounded up to whole units.
    ///
    /// - Parameters:
    ///   - weight: the term's weight in units; no bound may exceed 32,766.
    ///   - impacts: the impacts of all postings of the term; rows above the maximum frequency are not written.
    func fill(from table: ImpactTable, weight: Double, impacts: Impacts) {
        let rowCount = Self.lastRow(impacts) + 1
        // The factor compensates for rounding of the product.
        let weight = SIMD8<Float>(repeating: Float(weight) * 1.000_001)
        // Adding 2^23 rounds a float to the nearest integer, which is then in its low bits. That integer plus one is
        // not below the float.
        let shift = SIMD8<Float>(repeating: 8_388_608)
        unsafe table.cells.withUnsafeBytes { shares in
            let output = unsafe UnsafeMutableRawPointer(cells)
            // The first row stays zero.
            for step in ImpactTable.columnCount / 8..<rowCount * ImpactTable.columnCount / 8 {
                let share = unsafe shares.loadUnaligned(
                    fromByteOffset: 32 &* step, as: SIMD8<Float>.self)
                let units = unsafe unsafeBitCast(share * weight + shift, to: SIMD8<UInt32>.self)
                unsafe output.storeBytes(
                    of: SIMD8<Int16>(truncatingIfNeeded: units) &+ SIMD8(repeating: 1),
                    toByteOffset: 16 &* step, as: SIMD8<Int16>.self)
            }
        }
    }

    /// The bound of a posting.
    @inline(__always)
    func bound(frequency: UInt32, lengthCode: UInt8) -> Int {
        unsafe Int(cells[ImpactTable.cell(frequency: frequency, lengthCode: lengthCode)])
    }

    @inline(__always)
    private func cell(_ row: Int, _ lengthCode: UInt8) -> Int {
        unsafe Int(cells[row &<< 8 | Int(lengthCode)])
    }

    /// The row of the maximum frequency, at least 4.
    @inline(__always)
    private static func lastRow(_ impacts: Impacts) -> Int {
        max(Int(min(impacts.maxFrequency, UInt8(ImpactTable.rowCount &- 1))), 4)
    }

    /// The bound of all postings that the impacts describe: the block-max bound.
    @inline(__always)
    func bound(_ impacts: Impacts) -> Int {
        var bound = 0
        let max = impacts.maxFrequency
        if max >= 1 { bound = cell(1, impacts.minLength(0)) }
        if max >= 2 { bound = Swift.max(bound, cell(2, impacts.minLength(1))) }
        if max >= 3 { bound = Swift.max(bound, cell(3, impacts.minLength(2))) }
        if max >= 4 { bound = Swift.max(bound, cell(Self.lastRow(impacts), impacts.minLength(3))) }
        return bound
    }

    /// The bound of such a posting in a doc with a known length.
    @inline(__always)
    func bound(_ impacts: Impacts, lengthCode: UInt8) -> Int {
        let length = min(lengthCode, Impacts.maxLength)
        // Branch-free, because a branch would be hard to predict.
        let row =
            (length >= impacts.minLength(0) ? 1 : 0) &+ (length >= impacts.minLength(1) ? 1 : 0)
            &+ (length >= impacts.minLength(2) ? 1 : 0)
        return cell(length >= impacts.minLength(3) ? Self.lastRow(impacts) : row, length)
    }

    /// A share that at least one of the postings reaches, in units; 0 if unknown.
    @inline(__always)
    func guaranteedUnits(_ impacts: Impacts) -> Int {
        var units = 0
        // `maxLength` is not an exact length.
        for row in 0..<4 where impacts.minLength(row) < Impacts.maxLength {
            units = max(units, cell(row &+ 1, impacts.minLength(row)))
        }
        return units
    }

    /// Writes for each length code the bound of the postings that the impacts describe, plus the bounds of other lists.
    @unsafe
    func writeBounds(
        _ impacts: Impacts, adding others: UnsafePointer<Int16>,
        to output: UnsafeMutablePointer<Int16>
    ) {
        var code = 0
        func write(upTo end: UInt8, row: Int) {
            while code < min(Int(end), Int(Impacts.noLength)) {
                unsafe output[code] = cells[row << 8 | code] &+ others[code]
                code += 1
            }
        }
        for row in 0..<4 { write(upTo: impacts.minLength(row), row: row) }
        write(upTo: Impacts.noLength, row: Self.lastRow(impacts))
        // The last code means longer docs, so the bound of the previous code is valid for it too.
        unsafe output[code] = output[code - 1] &- others[code - 1] &+ others[code]
    }
}
