import WebAddresses

/// Untrusted hosts and query strings: a written value is parsed to the same value, and no foreign name counts as this
/// machine.
struct AddressFuzz: FuzzTarget {
    static let name = "addresses"

    func run(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        if let items = try? QueryItems(parsing: text) {
            let kept = QueryItems(items.items.filter { !$0.value.isEmpty })
            let again = try QueryItems(parsing: String(kept.text.dropFirst()))
            try require(again == kept, "another query is read")
        }
        guard let host = HostAddress(text) else { return }
        if case .name(let name) = host.kind {
            try require(!host.isLoopback, "a name is taken for this machine")
            try require(
                name.utf8.allSatisfy { $0 < 0x80 && $0 != 0x2F && $0 != 0x40 && $0 != 0x3A },
                "a name has a mark")
        }
        try require(host.port.map { (1...65535).contains($0) } ?? true, "a port is out of range")
    }
}
