public import ReportCorpus

/// A report that is in memory and in no file, with the name that it is known by.
public struct NamedText: Sendable {
    /// What names the text in answers. Metadata may be in it, as in the name of a file.
    public var name: String
    /// The text.
    public var text: String
    /// What is known of the report; it overrules the text.
    public var given: GivenMetadata

    /// Makes a text.
    public init(_ name: String, text: String, given: GivenMetadata = GivenMetadata()) {
        self.name = name
        self.text = text
        self.given = given
    }
}
