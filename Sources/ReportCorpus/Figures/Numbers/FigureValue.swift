/// A decimal number without rounding: 1.2万 is 12000, not 12000.000000000002.
public struct FigureValue: Hashable, Sendable, CustomStringConvertible {
    /// All digits, read as one whole number.
    public let digits: Int
    /// The number of digits after the point; not negative.
    public let decimals: Int

    /// The number `digits` · 10^-`decimals`, in its shortest form; nil if it has more digits than an `Int` holds.
    init?(digits: Int, decimals: Int) {
        var (digits, decimals) = (digits, decimals)
        while decimals > 0, digits % 10 == 0 {
            digits /= 10
            decimals -= 1
        }
        while decimals < 0 {
            let (product, overflows) = digits.multipliedReportingOverflow(by: 10)
            if overflows { return nil }
            digits = product
            decimals += 1
        }
        self.digits = digits
        self.decimals = decimals
    }

    /// The sum with a whole number; nil if it overflows, or if the value has decimals.
    func adding(_ whole: Int) -> FigureValue? {
        let (sum, overflows) = digits.addingReportingOverflow(whole)
        return overflows || decimals > 0 ? nil : FigureValue(digits: sum, decimals: 0)
    }

    /// The number with the other sign.
    var negated: FigureValue { FigureValue(digits: -digits, decimals: decimals) ?? self }

    /// The number times 10 to a power; nil if it overflows.
    public func shifted(by power: Int) -> FigureValue? {
        FigureValue(digits: digits, decimals: decimals - power)
    }

    /// The nearest floating-point number.
    public var double: Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return Double(digits) / scale
    }

    /// The number in digits with a decimal point: 32, 5.3, 12000.
    public var description: String {
        guard decimals > 0 else { return String(digits) }
        if digits < 0 { return "-" + negated.description }
        var text = String(digits)
        while text.count <= decimals { text = "0" + text }
        text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
        return text
    }
}
