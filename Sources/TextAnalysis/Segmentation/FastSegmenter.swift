internal import ICUText

/// Cuts UTF-8 text exactly as ICU's word break does, several times as fast.
///
/// Frequent characters are handled here: runs of Han and kana by ``LeastCostCut``, letters,
/// numbers, punctuation and spaces by the rules of ``BreakClass``. Where a rare character comes,
/// everything from the last place that is certainly a boundary, whatever stands around it, up to
/// the next such place goes to ICU. Such a place is behind a character that stands alone, when the
/// next one is not rare.
@safe
final class FastSegmenter {
    /// The versions of ICU whose rules are known here; tests compare every one of them.
    static let knownVersions: Set<Int> = [72]

    private let cutter: LeastCostCut
    private let table: WordTable
    private var icu: ICUSegmenter?

    /// Nil if this ICU's dictionary or rules are not known.
    init?() {
        guard Self.knownVersions.contains(BreakDictionary.icuMajorVersion),
            let table = WordTable()
        else { return nil }
        self.table = table
        cutter = LeastCostCut(table: table)
    }

    /// Bytes of the dictionary's tables.
    var tableByteCount: Int { table.byteCount }

    /// Cuts a text into the buffer, which is emptied first.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    /// - Complexity: O(bytes), without allocation once buffers and dictionary are warm.
    func cut(_ bytes: Span<UInt8>, into buffer: SegmentBuffer) throws(ICUError) {
        buffer.reset(byteCount: bytes.count)
        var scan = Scan(count: bytes.count)
        while scan.position < bytes.count {
            let isDone = unsafe bytes.withUnsafeBufferPointer { pointer in
                unsafe BreakClass.table.withUnsafeBufferPointer { classes in
                    unsafe run(&scan, pointer.baseAddress!, classes.baseAddress!, buffer)
                }
            }
            if isDone { return }
            let stretch = scan.safe..<scan.position
            buffer.truncate(to: scan.safeCount)
            try reference().append(bytes, stretch, to: buffer)
            scan.markSafe(buffer.count)
        }
    }

    private func reference() throws(ICUError) -> ICUSegmenter {
        if let icu { return icu }
        let opened = try ICUSegmenter()
        icu = opened
        return opened
    }

    /// How far a text is cut.
    private struct Scan {
        let count: Int
        var position = 0
        /// The last place that is certainly a boundary, and how many pieces end up to there.
        var safe = 0
        var safeCount = 0

        init(count: Int) { self.count = count }

        @inline(__always)
        mutating func markSafe(_ pieces: Int) {
            safe = position
            safeCount = pieces
        }
    }

    /// Cuts until the text ends (true) or rare characters come (false); in the second case the
    /// position is moved to the next certain boundary, and what lies between is ICU's.
    private func run(
        _ scan: inout Scan, _ bytes: UnsafePointer<UInt8>, _ classes: UnsafePointer<UInt8>,
        _ buffer: SegmentBuffer
    ) -> Bool {
        let count = scan.count
        var position = scan.position
        // Bytes are read only below `count`: `next` looks at a lead byte and, for valid UTF-8, its
        // trailing bytes are there.
        @inline(__always)
        func next(_ at: Int) -> (kind: UInt8, unit: UInt16, length: Int) {
            let lead = unsafe bytes[at]
            if lead < 0x80 { return unsafe (classes[Int(lead)], UInt16(lead), 1) }
            if lead >= 0xE0 && lead < 0xF0 {
                let middle = unsafe UInt16(bytes[at &+ 1] & 0x3F) << 6
                let value = unsafe UInt16(lead & 0xF) << 12 | middle | UInt16(bytes[at &+ 2] & 0x3F)
                return unsafe (classes[Int(value)], value, 3)
            }
            if lead < 0xE0 {
                let value = unsafe UInt16(lead & 0x1F) << 6 | UInt16(bytes[at &+ 1] & 0x3F)
                return unsafe (classes[Int(value)], value, 2)
            }
            return (0, 0, 4)
        }
        let rare = BreakClass.rare.rawValue
        let dictionary = BreakClass.dictionary.rawValue
        let katakana = BreakClass.katakana.rawValue
        let letter = BreakClass.letter.rawValue
        let digit = BreakClass.digit.rawValue

        var current = next(position)
        while true {
            let start = position
            // What `current` is when the piece is done; the end of the text is no rare character.
            switch current.kind {
            case dictionary, katakana:
                var units = 0
                var hasKatakana = false
                repeat {
                    if units &+ 1 >= cutter.capacity { cutter.reserve(units &+ 1) }
                    unsafe cutter.units[units] = current.unit
                    units &+= 1
                    if current.kind == katakana { hasKatakana = true }
                    position &+= 3
                    if position == count { break }
                    current = next(position)
                } while current.kind == dictionary || current.kind == katakana
                if position < count && current.kind == rare { break }
                if units == 1 {
                    // 々 by itself is a mark to ICU.
                    let unit = unsafe cutter.units[0]
                    buffer.append(end: position, unit == 0x3005 ? .none : .word)
                } else {
                    cutter.cut(units, hasKatakana: hasKatakana)
                    var place = 0
                    while place < units {
                        place = cutter.wordEnd(place)
                        buffer.append(end: start &+ 3 &* place, .word)
                    }
                }
                if position == count { return true }
                continue
            case letter, digit:
                var last = current.kind
                scanning: while true {
                    last = current.kind
                    position &+= 1
                    if position == count { break }
                    current = next(position)
                    if current.kind == letter || current.kind == digit { continue }
                    // A mark may join what stands on either side of it.
                    let joins =
                        current.kind == BreakClass.joinsBoth.rawValue
                        || (last == letter && current.kind == BreakClass.joinsLetters.rawValue)
                        || (last == digit && current.kind == BreakClass.joinsDigits.rawValue)
                    guard joins, position &+ current.length < count else { break }
                    let after = next(position &+ current.length)
                    if after.kind == rare {
                        current = after
                        break scanning
                    }
                    guard after.kind == last else { break }
                    position &+= current.length
                    current = after
                }
                if position < count && current.kind == rare { break }
                // ICU names a mixture of both by its last character.
                buffer.append(end: position, last == letter ? .word : .number)
                if position == count { return true }
                continue
            case BreakClass.space.rawValue:
                repeat {
                    position &+= current.length
                    if position == count { break }
                    current = next(position)
                } while current.kind == BreakClass.space.rawValue
                if position < count && current.kind == rare { break }
                buffer.append(end: position, .none)
                if position == count { return true }
                scan.position = position
                scan.markSafe(buffer.count)
                continue
            case BreakClass.carriageReturn.rawValue:
                position &+= 1
                if position < count, unsafe bytes[position] == 0x0A { position &+= 1 }
                buffer.append(end: position, .none)
                if position == count { return true }
                current = next(position)
                if current.kind == rare { break }
                scan.position = position
                scan.markSafe(buffer.count)
                continue
            case BreakClass.alone.rawValue, BreakClass.lineFeed.rawValue:
                position &+= current.length
                if position < count {
                    current = next(position)
                    if current.kind == rare { break }
                }
                buffer.append(end: position, .none)
                if position == count { return true }
                scan.position = position
                scan.markSafe(buffer.count)
                continue
            case rare: break
            default:
                // A mark that joins nothing here stands alone, but is no certain boundary: what
                // follows was only judged by what is known on its left.
                position &+= current.length
                if position < count {
                    current = next(position)
                    if current.kind == rare { break }
                }
                buffer.append(end: position, .none)
                if position == count { return true }
                continue
            }
            break
        }
        // Move on to the next certain boundary: behind a character that stands alone, before one
        // that is not rare.
        var at = position
        var isAlone = false
        while at < count {
            let (kind, _, length) = next(at)
            if isAlone && kind != rare { break }
            isAlone =
                kind == BreakClass.alone.rawValue || kind == BreakClass.lineFeed.rawValue
            at &+= length
        }
        scan.position = at
        return false
    }
}
