public import DocumentModel

/// A parsed e-mail message.
public struct MailMessage: Equatable, Sendable {
    /// The subject.
    public internal(set) var subject: [EncodedText] = []
    /// The sender.
    public internal(set) var from: [EncodedText] = []
    /// The date, as written in the message.
    public internal(set) var date: [EncodedText] = []
    /// Its texts and files in their order. If a text exists in several forms, only one of them is included.
    public internal(set) var parts: [MailPart] = []
}

/// A text or file of a message.
public struct MailPart: Equatable, Sendable {
    /// Such as `text/html`, in lower case.
    public internal(set) var contentType: String
    /// The encoding of a text, in lower case; nil if the message does not state it.
    public internal(set) var charset: String?
    /// The name of a file; empty for none.
    public internal(set) var fileName: [EncodedText]
    /// Whether it is a file that was attached rather than text of the message.
    public internal(set) var isAttachment: Bool
    /// Its bytes, decoded from base64 or another transfer encoding, or the error. An error does not affect other parts.
    public internal(set) var content: Result<[UInt8], DocumentError>
}

/// A piece of a header with its own encoding.
public struct EncodedText: Equatable, Sendable {
    /// The name of the encoding, in lower case; nil if the message does not state it.
    public internal(set) var charset: String?
    /// The text in that encoding.
    public internal(set) var bytes: [UInt8]

    /// The text, if it is in UTF-8 or ASCII; the caller must decode other encodings.
    public var text: String? {
        switch charset {
        case nil, "utf-8", "utf8", "us-ascii", "ascii": String(validating: bytes, as: UTF8.self)
        default: nil
        }
    }
}
