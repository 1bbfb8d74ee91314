/// Formats numbers without Foundation, which would slow the start of the program.
package enum DecimalFormat {
    /// A number with `digits` digits after the point, at least one, rounded half away from zero. Numbers of 1e12 and
    /// more are written as Swift writes them.
    package static func fixed(_ value: Double, digits: Int) -> String {
        guard value.isFinite, value.magnitude < 1e12 else { return "\(value)" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int64((value.magnitude * scale).rounded())
        let unit = Int64(scale)
        let fraction = String(scaled % unit)
        let zeros = String(repeating: "0", count: digits - fraction.count)
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return "\(sign)\(scaled / unit).\(zeros)\(fraction)"
    }

    /// A share from 0 to 1 in percent.
    package static func percent(_ share: Double) -> String { fixed(share * 100, digits: 1) + "%" }

    /// A number of bytes in a readable unit.
    package static func bytes(_ count: Int) -> String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB"]
        var value = Double(count)
        var unit = 0
        while value >= 1024 && unit < units.count - 1 {
            value /= 1024
            unit += 1
        }
        return unit == 0 ? "\(count) B" : "\(fixed(value, digits: 1)) \(units[unit])"
    }
}
