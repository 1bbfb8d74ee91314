internal import DocumentModel

/// Metadata that a user states for a report, in a table or in front matter. It overrides what is read from the text.
public struct GivenMetadata: Equatable, Sendable {
    /// The title.
    public var title: String?
    /// The agency that reports.
    public var agency: String?
    /// The region, from the province down.
    public var region: [String]?
    /// The year that the report is about.
    public var year: Int?
    /// The date of signature, as YYYY-MM-DD.
    public var date: String?
    /// The address at which the report was published.
    public var url: String?
    /// The date of publication, as YYYY-MM-DD.
    public var published: String?

    /// Makes metadata without any fields.
    public init() {}

    /// Selects the fields of metadata that come from one origin.
    public init(_ metadata: Metadata, from origin: Origin) {
        func value<Value>(_ reading: Reading<Value>?) -> Value? {
            reading.flatMap { $0.origin == origin ? $0.value : nil }
        }
        title = value(metadata.title)
        agency = value(metadata.agency)
        region = value(metadata.region)
        year = value(metadata.year)
        date = value(metadata.date)
        url = value(metadata.url)
        published = value(metadata.published)
    }

    /// The names of fields in tables and front matter.
    private static let names: [String: Field] = [
        "title": .title, "标题": .title, "agency": .agency, "机关": .agency, "单位": .agency,
        "部门": .agency,
        "region": .region, "地区": .region, "区划": .region, "year": .year, "年份": .year, "年度": .year,
        "date": .date, "日期": .date, "成文日期": .date,
        "url": .url, "网址": .url, "链接": .url, "原文链接": .url, "published": .published,
        "发布日期": .published, "发布时间": .published,
    ]

    /// A field that can be given.
    enum Field {
        case title, agency, region, year, date, url, published

        init?(name: String) {
            guard let field = GivenMetadata.names[name.lowercased()] else { return nil }
            self = field
        }
    }

    /// Sets a field; returns the problem if the value is invalid.
    mutating func set(_ field: Field, _ value: String) -> TableProblem? {
        switch field {
        case .title: title = value
        case .agency: agency = value
        case .region:
            let path = value.split(whereSeparator: { "/／>›".contains($0) }).map(String.init)
            if path.isEmpty { return .notARegion(value) }
            region = path
        case .year:
            let digits = value.hasSuffix("年") ? String(value.dropLast()) : value
            guard let number = Int(digits), (1900..<2100).contains(number) else {
                return .notAYear(value)
            }
            year = number
        case .date:
            guard let day = SignedDate(in: value) else {
                return .notADate(value)
            }
            date = day.iso
        case .url: url = value
        case .published:
            guard let day = SignedDate(in: value) else { return .notADate(value) }
            published = day.iso
        }
        return nil
    }

    /// Metadata from the properties of a document, outside its text.
    init(_ properties: DocumentProperties) {
        self.init()
        title = properties.title
        agency = properties.agency
        if let written = properties.written { _ = set(.date, written) }
        if let day = properties.published { _ = set(.published, day) }
        url = properties.url
    }

    /// These values; fields without a value get that of another row.
    func completed(by other: GivenMetadata) -> GivenMetadata {
        var whole = self
        whole.title = title ?? other.title
        whole.agency = agency ?? other.agency
        whole.region = region ?? other.region
        whole.year = year ?? other.year
        whole.date = date ?? other.date
        whole.url = url ?? other.url
        whole.published = published ?? other.published
        return whole
    }

    /// Fills in fields that the text does not state.
    func complete(_ metadata: inout Metadata, from origin: Origin) {
        if metadata.title == nil || metadata.title?.origin == .fileName, let title {
            metadata.title = Reading(title, from: origin)
        }
        if metadata.agency == nil, let agency { metadata.agency = Reading(agency, from: origin) }
        if metadata.date == nil, let date { metadata.date = Reading(date, from: origin) }
        if let url { metadata.url = Reading(url, from: origin) }
        if let published { metadata.published = Reading(published, from: origin) }
    }

    /// Replaces the given fields in `metadata`.
    func override(_ metadata: inout Metadata, from origin: Origin) {
        if let title { metadata.title = Reading(title, from: origin) }
        if let agency { metadata.agency = Reading(agency, from: origin) }
        if let region { metadata.region = Reading(region, from: origin) }
        if let year { metadata.year = Reading(year, from: origin) }
        if let date { metadata.date = Reading(date, from: origin) }
        if let url { metadata.url = Reading(url, from: origin) }
        if let published { metadata.published = Reading(published, from: origin) }
    }
}
