/// A language of the program: every text for people has a version in it.
package enum Language: String, Sendable, CaseIterable {
    case zh, en

    /// Chooses the language: the given one, or else that of the environment.
    ///
    /// The first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty decides. The locales `C` and `POSIX` mean
    /// untranslated messages, which are English; so does any language except Chinese. If no variable is set, the
    /// language is Chinese, the language of the reports and of most of their readers.
    ///
    /// - Parameters:
    ///   - name: `zh`, `en` or nil.
    ///   - variable: returns the value of an environment variable.
    package init(named name: String?, variable: (String) -> String?) {
        if let name, let language = Language(rawValue: name) {
            self = language
            return
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable)
            .first { !$0.isEmpty }
        self = locale.map { $0.hasPrefix("zh") } ?? true ? .zh : .en
    }

    /// Chooses the supported language with the highest quality in `Accept-Language` (RFC 9110, 12.5.4); Chinese if
    /// there is none.
    package init(accepting header: String) {
        var best: (language: Language, quality: Double) = (.zh, 0)
        for part in header.split(separator: ",") {
            let fields = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = fields.first?.lowercased(),
                let language = Language(rawValue: String(tag.prefix(2)))
            else { continue }
            let quality =
                fields.dropFirst().first { $0.hasPrefix("q=") }
                .map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if quality > best.quality { best = (language, quality) }
        }
        self = best.language
    }

    /// The language tag (BCP 47) for the `lang` attribute of a page.
    package var tag: String { self == .zh ? "zh-Hans" : "en" }
}
