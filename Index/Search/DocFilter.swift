/// A condition on docs: a Boolean expression over terms.
public indirect enum DocFilter: Hashable, Sendable {
    /// Docs that contain a term.
    case term(Term)
    /// Docs that meet all parts; every doc if there are no parts.
    case all([DocFilter])
    /// Docs that meet any part; no doc if there are no parts.
    case any([DocFilter])
    /// Docs that do not meet the part.
    case not(DocFilter)
    /// The given docs, in ascending order.
    case docs([DocAddress])

    /// Docs that contain all of these terms.
    public static func all(of terms: [Term]) -> DocFilter { .all(terms.map(DocFilter.term)) }
}
