internal import TextBasics

/// Text after folding, and for every range of its bytes the range of the source that it came from.
///
/// Lengths and offsets are UTF-8 bytes. A value is reused for many texts, to save allocations.
package struct FoldedText: Sendable {
    /// A stretch of folded text and its source. In an identity the bytes correspond one to one; otherwise the stretch
    /// as a whole maps to the source range.
    private struct Stretch {
        var foldedStart: UInt32
        var sourceStart: UInt32
        var sourceEnd: UInt32
        var isIdentity: Bool
    }

    /// The folded bytes, UTF-8: first the text, then terms that replace parts of it in the index.
    package private(set) var bytes: [UInt8] = []
    /// The number of bytes of the text.
    package private(set) var textCount = 0
    private var stretches: [Stretch] = []

    package init() {}

    /// The folded text.
    package var text: [UInt8] { textCount == bytes.count ? bytes : Array(bytes[..<textCount]) }

    /// Removes everything, but keeps the capacity.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        stretches.removeAll(keepingCapacity: true)
        textCount = 0
    }

    /// Copies a text without folding it.
    mutating func copy(_ source: Span<UInt8>) {
        removeAll()
        appendIdentity(source, 0..<source.count)
        endText()
    }

    /// Ends the text here; bytes appended later are terms.
    mutating func endText() { textCount = bytes.count }

    /// Appends, after the text, a term for a part of it; returns the term's range.
    mutating func appendTerm(_ term: some Collection<UInt8>, for range: Range<Int>) -> Range<Int> {
        let start = bytes.count
        appendReplacement(term, for: sourceRange(of: range))
        return start..<bytes.count
    }

    /// Appends bytes of the source unchanged; an empty range adds nothing.
    @inline(__always)
    mutating func appendIdentity(_ source: Span<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if let last = stretches.last, last.isIdentity, Int(last.sourceEnd) == range.lowerBound {
            stretches[stretches.count - 1].sourceEnd = UInt32(range.upperBound)
        } else {
            stretches.append(
                Stretch(
                    foldedStart: UInt32(bytes.count), sourceStart: UInt32(range.lowerBound),
                    sourceEnd: UInt32(range.upperBound), isIdentity: true))
        }
        unsafe source.extracting(range).withUnsafeBufferPointer {
            unsafe bytes.append(contentsOf: $0)
        }
    }

    /// Appends bytes that replace a range of the source. If there are no bytes, the range is dropped.
    mutating func appendReplacement(_ folded: some Collection<UInt8>, for range: Range<Int>) {
        guard !folded.isEmpty else { return }
        stretches.append(
            Stretch(
                foldedStart: UInt32(bytes.count), sourceStart: UInt32(range.lowerBound),
                sourceEnd: UInt32(range.upperBound), isIdentity: false))
        bytes.append(contentsOf: folded)
    }

    /// Appends a character of three bytes that replaces a range of the source.
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
    /// - Precondition: `range` is not empty and within the folded bytes, and its ends are character boundaries.
    /// - Complexity: O(log n) in the number of stretches.
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

    /// The index of the stretch that contains folded byte `offset`.
    private func stretch(at offset: Int) -> Int {
        stretches.firstIndex(partitionedBy: { Int($0.foldedStart) > offset }) - 1
    }
}
