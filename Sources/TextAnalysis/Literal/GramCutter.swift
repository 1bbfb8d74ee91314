internal import TextBasics

/// Cuts folded text into the terms of the literal layer.
///
/// A text is a sequence of units: every Han (or other ideographic) character, every mark, and
/// every unbroken run of digits or of Latin letters. The layer has a term for every unit and for every
/// pair of neighbouring ideographs. A text can contain a string that begins and ends at unit boundaries only if it
/// contains all units and pairs of the string.
///
/// A cutter caches the classes of characters, so it must not be shared between threads.
@safe
package final class GramCutter {
    /// The layer's name in the analyzer's fingerprint. It must change whenever results can change.
    package static let name = "grams-1"

    // One plus the class of each character of the basic plane; zero if not cached yet. Valid until deinit.
    private let classes: UnsafeMutablePointer<UInt8>

    package init() {
        unsafe classes = ZeroedTable.make(UInt8.self, count: 1 << 16)
    }

    deinit { unsafe ZeroedTable.release(classes) }

    private struct Unit {
        let range: Range<Int>
        let isIdeograph: Bool
    }

    /// Appends the grams of a text for indexing. Omits each ideograph of three bytes or more that is followed by
    /// another ideograph: the index derives it from the pair.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    package func textGrams(_ bytes: [UInt8], into tokens: inout [Token]) {
        // There is at most one gram per byte.
        tokens.reserveCapacity(tokens.count + bytes.count)
        // The ideograph directly before; -1 if there is none.
        var first = -1
        var firstEnd = -1
        forEachUnit(bytes) { start, end, isIdeograph in
            if first >= 0 {
                let isPair = isIdeograph && firstEnd == start
                if !isPair || firstEnd - first < 3 {
                    tokens.append(Token(start: first, end: firstEnd, kind: .gram))
                }
                if isPair { tokens.append(Token(start: first, end: end, kind: .gram)) }
            }
            if isIdeograph {
                first = start
                firstEnd = end
            } else {
                first = -1
                tokens.append(Token(start: start, end: end, kind: .gram).clipped())
            }
        }
        if first >= 0 { tokens.append(Token(start: first, end: firstEnd, kind: .gram)) }
    }

    /// The grams that every text containing this string has: its pairs, and the units that no pair covers.
    ///
    /// - Parameters:
    ///   - bytes: valid UTF-8.
    ///   - isOpenBefore: whether a run of digits or letters at the start of the string may be part of a longer run in
    ///     the text, so that it need not be a unit there.
    ///   - isOpenAfter: the same at the end of the string.
    package func queryGrams(
        _ bytes: [UInt8], isOpenBefore: Bool = false, isOpenAfter: Bool = false
    ) -> [Token] {
        var units: [Unit] = []
        forEachUnit(bytes) { units.append(Unit(range: $0..<$1, isIdeograph: $2)) }
        if isOpenBefore, let first = units.first, first.range.lowerBound == 0, isRun(bytes, first) {
            units.removeFirst()
        }
        if isOpenAfter, let last = units.last, last.range.upperBound == bytes.count,
            isRun(bytes, last)
        {
            units.removeLast()
        }
        var grams: [Token] = []
        var isCovered = [Bool](repeating: false, count: units.count)
        for index in units.indices.dropFirst() {
            let (left, right) = (units[index - 1], units[index])
            guard left.isIdeograph, right.isIdeograph,
                left.range.upperBound == right.range.lowerBound
            else { continue }
            grams.append(
                Token(
                    start: left.range.lowerBound, end: right.range.upperBound, kind: .gram))
            isCovered[index - 1] = true
            isCovered[index] = true
        }
        for index in units.indices where !isCovered[index] {
            let range = units[index].range
            grams.append(
                Token(start: range.lowerBound, end: range.upperBound, kind: .gram).clipped())
        }
        return grams
    }

    /// Whether a unit is a run of digits or of Latin letters, which may be part of a longer one.
    private func isRun(_ bytes: [UInt8], _ unit: Unit) -> Bool {
        var index = unit.range.lowerBound
        let kind = CharacterClass(UTF8Decoding.next(bytes.span, &index))
        return kind == .digit || kind == .latin
    }

    /// Calls `body` with the start and end of each unit of a text, and whether it is an ideograph.
    @inline(__always)
    private func forEachUnit(_ text: [UInt8], _ body: (Int, Int, Bool) -> Void) {
        let bytes = text.span
        let digit = CharacterClass.digit.rawValue
        let latin = CharacterClass.latin.rawValue
        let ideograph = CharacterClass.ideograph.rawValue
        var index = 0
        var runStart = -1
        var runClass: UInt8 = 0
        while index < bytes.count {
            let start = index
            let (value, length) = unsafe UTF8Decoding.character(bytes, unchecked: index)
            index &+= length
            let kind = self.kind(value)
            if kind == digit || kind == latin {
                if runStart >= 0 && runClass != kind {
                    body(runStart, start, false)
                    runStart = -1
                }
                if runStart < 0 { runStart = start }
                runClass = kind
                continue
            }
            if runStart >= 0 {
                body(runStart, start, false)
                runStart = -1
            }
            if kind != CharacterClass.space.rawValue { body(start, index, kind == ideograph) }
        }
        if runStart >= 0 { body(runStart, bytes.count, false) }
    }

    @inline(__always)
    private func kind(_ value: Int) -> UInt8 {
        guard value < 1 << 16 else { return learn(value) }
        let known = unsafe classes[value]
        return known > 0 ? known &- 1 : learn(value)
    }

    @inline(never)
    private func learn(_ value: Int) -> UInt8 {
        guard let scalar = Unicode.Scalar(UInt32(value)) else {
            return CharacterClass.mark.rawValue
        }
        let kind = CharacterClass(scalar).rawValue
        if value < 1 << 16 { unsafe classes[value] = kind + 1 }
        return kind
    }
}
