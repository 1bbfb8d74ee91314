import DocumentModel

/// Any bytes as a message of the process that reads documents: refused, or decoded and encoded unchanged.
struct MessageFuzz: FuzzTarget {
    static let name = "messages"

    func run(_ bytes: [UInt8]) throws {
        if let reply = WorkerReply(message: bytes) {
            try require(WorkerReply(message: reply.message) == reply, "another reply")
        }
        if let request = WorkerRequest(message: bytes) {
            try require(WorkerRequest(message: request.message) == request, "another request")
        }
        if let error = DocumentError(message: bytes) {
            try require(DocumentError(message: error.message) == error, "another error")
        }
    }
}
