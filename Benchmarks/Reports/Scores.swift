/// The scores of metadata, structure or figures.
struct Scores {
    /// What the scores are about.
    var heading: String
    var fields: [FieldScore]
    /// The number of files that were read.
    var read: Int
    /// The number of files of the truth that do not exist.
    var missing: Int
}
