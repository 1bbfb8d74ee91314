package import ICUText

/// All settings that determine the terms of a text: analyzers with equal setups give the same terms.
///
/// An index stores the fingerprint and the words of its setup, so that queries are analysed as its text was, and a
/// change of words alone can be distinguished from other changes.
package struct AnalyzerSetup: Sendable {
    /// How text is cut into words.
    package enum Cutting: Sendable {
        /// As Chinese: folded, cut as ICU does, with overlay words and grams.
        case chinese
        /// At spaces only: another program has tokenized the text.
        case whitespace
    }

    /// How text is cut into words.
    package let cutting: Cutting
    /// The differences between characters that folding removes.
    package let folds: Folds
    /// Words that become tokens in addition to ICU's.
    package let overlay: OverlayLists

    /// Makes a setup for Chinese text, with the shipped overlay and the user's lists. A list is UTF-8 with one word
    /// per line.
    package init(folds: Folds = .all, userLists: [[UInt8]] = []) throws(ICUError) {
        cutting = .chinese
        self.folds = folds
        var lists = [OverlayLists.shipped]
        if !userLists.isEmpty {
            let folder = try Folder(folds)
            for list in userLists { lists.append(Self.folded(list, folder)) }
        }
        overlay = OverlayLists(lists)
    }

    /// The setup for text that is cut at spaces.
    package static var whitespace: AnalyzerSetup { AnalyzerSetup(cuttingAtSpaces: ()) }

    private init(cuttingAtSpaces: Void) {
        cutting = .whitespace
        folds = []
        overlay = OverlayLists([])
    }

    /// The setup with the given fingerprint and words; nil if this build cannot reproduce it.
    package init?(fingerprint: String, words: [UInt8]) {
        if fingerprint == Self.whitespace.fingerprint {
            self = .whitespace
            return
        }
        guard let folds = Self.folds(ofFingerprint: fingerprint) else { return nil }
        cutting = .chinese
        self.folds = folds
        overlay = OverlayLists([words])
        guard self.fingerprint == fingerprint else { return nil }
    }

    /// The folds that a fingerprint names; nil if another version wrote it.
    package static func folds(ofFingerprint fingerprint: String) -> Folds? {
        for part in fingerprint.split(separator: ";") {
            if let folds = Folds(name: part.drop { $0 == " " }) { return folds }
        }
        return nil
    }

    /// Folds a list line by line, which keeps the line breaks.
    private static func folded(_ list: [UInt8], _ folder: Folder) -> [UInt8] {
        var folded = FoldedText()
        var result: [UInt8] = []
        for line in list.split(separator: 0x0A) {
            folder.fold(Array(line).span, into: &folded)
            result += folded.bytes + [0x0A]
        }
        return result
    }

    /// A string that identifies everything that determines the terms, including the version of ICU.
    package var fingerprint: String {
        if cutting == .whitespace { return "whitespace-1" }
        return
            "icu \(icuVersion) zh; \(folds.name); \(GramCutter.name); overlay-2 \(overlay.fingerprint)"
    }

    /// Whether the setups are equal except for their words.
    package func differsOnlyInWords(from other: AnalyzerSetup) -> Bool {
        cutting == other.cutting && folds == other.folds
    }
}
