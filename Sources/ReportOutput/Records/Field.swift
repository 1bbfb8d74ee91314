/// The fields of all records. A field has the same name, type, meaning and unit in every command.
package enum Field: String, CaseIterable, Sendable {
    case schema
    // Places
    case file, paragraph, bytes, place, heading, section, citation, text
    // Extracted text
    case format, generated, recognised, damaged, also
    // Metadata
    case title, agency, region, province, year, date, published, url
    case fileKind = "file_kind"
    // Hits
    case rank, score, match, highlights, before, after, explanation
    case highlightBytes = "highlight_bytes"
    case sameText = "same_text"
    case otherFigures = "other_figures"
    case qid, query
    // Explanations
    case term, frequency, weight, position, length
    case averageLength = "average_length"
    // Counts
    case count, paragraphs, reports, characters
    case per10k = "per_10k"
    case allParagraphs = "all_paragraphs"
    case allReports = "all_reports"
    case reportsWithout = "reports_without"
    // Concordances and collocations
    case leftText = "left_text"
    case matchText = "match_text"
    case rightText = "right_text"
    case word, ll, mi, logdice
    case countLeft = "count_left"
    case countRight = "count_right"
    case expected, p
    case otherCount = "other_count"
    case per10kWords = "per_10k_words"
    case otherPer10kWords = "other_per_10k_words"
    case logRatio = "log_ratio"
    // Figures
    case indicator, value, upper, unit, qualifier, change, basis, role, amount
    case baseUnit = "base_unit"
    case check
    // Promises
    case outcome, strength, planned, done
    case otherSection = "other_section"
    case otherPlace = "other_place"
    // Audits
    case rule, subject, verdict, due
    case minCharacters = "min_characters"
    case headingWords = "heading_words"
    case otherValue = "other_value"
    case otherUnit = "other_unit"
    case otherHeading = "other_heading"
    case expectedYear = "expected_year"
    // Lists of agencies
    case status, achievements, shortcomings, leadership, plan, faults
    case reportFile = "report_file"
    // Comparisons and reuse
    case kind, similarity, left, right, changes, figures, order, share, passages
    case shareOfParagraph = "share_of_paragraph"
    case shareInOther = "share_in_other"
    case shareOfOther = "share_of_other"
    case otherFile = "other_file"
    case otherAgency = "other_agency"
    case otherYear = "other_year"
    case otherParagraph = "other_paragraph"
    case otherBytes = "other_bytes"
    case otherText = "other_text"
    case fileAgency = "file_agency"
    case fileYear = "file_year"
    // Reports
    case readFrom = "read_from"
    case content
    // Tokens
    case tokens, source
    // Diagnoses
    case why, parts, hits, advice
    case queryWords = "query_words"
    case paragraphWords = "paragraph_words"
    // Proofs
    case seed, strings, files, recall, precision, counterexamples, string
    case relevantPairs = "standing"
    case pairsFound = "pairs_found"
    case pairsBoth = "pairs_both"
    case wasFound = "was_found"
    // The index
    case index, analyzer, words, terms, postings, segments, sizes, years, skipped, reason
    case confinement
    case filesSkipped = "files_skipped"
    case filesAlike = "files_alike"
    case filesWithAgency = "files_with_agency"
    case filesWithRegion = "files_with_region"
    case filesWithYear = "files_with_year"
    case deletedParagraphs = "deleted_paragraphs"
}

/// The type of a field's values.
package indirect enum FieldType: Equatable, Sendable {
    case string
    /// One of the given words.
    case word([String])
    case int
    case number
    case bool
    /// A pair of integers `[start, end)`.
    case range
    case object(RecordKind)
    case place
    /// An object with any member names and integer values.
    case counts
    /// An object with the origin of each field.
    case origins
    case array(FieldType)
    /// The type, or null.
    case optional(FieldType)
}
