internal import DocumentModel

/// A row whose id ends with a number: 17 of s17, 3 of page4-3.
package struct NumberedRow {
    private let prefix: Substring
    private let number: Int
    /// The first four characters of the text.
    private let beginning: [Unicode.Scalar]

    /// Nil if the id does not end with a number, or for a paragraph of a report.
    package init?(_ record: ParagraphRecord) {
        guard let id = record.place.rowID else { return nil }
        let digits = id.utf8.reversed().prefix { (0x30...0x39).contains($0) }
        // Longer numbers are codes.
        guard (1...12).contains(digits.count) else { return nil }
        prefix = id.dropLast(digits.count)
        number = digits.reversed().reduce(0) { 10 * $0 + Int($1) - 0x30 }
        beginning = Array(record.text.unicodeScalars.prefix(4))
    }

    /// Whether another row has the same prefix, and a number that is greater by `distance`, which may be negative.
    package func isFollowed(by other: NumberedRow, after distance: Int) -> Bool {
        other.number == number + distance && other.prefix.utf8.elementsEqual(prefix.utf8)
    }

    /// Whether both rows begin with the same four characters, or with 第, as articles and chapters do.
    package func beginsLike(_ other: NumberedRow) -> Bool {
        beginning == other.beginning
            || (beginning.first == "\u{7B2C}" && other.beginning.first == "\u{7B2C}")
    }
}
