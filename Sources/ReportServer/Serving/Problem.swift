package import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The error of a request: shown on a page, or sent as problem details by the API (RFC 9457).
package struct Problem: Error {
    package let status: Int
    /// The last part of the problem's type (`urn:rlsearch:problem:…`).
    package let kind: String
    package let message: ErrorMessage
    /// The position of an error in the query, in characters from 1.
    package var column: Int?
    /// The name of the invalid parameter.
    package var parameter: String?
    /// When the client may try again, in seconds.
    package var retryAfter: Int?
    /// The allowed methods, for the header `Allow`.
    package var allow: String?

    package init(_ status: Int, _ kind: String, _ what: Message, _ details: Message...) {
        self.status = status
        self.kind = kind
        message = ErrorMessage(what, lines: details)
    }

    /// Converts an error to a problem.
    package init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as ReportSearchError: self.init(search: error)
        case is QueryItems.Problem: self = .malformed
        case is WorkPool.Refusal: self = .busy
        case is CancellationError: self.init(499, "cancelled", Message.clientGone)
        default:
            if let message = ErrorMessage(error, width: 78) {
                self.init(400, "request", message)
            } else {
                self.init(500, "internal", Message.internalProblem)
            }
        }
    }

    private init(_ status: Int, _ kind: String, _ message: ErrorMessage) {
        self.status = status
        self.kind = kind
        self.message = message
    }

    private init(search error: ReportSearchError) {
        let message =
            ErrorMessage(error, width: 78) ?? ErrorMessage(Message.internalProblem, lines: [])
        switch error {
        case .query(let error):
            self.init(400, "query", message)
            column = error.column + 1
        case .cancelled: self.init(499, "cancelled", message)
        case .deadlineExceeded:
            self.init(503, "deadline", message)
            retryAfter = 5
        case .index(.remote(let failure)) where failure.mayPass:
            self.init(503, "cluster", message)
            retryAfter = 5
        default: self.init(500, "index", message)
        }
    }

    /// The problem details.
    package func json(_ language: Language, instance: String) -> String {
        var members: [(String, JSONText)] = [
            ("type", .string("urn:rlsearch:problem:\(kind)")),
            ("title", .string(message.what[language])), ("status", .int(status)),
        ]
        if !message.details.isEmpty {
            members.append(("mend", .string(message.details.last?[language] ?? "")))
            members.append(
                ("detail", .string(message.details.map { $0[language] }.joined(separator: "\n"))))
        }
        members.append(("instance", .string(instance)))
        if let column { members.append(("column", .int(column))) }
        if let parameter { members.append(("parameter", .string(parameter))) }
        return JSONText.object(members).text + "\n"
    }
}

extension Problem {
    static let notFound = Problem(404, "not-found", Message.noSuchPage, Message.pagesAreLinked)
    static let noDocument = Problem(404, "no-document", Message.noSuchDocument, Message.searchAgain)
    static let malformed = Problem(
        400, "malformed", Message.malformedAddress, Message.percentEncode)
    static var busy: Problem {
        var problem = Problem(503, "busy", Message.serverBusy, Message.tryAgainSoon)
        problem.retryAfter = 1
        return problem
    }
}
