internal import TextAnalysis

/// A report: its metadata and its paragraphs.
public struct Report: Sendable {
    /// The encoding of the file.
    public let encoding: TextEncoding
    /// Title, agency, region, year and date.
    public let metadata: Metadata
    /// How the text was extracted; nil for plain text.
    public let extraction: Extraction?
    /// The text that was extracted from a document; nil for plain text and for a report from an index. The byte ranges
    /// of paragraphs refer to this text in UTF-8.
    public let extractedText: String?
    /// The divisions with the name of the region, if the text does not show which of them is meant. Empty for a report
    /// from an index.
    public let regionCandidates: [[String]]
    /// The text in reading order. Together, the paragraphs contain each non-blank byte of the file exactly once.
    public let paragraphs: [Paragraph]

    /// Makes a report from data that was read from a file or an index.
    package init(
        encoding: TextEncoding, metadata: Metadata, paragraphs: [Paragraph],
        extraction: Extraction? = nil, extractedText: String? = nil,
        regionCandidates: [[String]] = []
    ) {
        self.regionCandidates = regionCandidates
        self.extractedText = extractedText
        self.extraction = extraction
        self.encoding = encoding
        self.metadata = metadata
        self.paragraphs = paragraphs
    }

    /// The short names that the report defines, in order.
    public var abbreviations: [Abbreviation] {
        Self.abbreviations(in: paragraphs.lazy.map(\.text))
    }

    /// The short names that texts define, in order.
    public static func abbreviations(in texts: some Sequence<String>) -> [Abbreviation] {
        var seen: Set<Abbreviation> = []
        return texts.flatMap { Abbreviation.definitions(in: $0) }
            .filter { seen.insert($0).inserted }
    }
}

/// The metadata of a report. A field is nil if neither the text nor the file name shows it.
public struct Metadata: Equatable, Sendable {
    /// The title, with its lines joined.
    public var title: Reading<String>?
    /// The reporting agency, by its full name if known.
    public var agency: Reading<String>?
    /// The region, from the province down: 北京市, 东城区.
    public var region: Reading<[String]>?
    /// The year that the report covers.
    public var year: Reading<Int>?
    /// The date of signature, as YYYY-MM-DD.
    public var date: Reading<String>?
    /// The address at which it was published.
    public var url: Reading<String>?
    /// When it was published, as YYYY-MM-DD.
    public var published: Reading<String>?

    /// Makes metadata without any fields.
    public init() {}

    /// Whether the title is the title of a report, not of a statute or another document.
    public var isReport: Bool {
        guard let title = title.map({ SimplifiedCharacters.shared.text($0.value) }) else {
            return false
        }
        return ["报告", "总结", "汇报", "公报"].contains { title.containsBytes($0) }
            && !["条例", "办法", "规定", "规则", "细则", "解释", "批复"].contains { title.ends(with: $0) }
    }

    /// Whether this is a government work report (政府工作报告). Such reports need not have the sections of a yearly report
    /// on building a rule-of-law government.
    public var isWorkReport: Bool { title?.value.containsBytes("政府工作报告") ?? false }
}

/// A value, and the part of the report from which it was read.
public struct Reading<Value: Equatable & Sendable>: Equatable, Sendable {
    /// The value.
    public let value: Value
    /// The part of the report from which the value was read.
    public let origin: Origin

    /// Makes a reading.
    public init(_ value: Value, from origin: Origin) {
        self.value = value
        self.origin = origin
    }
}

/// A part of a report, or another source, from which metadata is read.
public enum Origin: UInt8, Sendable, CaseIterable {
    /// The title lines.
    case title
    /// The line that names the addressee.
    case addressee
    /// The lines at the end with agency and date.
    case signature
    /// The name of the file.
    case fileName
    /// The running text.
    case body
    /// Front matter: lines such as `agency: …` at the beginning of the file.
    case frontMatter
    /// A table of metadata.
    case table
    /// Metadata of a document outside its text: the properties of a file, or the table above a web page.
    case properties
}
