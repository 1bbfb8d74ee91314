/// A logarithm that has the same bits on every machine. It uses only operations whose rounding IEEE 754 defines, in a
/// fixed order. The logarithms of two C libraries may differ in the last bit.
package enum PortableLogarithm {
    private static let two = 0.693_147_180_559_945_3

    /// The natural logarithm of a positive, finite number, accurate to about 1e-15; 0 for other numbers.
    package static func natural(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        var exponent = Double(value.exponent)
        var fraction = value.significand
        // The series needs the fewest terms around 1.
        if fraction > 1.414_213_562_373_095 {
            fraction /= 2
            exponent += 1
        }
        // ln x = 2 (s + s³/3 + s⁵/5 + …) with s = (x - 1) / (x + 1), which is below 0.172.
        let ratio = (fraction - 1) / (fraction + 1)
        let square = ratio * ratio
        var sum = 0.0
        for term in stride(from: 23, through: 1, by: -2) { sum = sum * square + 1 / Double(term) }
        return exponent * two + 2 * ratio * sum
    }

    /// The rarity of a term in `docFrequency` of `docCount` docs: see `BM25.inverseDocFrequency`.
    package static func rarity(docCount: Int, docFrequency: Int) -> Double {
        let n = Double(docFrequency)
        return natural(1 + (Double(docCount) - n + 0.5) / (n + 0.5))
    }
}
