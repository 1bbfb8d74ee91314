internal import InvertedIndex
internal import ReportCorpus
internal import ReportSearch

extension GroupKey {
    /// The value of the key for a paragraph; nil if unknown.
    func value(_ metadata: Metadata, _ section: Section?) -> String? {
        switch self {
        case .agency: metadata.agency?.value
        case .region: metadata.region?.value.joined(separator: "/")
        case .province: metadata.region?.value.first
        case .year: metadata.year.map { String($0.value) }
        case .section: section?.rawValue
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

/// Visits paragraphs, each with its group.
struct Grouping {
    let session: SearchSession
    let keys: [GroupKey]

    /// Visits the docs of a filter in rising order; section by section if the section is a key.
    func forEach(
        _ filter: DocFilter,
        _ body: (DocAddress, _ report: [UInt8], GroupValues) throws(ReportSearchError) -> Void
    ) throws(ReportSearchError) {
        guard keys.contains(.section) else { return try forEach(filter, section: nil, body) }
        for section in Section.allCases {
            try forEach(.all([filter, .section(section)]), section: section, body)
        }
    }

    private func forEach(
        _ filter: DocFilter, section: Section?,
        _ body: (DocAddress, _ report: [UInt8], GroupValues) throws(ReportSearchError) -> Void
    ) throws(ReportSearchError) {
        var last: (key: [UInt8], group: GroupValues)?
        try session.forEachReport(of: try session.docs(of: filter)) {
            doc, key, metadata throws(ReportSearchError) in
            if last?.key != key {
                last = (key, GroupValues(values: keys.map { $0.value(metadata, section) }))
            }
            if let last { try body(doc, last.key, last.group) }
        }
    }
}
