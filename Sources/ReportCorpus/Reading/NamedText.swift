/// A report in memory, without a file, and the name by which answers refer to it.
public struct NamedText: Sendable {
    /// The name of the text in answers. Like a file name, it may contain metadata.
    public var name: String
    /// The text.
    public var text: String
    /// Known metadata of the report, which overrides the text.
    public var given: GivenMetadata

    /// Makes a text.
    public init(_ name: String, text: String, given: GivenMetadata = GivenMetadata()) {
        self.name = name
        self.text = text
        self.given = given
    }
}
