package import ReportOutput

/// A request that has passed the gate.
package struct WebRequest: Sendable {
    /// The path, without the query.
    package let path: String
    /// The parts of the path that a route leaves open.
    package var parameter = ""
    package let items: QueryItems
    package let language: Language
    /// What the client takes, from `Accept`.
    package var accepts = ""
    /// The entity tag that the client has.
    package var knownTag: String?

    package init(path: String, items: QueryItems, language: Language) {
        self.path = path
        self.items = items
        self.language = language
    }
}

/// An answer before it becomes a response.
package struct WebAnswer: Sendable {
    package var status = 200
    package var contentType: String
    /// Further headers.
    package var headers: [(name: String, value: String)] = []
    package var body: Body
    /// The entity tag; nil if the answer is not to be kept.
    package var tag: String?

    package enum Body: Sendable {
        case text(String)
        case bytes([UInt8])
        /// Texts that are written as they are made.
        case lines([String])
    }

    package init(_ text: String, type: String = "text/html; charset=utf-8") {
        body = .text(text)
        contentType = type
    }

    package init(bytes: [UInt8], type: String) {
        body = .bytes(bytes)
        contentType = type
    }
}
