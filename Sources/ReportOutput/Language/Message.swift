/// A text for people in all languages of the program. A message without a translation does not compile.
package struct Message: Equatable, Sendable {
    private let zh: String
    private let en: String

    /// A text and its translation.
    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// A text that is the same in every language: a name, a path, a figure.
    package init(verbatim text: String) { self.init(zh: text, en: text) }

    /// The text in a language.
    package subscript(language: Language) -> String { language == .zh ? zh : en }

    /// Concatenates two messages.
    package static func + (left: Message, right: Message) -> Message {
        Message(zh: left.zh + right.zh, en: left.en + right.en)
    }

    /// Joins texts with the separator of the language: 、 or a comma.
    package static func list(_ parts: [Message]) -> Message {
        Message(
            zh: parts.map(\.zh).joined(separator: "、"),
            en: parts.map(\.en).joined(separator: ", "))
    }

    /// Joins sentences or clauses with the separator of the language: ； or a semicolon.
    package static func clauses(_ parts: [Message]) -> Message {
        Message(
            zh: parts.map(\.zh).joined(separator: "；"),
            en: parts.map(\.en).joined(separator: "; "))
    }
}

/// Counts in English sentences.
package enum English {
    /// A number and its noun: 1 file, 2 files.
    package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
        "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    /// The verb that agrees with a number: was or were.
    package static func verb(_ number: Int, _ singular: String, _ plural: String) -> String {
        number == 1 ? singular : plural
    }
}
