import ReportOutput

/// Untrusted JSON: it is read without a trap. The value that was read is written as JSON that a strict parser accepts,
/// and reading this JSON gives the same value.
struct JSONReadingFuzz: FuzzTarget {
    static let name = "json-reading"

    func run(_ bytes: [UInt8]) throws {
        guard let value = try? JSONReader.value(of: bytes) else { return }
        let text = value.text
        guard let again = try? JSONReader.value(of: Array(text.utf8)) else {
            throw Finding(description: "what was written is not read: \(text)")
        }
        try require(again.text == text, "another value is read from \(text)")
        var strict = StrictJSON(Array(text.utf8))
        _ = try strict.value()
        try require(strict.isAtEnd, "more than a value")
    }
}
