/// A source file understood: where it comes from, what it says of itself, and its paragraphs.
public struct Report: Sendable {
    /// How the file was encoded.
    public let encoding: TextEncoding
    /// What the report says of itself.
    public let metadata: Metadata
    /// The text in reading order. Together they hold every non-blank byte of the file once.
    public let paragraphs: [Paragraph]

    /// Makes a report of what was read, or of what an index keeps.
    package init(encoding: TextEncoding, metadata: Metadata, paragraphs: [Paragraph]) {
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

/// What a report says of itself. Nil where neither text nor file name tells.
public struct Metadata: Equatable, Sendable {
    /// The title, its lines joined.
    public var title: Reading<String>?
    /// The office that reports, in its full name if that is known.
    public var agency: Reading<String>?
    /// The place, from the province down: 北京市, 东城区.
    public var region: Reading<[String]>?
    /// The year that is reported on.
    public var year: Reading<Int>?
    /// When it was signed, as YYYY-MM-DD.
    public var date: Reading<String>?

    /// Nothing known.
    public init() {}

    /// Whether the title is that of a report, and not of a statute or anything else.
    public var isReport: Bool {
        guard let title = title?.value else { return false }
        return ["报告", "总结", "汇报", "公报"].contains { title.holds($0) }
            && !["条例", "办法", "规定", "规则", "细则", "解释", "批复"].contains { title.ends(with: $0) }
    }

    /// Whether it is a government's work report to the assembly, of which the law asks other parts than of a yearly
    /// report on building a rule-of-law government.
    public var isWorkReport: Bool { title?.value.holds("政府工作报告") ?? false }
}

/// A value and where it was read.
public struct Reading<Value: Equatable & Sendable>: Equatable, Sendable {
    /// The value.
    public let value: Value
    /// Where it was read.
    public let origin: Origin

    /// Makes a reading.
    public init(_ value: Value, from origin: Origin) {
        self.value = value
        self.origin = origin
    }
}

/// A place of a report that metadata is read from.
public enum Origin: UInt8, Sendable, CaseIterable {
    /// The title lines.
    case title
    /// The line that names whom the report is for.
    case addressee
    /// The lines at the end with office and date.
    case signature
    /// The name of the file.
    case fileName
    /// The running text.
    case body
    /// Lines at the file's beginning that say it: `agency: …`.
    case frontMatter
    /// A table of metadata.
    case table
}
