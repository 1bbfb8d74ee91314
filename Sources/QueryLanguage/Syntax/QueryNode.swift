/// A query as it was written: what each part asks for, and how parts are joined.
package indirect enum QueryNode: Equatable, Sendable {
    /// Words, or a phrase in quotation marks.
    case chunk(QueryChunk)
    /// A string with gaps: 行政*处罚.
    case pattern(QueryPattern)
    /// A regular expression.
    case regex(QueryRegex)
    /// A property of the report or of the paragraph's place in it.
    case field(QueryField)
    /// All of the parts.
    case all([QueryNode])
    /// At least one of the parts.
    case any([QueryNode])
    /// Not the part.
    case not(QueryNode)
    /// All of the parts, with no more than so many characters between one and the next, in any order.
    case near([QueryNode], distance: Int)
    /// All of the parts within one sentence, paragraph or section.
    case same([QueryNode], unit: TextUnit)
    /// The part, whose words count so many times as much.
    case boosted(QueryNode, by: Double)

    /// A text that must stand just so.
    package static func literally(_ text: String) -> QueryNode {
        .chunk(QueryChunk(text: text, isQuoted: true))
    }
}

/// A piece of a query between spaces or in quotation marks.
package struct QueryChunk: Equatable, Sendable {
    /// The text to find.
    package let text: String
    /// Whether it stood in quotation marks and must be found as it is.
    package let isQuoted: Bool

    package init(text: String, isQuoted: Bool) {
        self.text = text
        self.isQuoted = isQuoted
    }
}

/// A piece of a query with wildcards.
package struct QueryPattern: Equatable, Sendable {
    /// A stretch of a pattern.
    package enum Part: Equatable, Sendable {
        /// A string that must stand there.
        case text(String)
        /// One character, `?`.
        case one
        /// Any characters or none, `*`, within a sentence.
        case run
    }

    /// As it was written.
    package let text: String
    /// What must follow each other; at least one is text.
    package let parts: [Part]
}

/// A regular expression of a query.
package struct QueryRegex: Equatable, Sendable {
    /// What stood between the slashes.
    package let pattern: String
    /// Where it stands in the query, in characters.
    package let columns: Range<Int>
}

/// What words of a query must have in common to be the same passage.
public enum TextUnit: String, Equatable, Sendable, CaseIterable {
    case sentence, paragraph, section
}

/// A condition on what a paragraph belongs to.
public enum QueryField: Equatable, Sendable {
    /// Part of the name of the agency.
    case agency(String)
    /// Part of the region's path.
    case region(String)
    /// The year reported on; either end may be open.
    case year(ClosedRange<Int>)
    /// The name of a statutory part.
    case section(String)
    /// Part of the report's title.
    case title(String)
    /// Part of the file's path.
    case file(String)
    /// Part of a heading above the paragraph.
    case heading(String)
}
