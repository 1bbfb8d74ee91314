/// What was measured of one kind of knowledge.
struct Scores {
    /// What was read.
    var heading: String
    var fields: [FieldScore]
    /// Files that were read.
    var read: Int
    /// Files of the truth that are not there.
    var missing: Int
}
