/// A property by which requests can group paragraphs.
public enum GroupKey: String, RequestNamed {
    /// The reporting agency.
    case agency
    /// The region's whole path.
    case region
    /// The first part of the region's path.
    case province
    /// The year reported on.
    case year
    /// The statutory section.
    case section

    /// The names of the key. If it is also a field of requests, they are those of the field.
    public var names: RequestNames {
        switch self {
        case .province: RequestNames(rawValue, chinese: ["省份"])
        case .agency: RequestField.agency.names
        case .region: RequestField.region.names
        case .year: RequestField.year.names
        case .section: RequestField.section.names
        }
    }

    /// The key of the description in the catalogue of texts, for example `group.province`.
    public var descriptionKey: String { "group.\(rawValue)" }
}
