/// The headers of a message or part, and the body after them.
struct MailHeaders {
    private var values: [String: [UInt8]] = [:]
    /// The bytes after the empty line.
    private(set) var body: ArraySlice<UInt8>

    /// Reads lines up to an empty one. A line that begins with white space continues the previous line.
    init(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        var name: String?
        while index < bytes.endIndex {
            let lineEnd = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var line = bytes[index..<lineEnd]
            let next = min(lineEnd + 1, bytes.endIndex)
            if line.last == 0x0D { line.removeLast() }
            if line.isEmpty {
                index = next
                break
            }
            if line.first == 0x20 || line.first == 0x09 {
                if let name { values[name]?.append(contentsOf: line) }
            } else {
                guard let parsed = Self.field(line) else {
                    // There are no headers and no empty line: the body begins here.
                    if values.isEmpty { break }
                    name = nil
                    index = next
                    continue
                }
                // If a header is repeated, the first one counts: it is the sender's.
                name = values[parsed.name] == nil ? parsed.name : nil
                if let name { values[name] = parsed.value }
            }
            index = next
        }
        body = bytes[index...]
    }

    var isEmpty: Bool { values.isEmpty }

    /// The value of a header by its name in lower case.
    subscript(_ name: String) -> [UInt8]? { values[name] }

    mutating func set(_ name: String, _ value: String) { values[name] = Array(value.utf8) }

    private static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: [UInt8])? {
        guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex else { return nil }
        var name = line[..<colon]
        while let last = name.last, last == 0x20 || last == 0x09 { name.removeLast() }
        guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        return (String(decoding: name, as: UTF8.self).lowercased(), Array(value))
    }
}

/// A header with parameters, such as `text/plain; charset="gb18030"; name*=utf-8''%E4%B9%99`.
struct MailParameters {
    /// The value before the parameters, in lower case.
    private(set) var value = ""
    private var parameters: [String: [UInt8]] = [:]

    init(_ header: [UInt8]) {
        var fields = Self.fields(header)
        guard !fields.isEmpty else { return }
        value = String(decoding: fields.removeFirst(), as: UTF8.self).trimmed.lowercased()
        for field in fields {
            guard let equals = field.firstIndex(of: 0x3D) else { continue }
            let name = String(decoding: field[..<equals], as: UTF8.self).trimmed.lowercased()
            if parameters[name] == nil { parameters[name] = Self.unquoted(field[(equals + 1)...]) }
        }
    }

    /// The value of a parameter as written.
    func bytes(_ name: String) -> [UInt8]? { parameters[name] }

    /// The text of a parameter, which may be encoded or split into numbered pieces.
    func pieces(_ name: String) -> [EncodedText] {
        if let extended = parameters[name + "*"] { return Self.extended([(extended, true)]) }
        var pieces: [(bytes: [UInt8], isEncoded: Bool)] = []
        while pieces.count < MailReader.maxPartCount {
            let key = "\(name)*\(pieces.count)"
            if let bytes = parameters[key + "*"] {
                pieces.append((bytes, true))
            } else if let bytes = parameters[key] {
                pieces.append((bytes, false))
            } else {
                break
            }
        }
        if !pieces.isEmpty { return Self.extended(pieces) }
        return EncodedWords.pieces(parameters[name] ?? [])
    }

    /// `utf-8'zh'%E4%B9%99`: only the first piece has the encoding.
    private static func extended(_ pieces: [(bytes: [UInt8], isEncoded: Bool)]) -> [EncodedText] {
        var charset: String?
        var bytes: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            var content = piece.bytes[...]
            guard piece.isEncoded else {
                bytes += content
                continue
            }
            if index == 0, let first = content.firstIndex(of: 0x27),
                let second = content[(first + 1)...].firstIndex(of: 0x27)
            {
                charset = String(decoding: content[..<first], as: UTF8.self).lowercased().nonEmpty
                content = content[(second + 1)...]
            }
            bytes += TransferEncoding.escapes(content, sign: 0x25)
        }
        // Some programs use encoded words where the standard does not allow them.
        if charset == nil { return EncodedWords.pieces(bytes) }
        return bytes.isEmpty ? [] : [EncodedText(charset: charset, bytes: bytes)]
    }

    /// Splits at semicolons outside quotes.
    private static func fields(_ header: [UInt8]) -> [[UInt8]] {
        var fields: [[UInt8]] = [[]]
        var isQuoted = false
        var isEscaped = false
        for byte in header {
            if isEscaped {
                isEscaped = false
            } else if byte == 0x22 {
                isQuoted.toggle()
            } else if byte == 0x5C {
                isEscaped = isQuoted
            } else if byte == 0x3B, !isQuoted {
                fields.append([])
                continue
            }
            fields[fields.count - 1].append(byte)
        }
        return fields
    }

    private static func unquoted(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var value = value.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
        guard value.first == 0x22 else { return Array(value) }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in value.dropFirst() {
            if !isEscaped, byte == 0x5C {
                isEscaped = true
            } else if !isEscaped, byte == 0x22 {
                break
            } else {
                result.append(byte)
                isEscaped = false
            }
        }
        return result
    }
}
