/// A kind of record, which determines its fields and their types.
///
/// `Documentation/records.md` and the JSON Schemas in `Documentation/schema` are generated from this table.
package enum RecordKind: String, CaseIterable, Sendable {
    // Records that are lines
    case hit, report
    case facet
    case frequency
    case concordance
    case collocate
    case keyword
    case contradiction
    case promise
    case figure
    case finding
    case submission
    case sentencePair = "sentence-pair"
    case sharedPassage = "shared-passage"
    case sharedPair = "shared-pair"
    case tokens
    case extractedLine = "extracted-line"
    case diagnosis
    case proof
    case statistics
    // Records inside other records
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

    /// Whether records of the kind are printed as lines of their own, with a schema number.
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
        /// Whether the field is missing unless requested, or in some forms.
        package let isOptional: Bool

        init(_ field: Field, _ type: FieldType? = nil, isOptional: Bool = false) {
            self.field = field
            self.type = type ?? field.type
            self.isOptional = isOptional
        }
    }
}
