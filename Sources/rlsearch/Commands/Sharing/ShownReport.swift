import ReportOutput

/// A report to show: read from its file part by part, or held by an index.
struct ShownReport: ~Copyable {
    private var parts: ReportParts?
    private var stored: Report?
    /// Whether the first part is the whole report.
    let isWhole: Bool

    init(_ parts: consuming ReportParts) {
        isWhole = parts.isWhole
        self.parts = consume parts
    }

    init(_ stored: Report) {
        self.stored = stored
        parts = nil
        isWhole = true
    }

    /// The next part; nil after the last.
    mutating func next() throws -> Report? {
        guard let report = stored else { return try parts?.next() }
        stored = nil
        return report
    }
}
