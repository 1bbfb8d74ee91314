internal import TextBasics

/// The kind of answer that a question asks for.
package enum ExpectedAnswer: String, Sendable, CaseIterable {
    /// A date, a year or a span of time.
    case time
    /// A number of things.
    case number
    /// The name of a place.
    case place
}

/// Finds the question words of a query.
///
/// Question words say nothing about the topic, but some show the kind of answer. They are rare in reports, so by rarity
/// alone they would outweigh the topic.
package enum QuestionWords {
    /// An occurrence of a question word in a folded query.
    package struct Place: Equatable, Sendable {
        /// The byte range in the query.
        package let range: Range<Int>
        /// The kind of answer that the word asks for; nil if that is not known.
        package let answer: ExpectedAnswer?
    }

    private struct Entry {
        let bytes: [UInt8]
        let answer: ExpectedAnswer?
    }

    // Longer words come first.
    private static let entries: [Entry] =
        ListLines(PackageResources.question_words_txt).map { line in
            let fields = line.fields
            return Entry(
                bytes: Array(fields[0].utf8),
                answer: fields.count > 1 ? ExpectedAnswer(rawValue: fields[1]) : nil)
        }
        .sorted { $0.bytes.count > $1.bytes.count }

    /// The question words of a folded text, from left to right without overlap, the longest at each offset.
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
