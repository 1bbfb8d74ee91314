internal import TextAnalysis

/// A difference between characters that searches ignore. Each can be switched off.
public enum FoldName: String, Sendable, CaseIterable {
    /// Full and half width: Ａ and A.
    case width
    /// Upper and lower case.
    case `case`
    /// Compatibility forms and their usual characters: ㎡ and m2, Kangxi radicals and characters.
    case compatibility
    /// Zero-width characters.
    case zeroWidth = "zero-width"
    /// Spaces between Chinese characters.
    case spaces
    /// Traditional and simplified characters.
    case traditional
    /// Years in Chinese numerals and in digits: 二〇二三年 and 2023年.
    case years

    /// The corresponding fold.
    var fold: Folds {
        switch self {
        case .width: .width
        case .case: .case
        case .compatibility: .compatibility
        case .zeroWidth: .zeroWidth
        case .spaces: .spaces
        case .traditional: .traditional
        case .years: .years
        }
    }

    /// All folds except the named ones.
    static func folds(without names: [FoldName]) -> Folds {
        names.reduce(Folds.all) { $0.subtracting($1.fold) }
    }
}
