/// The scores of metadata, structure or figures.
struct Scores {
    /// The subject of the scores.
    var heading: String
    var fields: [FieldScore]
    /// The number of files read.
    var read: Int
    /// The number of annotated files that do not exist.
    var missing: Int
}
