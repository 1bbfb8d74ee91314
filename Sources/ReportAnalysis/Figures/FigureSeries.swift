internal import ReportCorpus
internal import TextAnalysis

/// Joins the spellings of one indicator: 行政检查, 开展行政检查 and 行政检查次数 count the same thing.
///
/// The rule: traditional characters count as simplified; verbs that say that something was done go from the beginning,
/// words that say that a number follows from the end. What is left names the series; at least two characters stay.
/// Nothing is taken that changes what is counted: 新增, 人均, 占比 stay.
public struct FigureSeries: Sendable {
    /// What is taken from the beginning.
    public static let openings = [
        "组织开展", "依法开展", "累计开展", "共开展", "开展", "进行", "实施", "组织", "完成", "实现", "累计", "全年", "共", "依法",
        "全市",
        "全区", "全县", "全省", "办理", "作出",
    ]
    /// What is taken from the end.
    public static let endings = ["次数", "件数", "数量", "总数", "总量", "总额", "工作", "人数", "户数", "个数", "数"]

    private static let minLength = 2

    /// The name of the series of an indicator; the indicator itself if the rule takes nothing.
    public static func name(of indicator: String) -> String {
        var scalars = indicator.unicodeScalars.filter { $0 != " " }
            .map(SimplifiedCharacters.shared.simplified)[...]
        var isShorter = true
        while isShorter {
            isShorter = false
            for word in openings {
                let word = word.unicodeScalars
                if scalars.count >= word.count + minLength, scalars.starts(with: word) {
                    scalars = scalars.dropFirst(word.count)
                    isShorter = true
                }
            }
        }
        for word in endings {
            let word = word.unicodeScalars
            if scalars.count >= word.count + minLength,
                scalars.suffix(word.count).elementsEqual(word)
            {
                scalars = scalars.dropLast(word.count)
                break
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// The spellings of each series among figures, both in order of their bytes; only of series with several.
    public static func spellings(of figures: [PlacedFigure]) -> [(
        name: String, spellings: [String]
    )] {
        var spellings: [String: Set<String>] = [:]
        for figure in figures where !figure.figure.indicator.isEmpty {
            spellings[name(of: figure.figure.indicator), default: []].insert(
                figure.figure.indicator)
        }
        return spellings.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.sorted()) }
    }
}
