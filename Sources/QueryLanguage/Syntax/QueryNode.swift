/// The syntax tree of a query.
package indirect enum QueryNode: Equatable, Sendable {
    /// Words, or a phrase in quotation marks.
    case chunk(QueryChunk)
    /// A string with wildcards: 行政*处罚.
    case pattern(QueryPattern)
    /// A regular expression.
    case regex(QueryRegex)
    /// A condition on the report or on the paragraph's position in it.
    case field(QueryField)
    /// All parts match.
    case all([QueryNode])
    /// At least one part matches.
    case any([QueryNode])
    /// The part does not match.
    case not(QueryNode)
    /// All parts match, in any order, with at most `distance` characters between neighbours.
    case near([QueryNode], distance: Int)
    /// All parts match within one sentence, paragraph or section.
    case same([QueryNode], unit: TextUnit)
    /// The part, with the weight of its words multiplied by a factor.
    case boosted(QueryNode, by: Double)

    /// A text to find literally.
    package static func literally(_ text: String) -> QueryNode {
        .chunk(QueryChunk(text: text, isQuoted: true))
    }
}

/// A piece of a query, between spaces or in quotation marks, before it is analysed.
package struct QueryChunk: Equatable, Sendable {
    /// The text to find.
    package let text: String
    /// Whether it was in quotation marks and must be found literally.
    package let isQuoted: Bool

    package init(text: String, isQuoted: Bool) {
        self.text = text
        self.isQuoted = isQuoted
    }
}

/// A piece of a query with wildcards.
package struct QueryPattern: Equatable, Sendable {
    /// A part of a pattern.
    package enum Part: Equatable, Sendable {
        /// A literal string.
        case text(String)
        /// One character, `?`.
        case one
        /// Zero or more characters, `*`, within a sentence.
        case run
    }

    /// The pattern as written.
    package let text: String
    /// The parts, in order; at least one is text.
    package let parts: [Part]
}

/// A regular expression of a query.
package struct QueryRegex: Equatable, Sendable {
    /// The text between the slashes.
    package let pattern: String
    /// The position in the query, slashes included, in characters.
    package let columns: Range<Int>
}

/// The unit of text that must contain all operands of SAME.
public enum TextUnit: String, Equatable, Sendable, CaseIterable {
    case sentence, paragraph, section
}

/// A condition on the report of a paragraph, or on the paragraph's position in it.
public enum QueryField: Equatable, Sendable {
    /// Part of the name of the agency.
    case agency(String)
    /// Part of the region's path.
    case region(String)
    /// The years reported on; an open end is 0 or 9999.
    case year(ClosedRange<Int>)
    /// The name of a statutory section.
    case section(String)
    /// Part of the report's title.
    case title(String)
    /// Part of the file's path.
    case file(String)
    /// Part of a heading above the paragraph.
    case heading(String)
}
