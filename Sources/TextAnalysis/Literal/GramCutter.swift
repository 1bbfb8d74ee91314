/// Cuts folded text into the terms of the literal layer.
///
/// A text is a row of units: every Han (or other ideographic) character and every mark is one, and
/// so is every unbroken run of digits or of Latin letters. The layer holds every unit, and every
/// pair of neighbouring ideographs. A string that begins and ends at unit boundaries can stand in a
/// text only if the text holds all the units and pairs of the string.
package enum GramCutter {
    /// Names the layer in the analyzer's fingerprint; changes whenever a result could.
    package static let name = "grams-1"

    private struct Unit {
        let range: Range<Int>
        let isIdeograph: Bool
    }

    /// Appends all grams of a text that is to be indexed.
    package static func textGrams(_ bytes: [UInt8], into tokens: inout [Token]) {
        var previous: Unit?
        forEachUnit(bytes) { unit in
            tokens.append(gram(unit.range))
            if let previous, previous.isIdeograph, unit.isIdeograph,
                previous.range.upperBound == unit.range.lowerBound
            {
                tokens.append(gram(previous.range.lowerBound..<unit.range.upperBound))
            }
            previous = unit
        }
    }

    /// The grams that a text must hold to contain this string: pairs where there are any, and
    /// single units only where no pair covers them.
    package static func queryGrams(_ bytes: [UInt8]) -> [Token] {
        var units: [Unit] = []
        forEachUnit(bytes) { units.append($0) }
        var grams: [Token] = []
        var isCovered = [Bool](repeating: false, count: units.count)
        for index in units.indices.dropFirst() {
            let (left, right) = (units[index - 1], units[index])
            guard left.isIdeograph, right.isIdeograph,
                left.range.upperBound == right.range.lowerBound
            else { continue }
            grams.append(gram(left.range.lowerBound..<right.range.upperBound))
            isCovered[index - 1] = true
            isCovered[index] = true
        }
        for index in units.indices where !isCovered[index] {
            grams.append(gram(units[index].range))
        }
        return grams
    }

    private static func gram(_ range: Range<Int>) -> Token {
        Token(start: range.lowerBound, end: range.upperBound, kind: .gram).clipped()
    }

    private static func forEachUnit(_ bytes: [UInt8], _ body: (Unit) -> Void) {
        var index = 0
        var run: (range: Range<Int>, kind: CharacterClass)?
        while index < bytes.count {
            let start = index
            let scalar = Folder.decode(bytes.span, &index)
            let kind = CharacterClass(scalar)
            if kind == .digit || kind == .latin {
                if let open = run, open.kind == kind {
                    run = (open.range.lowerBound..<index, kind)
                } else {
                    if let run { body(Unit(range: run.range, isIdeograph: false)) }
                    run = (start..<index, kind)
                }
                continue
            }
            if let open = run {
                body(Unit(range: open.range, isIdeograph: false))
                run = nil
            }
            if kind != .space {
                body(Unit(range: start..<index, isIdeograph: kind == .ideograph))
            }
        }
        if let run { body(Unit(range: run.range, isIdeograph: false)) }
    }
}
