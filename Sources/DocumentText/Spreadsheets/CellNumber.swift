/// A number in decimal digits, as Excel shows it, with at most fifteen significant digits.
struct CellNumber {
    private(set) var isNegative: Bool
    /// The digits without leading and trailing zeros; empty for zero.
    private var digits: [UInt8]
    /// The number of digits before the decimal point; negative if zeros follow the point.
    private var point: Int

    private static let maxDigitCount = 15

    /// Nil for infinity and NaN.
    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        isNegative = value < 0
        digits = []
        point = 0
        // The shortest digits that mean the same value, such as 0.30000000000000004 or 1.5e-07.
        var exponent = 0
        var isFraction = false
        let text = value.magnitude.description
        let parts = text.split(separator: "e")
        if parts.count > 1 { exponent = Int(parts[1]) ?? 0 }
        for byte in (parts.first ?? "").utf8 {
            if byte == 0x2E {
                isFraction = true
            } else {
                digits.append(byte - 0x30)
                if !isFraction { point += 1 }
            }
        }
        point += exponent
        normalize()
        round(toDigits: Self.maxDigitCount)
    }

    private mutating func normalize() {
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        point -= zeros
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { point = 0 }
    }

    /// Rounds half away from zero.
    private mutating func round(toDigits count: Int) {
        guard count < digits.count else { return }
        if count < 0 {
            digits = []
            return normalize()
        }
        let roundsUp = digits[count] >= 5
        digits.removeSubrange(count...)
        if roundsUp {
            var index = count - 1
            while index >= 0, digits[index] == 9 {
                digits[index] = 0
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else {
                digits.insert(1, at: 0)
                point += 1
            }
        }
        normalize()
    }

    var isZero: Bool { digits.isEmpty }
    var magnitude: CellNumber {
        var copy = self
        copy.isNegative = false
        return copy
    }

    /// The number times a power of ten.
    func scaled(_ power: Int) -> CellNumber {
        var copy = self
        if !copy.isZero { copy.point += power }
        return copy
    }

    /// The number in the General format of Excel: 128, 0.3, -5, 1.5E+30.
    var general: String {
        if point > 21 || point < -10 { return scientific }
        return (isNegative ? "-" : "") + integer(minDigits: 1, groups: false) + fraction(min: 0)
    }

    private var scientific: String {
        let rest = digits.dropFirst().map { String($0) }.joined()
        let power = point - 1
        return (isNegative ? "-" : "") + String(digits.first ?? 0)
            + (rest.isEmpty ? "" : "." + rest) + "E" + (power < 0 ? "-" : "+")
            + (abs(power) < 10 ? "0" : "") + String(abs(power))
    }

    /// The number with at least `integers` digits before the point and, rounded, as many digits after it as the range
    /// `decimals` allows and the value needs.
    func fixed(integers: Int, decimals: ClosedRange<Int>, groups: Bool) -> String {
        var rounded = self
        rounded.round(toDigits: point + decimals.upperBound)
        let sign = rounded.isNegative && !rounded.isZero ? "-" : ""
        return sign + rounded.integer(minDigits: integers, groups: groups)
            + rounded.fraction(min: decimals.lowerBound)
    }

    private func integer(minDigits: Int, groups: Bool) -> String {
        var shown = (0..<max(0, point)).map { $0 < digits.count ? digits[$0] : 0 }
        if shown.count < minDigits {
            shown.insert(contentsOf: repeatElement(0, count: minDigits - shown.count), at: 0)
        }
        var text = ""
        for (index, digit) in shown.enumerated() {
            if groups && index > 0 && (shown.count - index) % 3 == 0 { text += "," }
            text += String(digit)
        }
        return text
    }

    private func fraction(min: Int) -> String {
        var shown: [UInt8] = []
        if point < 0 { shown = Array(repeating: 0, count: isZero ? 0 : -point) }
        shown += digits.dropFirst(max(0, point))
        if shown.count < min { shown += Array(repeating: 0, count: min - shown.count) }
        return shown.isEmpty ? "" : "." + shown.map { String($0) }.joined()
    }
}
