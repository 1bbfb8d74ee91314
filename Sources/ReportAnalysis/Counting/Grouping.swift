internal import InvertedIndex
internal import ReportCorpus
internal import ReportSearch

extension GroupKey {
    /// The value of a paragraph.
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

/// The values that a group's paragraphs share, one for each key; nil where a report does not tell.
public struct GroupValues: Hashable, Sendable {
    /// In the order of the keys.
    public let values: [String?]

    /// By value, key by key; what is not known comes last.
    static func precedes(_ left: GroupValues, _ right: GroupValues) -> Bool {
        for (left, right) in zip(left.values, right.values) where left != right {
            guard let left else { return false }
            guard let right else { return true }
            return left < right
        }
        return false
    }
}

/// Hands out paragraphs, each with the group that it belongs to.
struct Grouping {
    let session: SearchSession
    let keys: [GroupKey]

    /// Hands out the docs of a filter, group by group where the section counts, else in their order.
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
