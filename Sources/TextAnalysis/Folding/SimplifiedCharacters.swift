internal import TextBasics

/// The simplified forms of traditional characters of the basic plane; each form is one character. Safe to share
/// between threads.
package struct SimplifiedCharacters: Sendable {
    private let forms: [Unicode.Scalar: Unicode.Scalar]
    /// One bit for each character of the basic plane: whether it has a simplified form. The bits make simplified text
    /// fast, because nearly no character of it has one.
    private let known: [UInt64]

    /// The shipped pairs, read on first use.
    package static let shared = SimplifiedCharacters()

    private init() {
        var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
        Self.forEachPair { forms[$0] = $1 }
        // 乾 is also a simplified character: 乾县.
        forms["乾"] = nil
        self.forms = forms
        var known = [UInt64](repeating: 0, count: 1 << 10)
        for scalar in forms.keys { known[Int(scalar.value) / 64] |= 1 << UInt64(scalar.value % 64) }
        self.known = known
    }

    private func isTraditional(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 1 << 16
            && known[Int(scalar.value) / 64] >> UInt64(scalar.value % 64) & 1 == 1
    }

    /// The simplified form of a character; the character itself if it has none.
    package func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        isTraditional(scalar) ? forms[scalar] ?? scalar : scalar
    }

    /// A text with its traditional characters simplified. The number of characters does not change.
    ///
    /// - Complexity: O(text).
    package func text(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isTraditional) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map(simplified)))
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
