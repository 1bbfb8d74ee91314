/// What requests can group paragraphs by.
public enum GroupKey: String, RequestNamed {
    /// The office that reports.
    case agency
    /// The region's whole path.
    case region
    /// The first part of the region's path.
    case province
    /// The year reported on.
    case year
    /// The statutory part.
    case section

    /// Its names; those of the field, if it is one.
    public var names: RequestNames {
        switch self {
        case .province: RequestNames(rawValue, chinese: ["省份"])
        case .agency: RequestField.agency.names
        case .region: RequestField.region.names
        case .year: RequestField.year.names
        case .section: RequestField.section.names
        }
    }

    /// `group.province`
    public var descriptionKey: String { "group.\(rawValue)" }
}
