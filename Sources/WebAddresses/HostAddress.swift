/// A host with an optional port, as in a `Host` header or an origin.
package struct HostAddress: Equatable, Sendable {
    /// An IPv4 or IPv6 address, or a name.
    package enum Kind: Equatable, Sendable {
        case four([UInt8])
        case six([UInt16])
        case name(String)
    }

    package let kind: Kind
    package let port: Int?

    /// Reads `host`, `host:port`, `[::1]` or `[::1]:port`; nil for anything else.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= 255 else { return nil }
        var (host, port) = (bytes[...], nil as ArraySlice<UInt8>?)
        if bytes[0] == UInt8(ascii: "[") {
            guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            host = bytes[1..<end]
            let rest = bytes[(end + 1)...]
            if !rest.isEmpty {
                guard rest.first == UInt8(ascii: ":") else { return nil }
                port = rest.dropFirst()
            }
            guard let address = Self.six(String(decoding: host, as: UTF8.self)) else { return nil }
            kind = .six(address)
        } else {
            let colons = bytes.count { $0 == UInt8(ascii: ":") }
            if colons > 1 {
                // An address without brackets, as on the command line.
                guard let address = Self.six(text) else { return nil }
                kind = .six(address)
            } else {
                if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
                    host = bytes[..<colon]
                    port = bytes[(colon + 1)...]
                }
                let name = String(decoding: host, as: UTF8.self)
                if let address = Self.four(name) {
                    kind = .four(address)
                } else {
                    guard let name = Self.name(host) else { return nil }
                    kind = .name(name)
                }
            }
        }
        guard let digits = port else {
            self.port = nil
            return
        }
        guard (1...5).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(String(decoding: digits, as: UTF8.self)), (1...65535).contains(number)
        else { return nil }
        self.port = number
    }

    /// Whether it is a loopback address. The name `localhost` is not an address.
    package var isLoopback: Bool {
        switch kind {
        case .four(let bytes): bytes[0] == 127
        case .six(let groups):
            groups == [0, 0, 0, 0, 0, 0, 0, 1]
                || groups.prefix(6) == [0, 0, 0, 0, 0, 0xFFFF] && groups[6] >> 8 == 127
        case .name: false
        }
    }

    /// Whether it is an address, not a name. A page of another site can point its own name to this server, but not an
    /// address.
    package var isAddress: Bool { if case .name = kind { false } else { true } }

    /// Reads four numbers from 0 to 255 without leading zeros; nil for anything else, such as 127.1 and 0177.0.0.1.
    private static func four(_ text: String) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard (1...3).contains(part.utf8.count), part == "0" || part.first != "0",
                part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let byte = UInt8(part)
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    /// Reads eight groups, where `::` represents groups of zeros; the last two may be an IPv4 address. Nil for
    /// anything else.
    private static func six(_ text: String) -> [UInt16]? {
        let halves = text.components(of: "::")
        guard halves.count <= 2 else { return nil }
        var sides: [[UInt16]] = []
        for half in halves {
            var groups: [UInt16] = []
            let parts =
                half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index == parts.count - 1, let last = four(String(part)) {
                    groups += [
                        UInt16(last[0]) << 8 | UInt16(last[1]),
                        UInt16(last[2]) << 8 | UInt16(last[3]),
                    ]
                    continue
                }
                // `UInt16` would also read a sign.
                guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
                    let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
            sides.append(groups)
        }
        if sides.count == 1 { return sides[0].count == 8 ? sides[0] : nil }
        let missing = 8 - sides[0].count - sides[1].count
        return missing >= 1 ? sides[0] + [UInt16](repeating: 0, count: missing) + sides[1] : nil
    }

    /// Reads a name of letters, digits, dots and hyphens. Returns it in lower case without a final dot; nil for
    /// anything else.
    private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
        var name = String(decoding: bytes, as: UTF8.self).lowercased()
        if name.last == "." { name.removeLast() }
        let isName =
            !name.isEmpty && name.first != "-"
            && name.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2E
            }
        // Other programs could take a name whose last label is a number for an address.
        let last = name.split(separator: ".").last ?? ""
        return isName && !last.utf8.allSatisfy({ (0x30...0x39).contains($0) }) ? name : nil
    }
}

extension String {
    /// The parts between the occurrences of a separator.
    fileprivate func components(of separator: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let place = rest.firstRange(of: separator) {
            parts.append(rest[..<place.lowerBound])
            rest = rest[place.upperBound...]
        }
        return parts + [rest]
    }
}
