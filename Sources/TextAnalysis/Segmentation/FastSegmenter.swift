internal import ICUText

/// Cuts UTF-8 text into words exactly as ICU's word break does, several times as fast.
///
/// ``FrequentPass`` cuts the characters that are frequent in reports. Where it stops at a rare character, ICU itself
/// cuts the text from the last certain boundary to the next one. A certain boundary is after a character that joins
/// nothing: no other character can change it.
final class FastSegmenter {
    /// The ICU versions whose rules are implemented here; tests compare the results with ICU's.
    static let knownVersions: Set<Int> = [72]

    private let cutter: MinCostCut
    private let table: WordTable
    private var icu: ICUSegmenter?

    /// Returns nil if ICU's version or dictionary is not known.
    init?() {
        guard Self.knownVersions.contains(BreakDictionary.icuMajorVersion),
            let table = WordTable()
        else { return nil }
        self.table = table
        cutter = MinCostCut(table: table)
    }

    /// Bytes of the dictionary's tables.
    var tableByteCount: Int { table.byteCount }

    /// Cuts a text into the buffer, which is emptied first.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    /// - Complexity: O(bytes), without allocation once buffers and dictionary are warm.
    func cut(_ bytes: Span<UInt8>, into buffer: PieceBuffer) throws(ICUError) {
        buffer.reset(byteCount: bytes.count)
        var pass = FrequentPass(byteCount: bytes.count)
        let classes = BreakClass.table
        while !pass.run(bytes, classes.span, cutter, into: buffer) {
            buffer.truncate(to: pass.certainCount)
            try reference().append(bytes, pass.certain..<pass.position, to: buffer)
            pass.markCertain(buffer.count)
        }
    }

    private func reference() throws(ICUError) -> ICUSegmenter {
        if let icu { return icu }
        let opened = try ICUSegmenter()
        icu = opened
        return opened
    }
}
