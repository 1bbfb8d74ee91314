internal import TextBasics

/// The simplified forms of traditional characters of the basic plane, one character for one. Safe to share between threads.
package struct SimplifiedCharacters: Sendable {
    private let forms: [Unicode.Scalar: Unicode.Scalar]

    /// The shipped pairs, read on first use.
    package static let shared = SimplifiedCharacters()

    private init() {
        var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
        Self.forEachPair { forms[$0] = $1 }
        // 乾 is also a simplified character: 乾县.
        forms["乾"] = nil
        self.forms = forms
    }

    /// The simplified form of a character; the character itself if it has none.
    package func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.value < 0x3400 ? scalar : forms[scalar] ?? scalar
    }

    /// A text with its traditional characters simplified; its length in characters stays.
    ///
    /// - Complexity: O(text).
    package func text(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { forms[$0] != nil }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { forms[$0] ?? $0 }))
    }

    /// Calls a closure with each shipped pair of a traditional and a simplified character.
    static func forEachPair(_ body: (Unicode.Scalar, Unicode.Scalar) -> Void) {
        let table = PackageResources.simplified_txt
        for line in ListLines(table) {
            var index = line.bytes.startIndex
            while index < line.bytes.endIndex {
                let traditional = UTF8Decoding.next(table.span, &index)
                body(traditional, UTF8Decoding.next(table.span, &index))
            }
        }
    }
}
