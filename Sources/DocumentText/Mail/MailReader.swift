public import DocumentModel

/// Parses e-mail messages.
///
/// Source: RFC 5322 (messages), 2045 and 2046 (parts), 2047 and 2231 (encodings of headers).
public enum MailReader {
    /// The maximum nesting depth of parts.
    static let maxDepth = 16
    /// The maximum number of parts of a message.
    static let maxPartCount = 10_000

    /// The headers and parts of a message.
    ///
    /// Encodings other than UTF-8 are left to the caller: this module has no tables for them.
    ///
    /// - Throws: `damaged` for bytes without headers, or `overLimit`.
    /// - Complexity: O(bytes · depth).
    public static func parts(_ bytes: [UInt8]) throws(DocumentError) -> MailMessage {
        var start = 0
        // In a mailbox file, a line "From …" precedes each message.
        if bytes.starts(with: "From ".utf8) {
            start = (bytes.firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
        }
        let headers = MailHeaders(bytes[start...])
        guard !headers.isEmpty else { throw .damaged(detail: "mail: no header") }
        var message = MailMessage()
        message.subject = EncodedWords.pieces(headers["subject"] ?? [])
        message.from = EncodedWords.pieces(headers["from"] ?? [])
        message.date = EncodedWords.pieces(headers["date"] ?? [])
        var partCount = 0
        message.parts = try parts(of: Entity(headers, isClosed: true), depth: 0, &partCount)
        return message
    }

    /// A message or part: headers and body.
    private struct Entity {
        var headers: MailHeaders
        /// Whether the end of the body was found; the end of a part is marked by a boundary.
        var isClosed: Bool

        init(_ headers: MailHeaders, isClosed: Bool) {
            self.headers = headers
            self.isClosed = isClosed
        }
    }

    private static func parts(
        of entity: Entity, depth: Int, _ partCount: inout Int
    ) throws(DocumentError) -> [MailPart] {
        guard depth <= maxDepth else { throw .overLimit(.depth) }
        partCount += 1
        guard partCount <= maxPartCount else { throw .overLimit(.output) }
        let type = MailParameters(entity.headers["content-type"] ?? [])
        let name = type.value.isEmpty ? "text/plain" : type.value
        guard name.hasPrefix("multipart/"), name != "multipart/encrypted" else {
            return [part(entity, name, type)]
        }
        let bodies = type.bytes("boundary").map { Self.bodies(of: entity, $0) } ?? []
        guard !bodies.isEmpty else {
            var part = Self.part(entity, name, type)
            part.content = .failure(.damaged(detail: "mail: no boundary of \(name)"))
            return [part]
        }
        var children: [[MailPart]] = []
        for child in bodies {
            var child = child
            if name == "multipart/digest", child.headers["content-type"] == nil {
                child.headers.set("content-type", "message/rfc822")
            }
            children.append(try parts(of: child, depth: depth + 1, &partCount))
        }
        switch name {
        case "multipart/alternative": return chosen(children)
        case "multipart/related": return root(children)
        default: return children.flatMap { $0 }
        }
    }

    /// The main part of a saved web page or of a message, without its pictures and style sheets. Attached files are
    /// kept.
    private static func root(_ parts: [[MailPart]]) -> [MailPart] {
        parts.enumerated().flatMap { offset, parts in
            offset == 0 ? parts : parts.filter(\.isAttachment)
        }
    }

    /// Chooses one of several forms of the same text: HTML if there is one, otherwise plain text. Files are kept.
    private static func chosen(_ forms: [[MailPart]]) -> [MailPart] {
        func index(_ type: String) -> Int? {
            forms.lastIndex { parts in
                parts.contains { part in
                    guard case .success = part.content else { return false }
                    return part.contentType == type && !part.isAttachment
                }
            }
        }
        let best = index("text/html") ?? index("text/plain") ?? forms.count - 1
        return forms.enumerated().flatMap { offset, parts in
            offset == best ? parts : parts.filter(\.isAttachment)
        }
    }

    /// The bodies between the boundary lines.
    private static func bodies(of entity: Entity, _ boundary: [UInt8]) -> [Entity] {
        let body = entity.headers.body
        let marker = Array("--".utf8) + boundary
        var bodies: [Entity] = []
        var start: Int?
        var line = body.startIndex
        while line < body.endIndex {
            let lineEnd = body[line...].firstIndex(of: 0x0A) ?? body.endIndex
            let next = min(lineEnd + 1, body.endIndex)
            if body[line..<lineEnd].starts(with: marker) {
                var rest = body[line + marker.count..<lineEnd]
                while let last = rest.last, last == 0x0D || last == 0x20 || last == 0x09 {
                    rest.removeLast()
                }
                let isEnd = rest.elementsEqual("--".utf8)
                if isEnd || rest.isEmpty {
                    if let start {
                        bodies.append(
                            Entity(
                                MailHeaders(body[start..<endOfPart(body, line, start)]),
                                isClosed: true))
                    }
                    start = next
                    if isEnd { return bodies }
                }
            }
            line = next
        }
        if let start, start < body.endIndex {
            bodies.append(Entity(MailHeaders(body[start...]), isClosed: false))
        }
        return bodies
    }

    /// The end of a part before a boundary line. The line end before the boundary belongs to the boundary.
    private static func endOfPart(_ body: ArraySlice<UInt8>, _ line: Int, _ start: Int) -> Int {
        var end = line
        if end > start, body[end - 1] == 0x0A { end -= 1 }
        if end > start, body[end - 1] == 0x0D { end -= 1 }
        return end
    }

    private static func part(_ entity: Entity, _ name: String, _ type: MailParameters) -> MailPart {
        let disposition = MailParameters(entity.headers["content-disposition"] ?? [])
        let ownName = disposition.pieces("filename")
        let fileName = ownName.isEmpty ? type.pieces("name") : ownName
        var part = MailPart(
            contentType: name,
            charset: type.bytes("charset").map {
                String(decoding: $0, as: UTF8.self).trimmed.lowercased()
            },
            fileName: fileName,
            isAttachment: disposition.value == "attachment" || !fileName.isEmpty,
            content: .failure(.encrypted))
        let kind = type.bytes("smime-type").map { String(decoding: $0, as: UTF8.self).lowercased() }
        if name == "multipart/encrypted" || kind == "enveloped-data" { return part }
        let encoding = MailParameters(entity.headers["content-transfer-encoding"] ?? []).value
        switch encoding {
        case "base64":
            let label = fileName.compactMap(\.text).joined().nonEmpty ?? name
            let bytes = TransferEncoding.base64(entity.headers.body)
            if let bytes, entity.isClosed {
                part.content = .success(bytes)
            } else {
                part.content = .failure(.damaged(detail: "mail, \(label): base64"))
            }
        case "quoted-printable":
            part.content = .success(TransferEncoding.quotedPrintable(entity.headers.body))
        default: part.content = .success(Array(entity.headers.body))
        }
        return part
    }
}
