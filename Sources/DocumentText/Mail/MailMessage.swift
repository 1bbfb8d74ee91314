public import DocumentModel

/// An e-mail message, taken apart.
public struct MailMessage: Equatable, Sendable {
    /// The subject.
    public internal(set) var subject: [EncodedText] = []
    /// Who sent it.
    public internal(set) var from: [EncodedText] = []
    /// When, as the message writes it.
    public internal(set) var date: [EncodedText] = []
    /// Its texts and files in their order. If a text exists in several forms, only one of them is here.
    public internal(set) var parts: [MailPart] = []
}

/// A text or file of a message.
public struct MailPart: Equatable, Sendable {
    /// Such as `text/html`, in lower case.
    public internal(set) var contentType: String
    /// The encoding of a text, in lower case; nil if the message does not tell.
    public internal(set) var charset: String?
    /// The name of a file; empty for none.
    public internal(set) var fileName: [EncodedText]
    /// Whether it is a file that was attached rather than text of the message.
    public internal(set) var isAttachment: Bool
    /// Its bytes, decoded from base64 and the like; or why they cannot be read, which does not hide the other parts.
    public internal(set) var content: Result<[UInt8], DocumentError>
}

/// A piece of a header, in an encoding of its own.
public struct EncodedText: Equatable, Sendable {
    /// The name of the encoding, in lower case; nil if the message does not tell.
    public internal(set) var charset: String?
    /// The text in that encoding.
    public internal(set) var bytes: [UInt8]

    /// The text, if it is in UTF-8 or ASCII; other encodings are the caller's.
    public var text: String? {
        switch charset {
        case nil, "utf-8", "utf8", "us-ascii", "ascii": String(validating: bytes, as: UTF8.self)
        default: nil
        }
    }
}
