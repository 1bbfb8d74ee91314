/// A request to a cluster, as `rlsearch` sends it to `rlsearch-remote`.
package struct RemoteRequest: Equatable, Sendable {
    /// The HTTP methods that are used.
    package enum Method: UInt8, Sendable {
        case get = 0
        case post = 1
        case put = 2
        case delete = 3
        case head = 4
    }

    package var method: Method
    /// The path with its query; begins with a slash.
    package var path: String
    /// The body; empty for none.
    package var body: [UInt8]
    /// Whether the body has one JSON value on each line (NDJSON), as in bulk requests.
    package var isLines: Bool

    package init(_ method: Method, _ path: String, _ body: [UInt8] = [], isLines: Bool = false) {
        self.method = method
        self.path = path
        self.body = body
        self.isLines = isLines
    }
}

/// The result of a request.
package enum RemoteReply: Equatable, Sendable {
    /// The cluster answered, perhaps with an error status.
    case answer(status: Int, body: [UInt8])
    /// The cluster did not answer; the text is the reason for users.
    case failure(RemoteFailure, text: String)
}

/// The reason why there is no answer.
package enum RemoteFailure: UInt8, Sendable {
    /// No host could be reached.
    case unreachable = 1
    /// No answer came in time.
    case timedOut = 2
    /// The certificate is not trusted.
    case notTrusted = 3
    /// The settings of the program are wrong.
    case settings = 4
}

/// The bytes of messages: a message is its length in four bytes, little endian, and then its fields; texts and bodies
/// have their length before them in the same way.
package enum RemoteFrames {
    /// The maximum number of bytes of a message.
    package static let maxByteCount = 1 << 30

    /// The message for requests that are sent together.
    package static func message(_ requests: [RemoteRequest]) -> [UInt8] {
        var bytes = number(requests.count)
        for request in requests {
            bytes.append(request.method.rawValue)
            bytes.append(request.isLines ? 1 : 0)
            append(Array(request.path.utf8), to: &bytes)
            append(request.body, to: &bytes)
        }
        return number(bytes.count) + bytes
    }

    /// The message for replies, in the order of the requests.
    package static func message(_ replies: [RemoteReply]) -> [UInt8] {
        var bytes = number(replies.count)
        for reply in replies {
            switch reply {
            case .answer(let status, let body):
                bytes.append(0)
                bytes += number(status)
                append(body, to: &bytes)
            case .failure(let failure, let text):
                bytes.append(failure.rawValue)
                bytes += number(0)
                append(Array(text.utf8), to: &bytes)
            }
        }
        return number(bytes.count) + bytes
    }

    /// The requests of a message without its length; nil if it is malformed.
    package static func requests(_ message: [UInt8]) -> [RemoteRequest]? {
        var reader = FieldReader(bytes: message)
        guard let count = reader.number() else { return nil }
        var requests: [RemoteRequest] = []
        while requests.count < count {
            guard let method = reader.byte().flatMap(RemoteRequest.Method.init),
                let isLines = reader.byte(), let path = reader.field(), let body = reader.field()
            else { return nil }
            requests.append(
                RemoteRequest(
                    method, String(decoding: path, as: UTF8.self), body, isLines: isLines == 1))
        }
        return requests
    }

    /// The replies of a message without its length; nil if it is malformed.
    package static func replies(_ message: [UInt8]) -> [RemoteReply]? {
        var reader = FieldReader(bytes: message)
        guard let count = reader.number() else { return nil }
        var replies: [RemoteReply] = []
        while replies.count < count {
            guard let kind = reader.byte(), let status = reader.number(), let body = reader.field()
            else { return nil }
            if kind == 0 {
                replies.append(.answer(status: status, body: body))
            } else if let failure = RemoteFailure(rawValue: kind) {
                replies.append(.failure(failure, text: String(decoding: body, as: UTF8.self)))
            } else {
                return nil
            }
        }
        return replies
    }

    /// The number in bytes, little endian.
    package static func number(of bytes: some Sequence<UInt8>) -> Int {
        bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private static func number(_ value: Int) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func append(_ field: [UInt8], to bytes: inout [UInt8]) {
        bytes += number(field.count)
        bytes += field
    }

    private struct FieldReader {
        let bytes: [UInt8]
        var place = 0

        mutating func byte() -> UInt8? {
            guard place < bytes.count else { return nil }
            defer { place += 1 }
            return bytes[place]
        }

        mutating func number() -> Int? {
            guard place + 4 <= bytes.count else { return nil }
            defer { place += 4 }
            return RemoteFrames.number(of: bytes[place..<place + 4])
        }

        mutating func field() -> [UInt8]? {
            guard let count = number(), count <= bytes.count - place else { return nil }
            defer { place += count }
            return Array(bytes[place..<place + count])
        }
    }
}
