internal import TextBasics

/// Cuts folded text into the terms of the literal layer.
///
/// A text is a row of units: every Han (or other ideographic) character and every mark is one, and
/// so is every unbroken run of digits or of Latin letters. The layer holds every unit, and every
/// pair of neighbouring ideographs. A string that begins and ends at unit boundaries can stand in a
/// text only if the text holds all the units and pairs of the string.
///
/// Remembers the classes of the characters it has met; not to be shared between threads.
@safe
package final class GramCutter {
    /// Names the layer in the analyzer's fingerprint; changes whenever a result could.
    package static let name = "grams-1"

    // The class of each character of the basic plane, plus one; zero until met. Valid until deinit.
    private let classes: UnsafeMutablePointer<UInt8>

    package init() {
        unsafe classes = ZeroedTable.make(UInt8.self, count: 1 << 16)
    }

    deinit { unsafe ZeroedTable.release(classes) }

    private struct Unit {
        let range: Range<Int>
        let isIdeograph: Bool
    }

    /// Appends the grams of a text that is to be indexed, but for ideographs of three bytes or more before others:
    /// the index gathers those from the pairs that they begin.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    package func textGrams(_ bytes: [UInt8], into tokens: inout [Token]) {
        // At most one gram a byte.
        tokens.reserveCapacity(tokens.count + bytes.count)
        var first = -1  // an ideograph that is in no gram yet, and its end
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

    /// The grams that a text must hold to contain this string: pairs where there are any, and
    /// single units only where no pair covers them.
    ///
    /// - Parameters:
    ///   - bytes: valid UTF-8.
    ///   - isOpenBefore: whether more of a run of digits or letters may stand before the string, so that its first
    ///     unit need not be one of the text.
    ///   - isOpenAfter: the same behind it.
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

    /// Hands out the units of a text: first byte, one past the last, whether an ideograph.
    @inline(__always)
    private func forEachUnit(_ text: [UInt8], _ body: (Int, Int, Bool) -> Void) {
        unsafe text.withUnsafeBufferPointer { buffer in
            guard let bytes = buffer.baseAddress else { return }
            let count = buffer.count
            let digit = CharacterClass.digit.rawValue
            let latin = CharacterClass.latin.rawValue
            let ideograph = CharacterClass.ideograph.rawValue
            var index = 0
            var runStart = -1
            var runClass: UInt8 = 0
            while index < count {
                let start = index
                let lead = unsafe bytes[index]
                var value: Int
                // Valid UTF-8: the trailing bytes of a lead byte are there.
                if lead < 0x80 {
                    value = Int(lead)
                    index &+= 1
                } else if lead < 0xE0 {
                    value = unsafe Int(lead & 0x1F) << 6 | Int(bytes[index &+ 1] & 0x3F)
                    index &+= 2
                } else {
                    let middle = unsafe Int(bytes[index &+ 1] & 0x3F)
                    let low = unsafe Int(bytes[index &+ 2] & 0x3F)
                    value = Int(lead & 0xF) << 12 | middle << 6 | low
                    index &+= 3
                    if lead >= 0xF0 {
                        let last = unsafe Int(bytes[index] & 0x3F)
                        value = Int(lead & 7) << 18 | middle << 12 | low << 6 | last
                        index &+= 1
                    }
                }
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
            if runStart >= 0 { body(runStart, count, false) }
        }
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
