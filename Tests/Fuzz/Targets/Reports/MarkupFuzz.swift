import ReportOutput

/// A text of any characters on a page: it opens and closes no element, and reading the page yields the same text.
struct MarkupFuzz: FuzzTarget {
    static let name = "markup"

    func run(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        var page = HTMLText()
        page.element("p", [("title", text)], text)
        let escaped = HTMLText.escaped(text)
        try require(
            page.text == "<p title=\"\(escaped)\">\(escaped)</p>", "the element is another one")
        for scalar in escaped.unicodeScalars {
            try require(!"<>\"".unicodeScalars.contains(scalar), "\(scalar) stands raw")
            try require(
                scalar == "\n" || scalar == "\t" || !JSONFuzz.controlsTerminal(scalar)
                    || [0x61C, 0x200E, 0x200F, 0x2028, 0x2029].contains(scalar.value),
                "a control stands raw")
        }
        try require(Self.plain(escaped) == Self.harmless(text), "another text is read")
    }

    /// The text that a browser reads.
    private static func plain(_ escaped: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var rest = Substring(escaped).unicodeScalars
        let names: [(String, Unicode.Scalar)] = [
            ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""),
        ]
        while let scalar = rest.first {
            if scalar == "&",
                let name = names.first(where: { rest.starts(with: $0.0.unicodeScalars) })
            {
                result.append(name.1)
                rest = rest.dropFirst(name.0.unicodeScalars.count)
            } else {
                result.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private static func harmless(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0x9, 0xA: scalar
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
            default: scalar
            }
        }
    }
}
