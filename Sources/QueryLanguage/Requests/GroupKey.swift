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
    /// The kind of the file, by the extension of its name: docx, txt.
    case kind

    /// The names of the key. If it is also a field of requests, they are those of the field.
    public var names: RequestNames {
        switch self {
        case .province: RequestNames(rawValue, chinese: ["省份"])
        case .agency: RequestField.agency.names
        case .region: RequestField.region.names
        case .year: RequestField.year.names
        case .section: RequestField.section.names
        case .kind: RequestNames(rawValue, chinese: ["文件类型"])
        }
    }

    /// The key of the description in the catalogue of texts, for example `group.province`.
    public var descriptionKey: String { "group.\(rawValue)" }

    /// Group keys separated by commas; nil if one is unknown or repeated.
    public static func list(_ text: String) -> [GroupKey]? {
        var keys: [GroupKey] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let key = GroupKey(name: String(part)), !keys.contains(key) else { return nil }
            keys.append(key)
        }
        return keys
    }
}
