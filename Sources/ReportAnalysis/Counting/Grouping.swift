internal import ReportCorpus
internal import ReportSearch

extension GroupKey {
    /// The value of the key for a paragraph; nil if unknown.
    ///
    /// - Parameter kind: the kind of its file.
    func value(_ metadata: Metadata, _ section: Section?, kind: @autoclosure () -> String?)
        -> String?
    {
        switch self {
        case .agency: metadata.agency?.value
        case .region: metadata.region?.value.joined(separator: "/")
        case .province: metadata.region?.value.first
        case .year: metadata.year.map { String($0.value) }
        case .section: section?.rawValue
        case .kind: kind()
        }
    }
}

/// The values that define a group.
public struct GroupValues: Hashable, Sendable {
    /// One value for each key, in the order of the keys; nil if unknown.
    public let values: [String?]

    /// Compares value by value; unknown values come last.
    static func precedes(_ left: GroupValues, _ right: GroupValues) -> Bool {
        for (left, right) in zip(left.values, right.values) where left != right {
            guard let left else { return false }
            guard let right else { return true }
            return left < right
        }
        return false
    }
}
