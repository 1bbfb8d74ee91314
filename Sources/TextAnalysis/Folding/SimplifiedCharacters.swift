internal import TextBasics

/// Replaces traditional characters by simplified ones. Safe to share between threads.
package struct SimplifiedCharacters: Sendable {
    /// The shipped table, read on first use.
    package static let shared = SimplifiedCharacters()

    private let forms: [Unicode.Scalar: Unicode.Scalar]

    private init() {
        var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
        for line in ListLines(PackageResources.simplified_txt) {
            let scalars = Array(String(decoding: line.bytes, as: UTF8.self).unicodeScalars)
            for index in stride(from: 0, to: scalars.count - 1, by: 2) {
                forms[scalars[index]] = scalars[index + 1]
            }
        }
        // 乾 is also a simplified character: 乾县.
        forms["乾"] = nil
        self.forms = forms
    }

    /// A text with its traditional characters simplified; its length in characters stays.
    ///
    /// - Complexity: O(text).
    package func text(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { forms[$0] != nil }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { forms[$0] ?? $0 }))
    }
}
