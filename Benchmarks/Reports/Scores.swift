/// The result of one comparison with the annotations: precision and recall by field.
struct Scores {
    /// The subject of the scores.
    var heading: String
    var fields: [FieldScore]
    /// The number of files, or of plans, that were compared.
    var read: Int
    /// The number of annotated files that do not exist.
    var missing: Int
}
