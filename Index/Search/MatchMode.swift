/// Which docs a ranked search returns.
enum MatchMode {
    /// Docs that contain any term.
    case any
    /// Docs that contain all terms.
    case all
    /// Docs that contain all filters; the other terms only affect scores.
    case filtered
}
