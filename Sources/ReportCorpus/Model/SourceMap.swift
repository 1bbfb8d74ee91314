internal import TextBasics

/// Maps byte offsets in a paragraph's text to those in the file, through decoding and removed or replaced characters.
///
/// Positions are byte offsets in the text (UTF-8) and in the file, which may have another encoding.
public struct SourceMap: Equatable, Sendable {
    /// Characters that are adjacent both in the text and in the file, with the same widths in each.
    public struct Stretch: Equatable, Sendable {
        /// The offset of the first byte in the text.
        public var textStart: Int
        /// The offset of the first byte in the file.
        public var sourceStart: Int
        /// The number of bytes of each character in the text; 0 if this varies and each character has as many bytes in
        /// the file.
        public var textWidth: Int
        /// The number of bytes of each character in the file; 0 if this varies and each character has as many bytes in
        /// the text.
        public var sourceWidth: Int

        /// Makes a stretch.
        public init(textStart: Int, sourceStart: Int, textWidth: Int, sourceWidth: Int) {
            self.textStart = textStart
            self.sourceStart = sourceStart
            self.textWidth = textWidth
            self.sourceWidth = sourceWidth
        }

        fileprivate func source(_ textOffset: Int) -> Int {
            let count = textOffset - textStart
            return sourceStart + (textWidth == 0 ? count : count / textWidth * sourceWidth)
        }
    }

    /// The stretches in the order of the text; the first begins at 0. Empty only while the map is built.
    public private(set) var stretches: [Stretch]

    /// The map of a text whose offsets are those of the file minus `sourceStart`.
    public init(from sourceStart: Int) {
        stretches = [
            Stretch(textStart: 0, sourceStart: sourceStart, textWidth: 0, sourceWidth: 0)
        ]
    }

    /// Whether offsets in the text are those of the file minus `sourceStart`.
    package func isPlain(from sourceStart: Int) -> Bool {
        stretches.count == 1
            && stretches[0]
                == Stretch(textStart: 0, sourceStart: sourceStart, textWidth: 0, sourceWidth: 0)
    }

    /// Makes a map of at least one stretch, in the order of the text.
    public init(_ stretches: [Stretch]) { self.stretches = stretches }

    /// The bytes of the file from which a part of the text was read.
    ///
    /// - Precondition: the range is not empty, lies in the text, and is on character boundaries.
    /// - Complexity: O(log of the number of stretches).
    public func sourceRange(of range: Range<Int>) -> Range<Int> {
        let first = stretches[stretch(at: range.lowerBound)]
        let last = stretches[stretch(at: range.upperBound - 1)]
        return first.source(range.lowerBound)..<last.source(range.upperBound)
    }

    private func stretch(at offset: Int) -> Int {
        max(0, stretches.firstIndex(partitionedBy: { $0.textStart > offset }) - 1)
    }

    /// Whether the map is valid: offsets in the text ascend from 0, and ranges in the file ascend without overlap
    /// within `bytes`. `sourceRange` relies on this, so a map read from an index must be checked before it is used.
    ///
    /// - Parameters:
    ///   - textCount: the number of bytes of the text.
    ///   - bytes: the range of the file.
    /// - Complexity: O(number of stretches).
    package func fits(textCount: Int, in bytes: Range<Int>) -> Bool {
        var source = bytes.lowerBound
        for (index, stretch) in stretches.enumerated() {
            let isFirst = index == 0
            let end = index + 1 < stretches.count ? stretches[index + 1].textStart : textCount
            let count = end - stretch.textStart
            guard (stretch.textStart == 0) == isFirst, count > 0 || textCount == 0,
                (stretch.textWidth == 0) == (stretch.sourceWidth == 0),
                stretch.sourceStart >= source, stretch.sourceStart <= bytes.upperBound
            else { return false }
            let room = bytes.upperBound - stretch.sourceStart
            let (characters, width) =
                stretch.textWidth == 0
                ? (count, 1) : (count / stretch.textWidth, stretch.sourceWidth)
            guard characters == 0 || width <= room / characters else { return false }
            source = stretch.sourceStart + characters * width
        }
        return !stretches.isEmpty
    }

    /// The offsets in the text before which bytes of the file were left out.
    var gaps: [Int] {
        zip(stretches, stretches.dropFirst()).compactMap { stretch, next in
            stretch.source(next.textStart) < next.sourceStart ? next.textStart : nil
        }
    }

    // MARK: Building

    /// Makes an empty map for `append`.
    package init() { stretches = [] }

    /// Appends a character of `textWidth` bytes that begins at `textStart`.
    mutating func append(_ textStart: Int, textWidth: Int, source: Range<Int>) {
        let isSame = textWidth == source.count
        let width = isSame ? (0, 0) : (textWidth, source.count)
        if let last = stretches.last, (last.textWidth, last.sourceWidth) == width,
            last.source(textStart) == source.lowerBound
        {
            return
        }
        stretches.append(
            Stretch(
                textStart: textStart, sourceStart: source.lowerBound, textWidth: width.0,
                sourceWidth: width.1))
    }

    /// Appends the map of a text that begins at `textStart`.
    mutating func append(_ other: SourceMap, at textStart: Int) {
        for stretch in other.stretches {
            var moved = stretch
            moved.textStart += textStart
            stretches.append(moved)
        }
    }

    /// The map of the text without its first bytes.
    func dropping(_ count: Int) -> SourceMap {
        guard count > 0 else { return self }
        let first = stretch(at: count)
        var rest = Array(stretches[first...])
        rest[0].sourceStart = rest[0].source(count)
        rest[0].textStart = count
        for index in rest.indices { rest[index].textStart -= count }
        return SourceMap(rest)
    }
}
