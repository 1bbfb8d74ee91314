internal import TextBasics

/// One pass over a text, which cuts frequent characters by the rules of ``BreakClass`` and stops at rare ones.
///
/// A rare character may join the text before it, so a piece directly before one is not cut.
@safe
struct FrequentPass {
    private typealias Character = (kind: BreakClass, unit: UInt16, length: Int)

    private let count: Int
    /// The first byte that is not in a piece.
    private(set) var position = 0
    /// The last certain boundary, and the number of pieces up to it.
    private(set) var certain = 0
    private(set) var certainCount = 0
    /// The character at the position.
    private var current: Character = (.end, 0, 0)

    init(byteCount: Int) { count = byteCount }

    /// Makes the position the last certain boundary.
    @inline(__always)
    mutating func markCertain(_ pieceCount: Int) {
        certain = position
        certainCount = pieceCount
    }

    /// Cuts pieces. Returns true at the end of the text, and false at a rare character. If false, the position is at
    /// the next certain boundary, and ICU must cut the text between the last and this boundary.
    ///
    /// - Precondition: `bytes` is valid UTF-8, the same text at every call; `classes` are ``BreakClass/table``; the
    ///   buffer has room for one piece per byte.
    mutating func run(
        _ bytes: Span<UInt8>, _ classes: Span<BreakClass>, _ cutter: MinCostCut,
        into buffer: PieceBuffer
    ) -> Bool {
        load(bytes, classes)
        while position < count {
            let isCut =
                switch current.kind {
                case .dictionary, .katakana: cutDictionaryRun(bytes, classes, cutter, buffer)
                case .letter, .digit: cutAlphanumericRun(bytes, classes, buffer)
                case .space: cutSpaces(bytes, classes, buffer)
                case .carriageReturn, .lineFeed, .alone: cutAlone(bytes, classes, buffer)
                case .joinsLetters, .joinsDigits, .joinsBoth: cutMark(bytes, classes, buffer)
                case .rare, .end: false
                }
            if !isCut {
                skipToCertainBoundary(bytes, classes)
                return false
            }
        }
        return true
    }

    // MARK: Characters

    /// - Precondition: a character begins at the offset. Its trailing bytes are there, since the text is valid.
    @inline(__always)
    private static func character(
        _ bytes: Span<UInt8>, _ classes: Span<BreakClass>, at offset: Int
    ) -> Character {
        let (value, length) = unsafe UTF8Decoding.character(bytes, unchecked: offset)
        // The table has a class for each character of the basic plane.
        guard length < 4 else { return (.rare, 0, 4) }
        return (unsafe classes[unchecked: value], UInt16(truncatingIfNeeded: value), length)
    }

    @inline(__always)
    private mutating func load(_ bytes: Span<UInt8>, _ classes: Span<BreakClass>) {
        current =
            position < count ? Self.character(bytes, classes, at: position) : (.end, 0, 0)
    }

    @inline(__always)
    private mutating func advance(
        _ byteCount: Int, _ bytes: Span<UInt8>, _ classes: Span<BreakClass>
    ) {
        position &+= byteCount
        load(bytes, classes)
    }

    // MARK: Pieces

    // Each function cuts the piece or the run that begins at the position. It returns false if a rare character
    // follows.

    /// A run of Han and kana, which the dictionary divides.
    @inline(__always)
    private mutating func cutDictionaryRun(
        _ bytes: Span<UInt8>, _ classes: Span<BreakClass>, _ cutter: MinCostCut,
        _ buffer: PieceBuffer
    ) -> Bool {
        let start = position
        var units = 0
        var hasKatakana = false
        repeat {
            if units &+ 1 >= cutter.capacity { cutter.reserve(units &+ 1) }
            unsafe cutter.units[units] = current.unit
            units &+= 1
            if current.kind == .katakana { hasKatakana = true }
            // All of these characters have three bytes.
            advance(3, bytes, classes)
        } while current.kind == .dictionary || current.kind == .katakana
        if current.kind == .rare { return false }
        if units == 1 {
            // 々 by itself is a mark to ICU.
            let unit = unsafe cutter.units[0]
            buffer.append(end: position, unit == 0x3005 ? .separator : .word)
        } else {
            cutter.cut(units, hasKatakana: hasKatakana)
            var place = 0
            while place < units {
                place = cutter.wordEnd(place)
                buffer.append(end: start &+ 3 &* place, .word)
            }
        }
        return true
    }

    /// A run of letters and digits, with the marks that join them.
    @inline(__always)
    private mutating func cutAlphanumericRun(
        _ bytes: Span<UInt8>, _ classes: Span<BreakClass>, _ buffer: PieceBuffer
    ) -> Bool {
        var last = current.kind
        while true {
            last = current.kind
            advance(1, bytes, classes)
            if current.kind == .letter || current.kind == .digit { continue }
            // A mark may join what is directly on both of its sides.
            let joins =
                current.kind == .joinsBoth || (last == .letter && current.kind == .joinsLetters)
                || (last == .digit && current.kind == .joinsDigits)
            guard joins, position &+ current.length < count else { break }
            let after = Self.character(bytes, classes, at: position &+ current.length)
            if after.kind == .rare { return false }
            guard after.kind == last else { break }
            position &+= current.length
            current = after
        }
        if current.kind == .rare { return false }
        // ICU classifies a mixed run by its last character.
        buffer.append(end: position, last == .letter ? .word : .number)
        return true
    }

    @inline(__always)
    private mutating func cutSpaces(
        _ bytes: Span<UInt8>, _ classes: Span<BreakClass>, _ buffer: PieceBuffer
    ) -> Bool {
        repeat { advance(current.length, bytes, classes) } while current.kind == .space
        return endSeparator(buffer, isCertain: true)
    }

    /// A character that joins nothing on either side, or CR LF.
    @inline(__always)
    private mutating func cutAlone(
        _ bytes: Span<UInt8>, _ classes: Span<BreakClass>, _ buffer: PieceBuffer
    ) -> Bool {
        let isCarriageReturn = current.kind == .carriageReturn
        advance(current.length, bytes, classes)
        if isCarriageReturn, current.kind == .lineFeed { advance(1, bytes, classes) }
        return endSeparator(buffer, isCertain: true)
    }

    /// A mark that can join, but not here. This was decided without looking at the text after the mark, so the end of
    /// the mark is not a certain boundary.
    @inline(__always)
    private mutating func cutMark(
        _ bytes: Span<UInt8>, _ classes: Span<BreakClass>, _ buffer: PieceBuffer
    ) -> Bool {
        advance(current.length, bytes, classes)
        return endSeparator(buffer, isCertain: false)
    }

    @inline(__always)
    private mutating func endSeparator(_ buffer: PieceBuffer, isCertain: Bool) -> Bool {
        if current.kind == .rare { return false }
        buffer.append(end: position, .separator)
        if isCertain { markCertain(buffer.count) }
        return true
    }

    /// Moves on until a character that joins nothing is followed by one that is not rare.
    private mutating func skipToCertainBoundary(_ bytes: Span<UInt8>, _ classes: Span<BreakClass>) {
        var isAlone = false
        while position < count {
            let (kind, _, length) = Self.character(bytes, classes, at: position)
            if isAlone && kind != .rare { break }
            isAlone = kind == .alone || kind == .lineFeed
            position &+= length
        }
    }
}
