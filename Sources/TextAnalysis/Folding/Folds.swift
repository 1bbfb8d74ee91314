/// The differences between characters that folding removes.
package struct Folds: OptionSet, Sendable, Hashable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Full and half width forms become the usual ones: Ａ１ becomes A1.
    package static let width = Folds(rawValue: 1)
    /// Upper case becomes lower case.
    package static let `case` = Folds(rawValue: 2)
    /// Compatibility forms become the usual characters: Kangxi radicals, ㎡, ⑴.
    package static let compatibility = Folds(rawValue: 4)
    /// Zero-width characters, and others that Unicode calls ignorable, are removed.
    package static let zeroWidth = Folds(rawValue: 8)
    /// Spaces next to Han and its punctuation are removed; other runs of spaces become one space.
    package static let spaces = Folds(rawValue: 16)
    /// Traditional characters become simplified ones.
    package static let traditional = Folds(rawValue: 32)
    /// Years in Chinese numerals are indexed like years in digits: 二〇二三年, 2023年.
    package static let years = Folds(rawValue: 64)
    /// All of them: the default of an index.
    package static let all = Folds(rawValue: 127)

    private static let prefix = "folds-4."

    /// The name of the folds in the analyzer's fingerprint. It must change whenever results can change.
    package var name: String { "\(Self.prefix)\(rawValue)" }

    /// The folds with a name; nil if another version wrote it.
    package init?(name: some StringProtocol) {
        guard name.utf8.starts(with: Self.prefix.utf8),
            let value = Int(name.dropFirst(Self.prefix.count)), value & ~Folds.all.rawValue == 0
        else { return nil }
        self.init(rawValue: value)
    }
}
