package import ReportCorpus

/// The terms that filters look up: the name of a field, a colon, and the value.
package enum Keyword {
    package static let agency = "agency:"
    package static let region = "region:"
    package static let year = "year:"
    package static let section = "section:"
    /// A short name that a report defines and its long name, folded and separated by a tab; `full` has them in
    /// reverse order.
    package static let short = "short:"
    package static let full = "full:"

    /// The keywords of a report's paragraphs, without the section.
    package static func all(of metadata: Metadata) -> [String] {
        var keywords: [String] = []
        if let name = metadata.agency?.value { keywords.append(agency + name) }
        if let path = metadata.region?.value {
            keywords.append(region + path.joined(separator: "/"))
        }
        if let value = metadata.year?.value { keywords.append(year + String(value)) }
        return keywords
    }
}
