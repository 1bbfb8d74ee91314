/// Precision and recall of one field.
struct FieldScore {
    let name: String
    private(set) var mistakes: [String] = []
    private var found = 0
    private var known = 0
    private var right = 0

    init(name: String) { self.name = name }

    mutating func add(found value: String?, right truth: String?, file: String) {
        if value != nil { found += 1 }
        if truth != nil { known += 1 }
        if value == truth {
            if truth != nil { right += 1 }
        } else {
            mistakes.append("\(file): \(name) \(value ?? "-") instead of \(truth ?? "-")")
        }
    }

    var text: String {
        "\(name): precision \(percent(right, found)), recall \(percent(right, known)) "
            + "(\(right) right of \(found) read and \(known) annotated)"
    }

    /// The same as a row of a Markdown table.
    var row: String {
        "| \(name) | \(percent(right, found)) | \(percent(right, known)) | \(right) | \(found) | \(known) |"
    }

    private func percent(_ part: Int, _ whole: Int) -> String {
        guard whole > 0 else { return "-" }
        let tenths = part * 1000 / whole
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
