package import ReportOutput
package import WebAddresses

/// A parsed request.
package struct WebRequest: Sendable {
    /// The path, without the query.
    package let path: String
    /// The value of the path parameter of the route.
    package var parameter = ""
    package let items: QueryItems
    package let language: Language
    /// The content types that the client accepts, from `Accept`.
    package var accepts = ""
    /// The entity tag of the client's cached answer.
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
    /// The entity tag; nil if the answer must not be cached.
    package var tag: String?

    package enum Body: Sendable {
        case text(String)
        case bytes([UInt8])
        /// Lines that are written one by one.
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
