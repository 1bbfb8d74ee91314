/// What a record is about: which fields it has, and of which types.
///
/// `Documentation/records.md` and the JSON Schemas in `Documentation/schema` are written from this table.
package enum RecordKind: String, CaseIterable, Sendable {
    // Lines of their own
    case hit, report
    case facet
    case frequency
    case concordance
    case collocate
    case figure
    case finding
    case sentencePair = "sentence-pair"
    case sharedPassage = "shared-passage"
    case sharedPair = "shared-pair"
    case tokens
    case diagnosis
    case proof
    case statistics
    // Parts of others
    case paragraph
    case contextParagraph = "context-paragraph"
    case scorePart = "score-part"
    case sameText = "same-text"
    case sentence
    case sentenceFigure = "sentence-figure"
    case token
    case diagnosisPart = "diagnosis-part"
    case counterexample
    case skippedFile = "skipped-file"

    /// Whether it is a line of its own, with a schema number.
    package var isLine: Bool {
        switch self {
        case .paragraph, .contextParagraph, .scorePart, .sameText, .sentence, .sentenceFigure,
            .token, .diagnosisPart, .counterexample, .skippedFile:
            false
        default: true
        }
    }

    /// A field of the kind.
    package struct Member: Sendable {
        package let field: Field
        package let type: FieldType
        /// Whether it is there only if it was asked for, or only in some forms.
        package let isOptional: Bool

        init(_ field: Field, _ type: FieldType? = nil, isOptional: Bool = false) {
            self.field = field
            self.type = type ?? field.type
            self.isOptional = isOptional
        }
    }
}
