/// A few marks, none of them a Han character, in which characters of a text are looked up: quicker than a hash.
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
