/// A few marks, none of them a Han character. Testing whether a character is one of them is faster than in a hash set.
struct MarkSet: Sendable {
    private let marks: [Unicode.Scalar]

    init(_ marks: String) {
        self.marks = Array(marks.unicodeScalars)
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value >= 0x4E00, scalar.value <= 0x9FFF { return false }
        return marks.contains(scalar)
    }
}
