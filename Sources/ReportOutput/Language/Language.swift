/// A language that everything a person reads exists in.
package enum Language: String, Sendable, CaseIterable {
    case zh, en

    /// The language of a request: what the person names, else what the system says.
    ///
    /// `LC_ALL`, `LC_MESSAGES` and `LANG` count in this order, the first that is not empty. The locales `C` and
    /// `POSIX` mean the untranslated messages, which are English, as does any language but Chinese. Where no variable
    /// is set the language is Chinese, that of the reports and of most of their readers.
    ///
    /// - Parameters:
    ///   - name: `zh`, `en` or nil.
    ///   - variable: the value of an environment variable.
    package init(named name: String?, variable: (String) -> String?) {
        if let name, let language = Language(rawValue: name) {
            self = language
            return
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable)
            .first { !$0.isEmpty }
        self = locale.map { $0.hasPrefix("zh") } ?? true ? .zh : .en
    }

    /// The language of a browser's `Accept-Language` (RFC 9110, 12.5.4): the supported one with the highest quality;
    /// Chinese if there is none.
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

    /// The tag of a page's `lang` (BCP 47).
    package var tag: String { self == .zh ? "zh-Hans" : "en" }
}
