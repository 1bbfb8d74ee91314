/// Text after folding, with the way back: every place in the folded bytes leads to the bytes of the
/// source that it came from.
///
/// Lengths and offsets are UTF-8 bytes. Reused from text to text to spare allocations.
package struct FoldedText: Sendable {
    /// A stretch of folded text and the source it came from. Where both are equally long the bytes
    /// correspond one by one; otherwise the stretch belongs to its source as a whole.
    private struct Stretch {
        var foldedStart: UInt32
        var sourceStart: UInt32
        var sourceEnd: UInt32
        var isIdentity: Bool
    }

    /// The folded bytes, UTF-8: the text, and behind it terms that stand for parts of it.
    package private(set) var bytes: [UInt8] = []
    /// How many of the bytes are the text.
    package private(set) var textCount = 0
    private var stretches: [Stretch] = []

    package init() {}

    /// The folded text.
    package var text: [UInt8] { textCount == bytes.count ? bytes : Array(bytes[..<textCount]) }

    /// Forgets everything and keeps the room.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        stretches.removeAll(keepingCapacity: true)
        textCount = 0
    }

    /// Takes a text over as it is.
    mutating func copy(_ source: Span<UInt8>) {
        removeAll()
        unsafe source.withUnsafeBufferPointer { bytes in
            if let base = bytes.baseAddress { unsafe appendIdentity(base, 0..<bytes.count) }
        }
        endText()
    }

    /// Says that the text ends here.
    mutating func endText() { textCount = bytes.count }

    /// Appends a term that stands for a part of the text, behind the text; returns where.
    mutating func appendTerm(_ term: some Collection<UInt8>, for range: Range<Int>) -> Range<Int> {
        let start = bytes.count
        appendReplacement(term, for: sourceRange(of: range))
        return start..<bytes.count
    }

    /// Appends bytes that stand in the source just so; an empty range adds nothing.
    @inline(__always)
    mutating func appendIdentity(_ source: UnsafePointer<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if let last = stretches.last, last.isIdentity, Int(last.sourceEnd) == range.lowerBound {
            stretches[stretches.count - 1].sourceEnd = UInt32(range.upperBound)
        } else {
            stretches.append(
                Stretch(
                    foldedStart: UInt32(bytes.count), sourceStart: UInt32(range.lowerBound),
                    sourceEnd: UInt32(range.upperBound), isIdentity: true))
        }
        unsafe bytes.append(
            contentsOf: UnsafeBufferPointer(start: source + range.lowerBound, count: range.count))
    }

    /// Appends bytes that stand for a range of the source. Without bytes, the range is dropped.
    mutating func appendReplacement(_ folded: some Collection<UInt8>, for range: Range<Int>) {
        guard !folded.isEmpty else { return }
        stretches.append(
            Stretch(
                foldedStart: UInt32(bytes.count), sourceStart: UInt32(range.lowerBound),
                sourceEnd: UInt32(range.upperBound), isIdentity: false))
        bytes.append(contentsOf: folded)
    }

    /// Appends a character of three bytes that stands for a range of the source.
    @inline(__always)
    mutating func appendReplacement(unit: UInt16, for range: Range<Int>) {
        stretches.append(
            Stretch(
                foldedStart: UInt32(bytes.count), sourceStart: UInt32(range.lowerBound),
                sourceEnd: UInt32(range.upperBound), isIdentity: false))
        bytes.append(0xE0 | UInt8(truncatingIfNeeded: unit >> 12))
        bytes.append(0x80 | UInt8(truncatingIfNeeded: unit >> 6) & 0x3F)
        bytes.append(0x80 | UInt8(truncatingIfNeeded: unit) & 0x3F)
    }

    /// The range of the source that a range of folded bytes came from.
    ///
    /// - Precondition: `range` is not empty, lies in the folded bytes, on character boundaries.
    /// - Complexity: O(log of the number of folded characters).
    package func sourceRange(of range: Range<Int>) -> Range<Int> {
        let first = stretches[stretch(at: range.lowerBound)]
        let last = stretches[stretch(at: range.upperBound - 1)]
        let start =
            first.isIdentity
            ? Int(first.sourceStart) + range.lowerBound - Int(first.foldedStart)
            : Int(first.sourceStart)
        let end =
            last.isIdentity
            ? Int(last.sourceStart) + range.upperBound - Int(last.foldedStart)
            : Int(last.sourceEnd)
        return start..<end
    }

    /// The stretch that holds folded byte `offset`.
    private func stretch(at offset: Int) -> Int {
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if Int(stretches[middle].foldedStart) <= offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low - 1
    }
}
