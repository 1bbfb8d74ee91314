internal import TextBasics

/// What kind of thing the answer to a question holds.
package enum ExpectedAnswer: String, Sendable, CaseIterable {
    /// A date, a year or a span of time.
    case time
    /// A number of things.
    case number
    /// The name of a place.
    case place
}

/// Finds the words of a query that ask.
///
/// They say nothing of what a paragraph is about, but some tell what its answer holds: the words
/// are rare in reports, so that by their rarity alone they would count for more than what is asked about.
package enum QuestionWords {
    /// A word that asks, in a folded query.
    package struct Place: Equatable, Sendable {
        /// Its bytes.
        package let range: Range<Int>
        /// What it asks for, if that can be told.
        package let answer: ExpectedAnswer?
    }

    private struct Entry {
        let bytes: [UInt8]
        let answer: ExpectedAnswer?
    }

    // Longer ones first.
    private static let entries: [Entry] =
        ListLines(PackageResources.question_words_txt).map { line in
            let fields = line.fields
            return Entry(
                bytes: Array(fields[0].utf8),
                answer: fields.count > 1 ? ExpectedAnswer(rawValue: fields[1]) : nil)
        }
        .sorted { $0.bytes.count > $1.bytes.count }

    /// The words that ask in a folded text, from the left and without overlap, the longest at each place.
    package static func places(in text: [UInt8]) -> [Place] {
        var places: [Place] = []
        var index = 0
        while index < text.count {
            guard let entry = entries.first(where: { text[index...].starts(with: $0.bytes) }) else {
                index += 1
                continue
            }
            let range = index..<index + entry.bytes.count
            places.append(Place(range: range, answer: entry.answer))
            index = range.upperBound
        }
        return places
    }
}
