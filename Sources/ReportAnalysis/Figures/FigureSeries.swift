internal import ReportCorpus
internal import TextAnalysis

/// Joins the spellings of one indicator: 行政检查, 开展行政检查 and 行政检查次数 count the same thing.
///
/// The rule: traditional characters are simplified; verbs that only say that something was done are removed from the
/// beginning, and words that only say that it is a number from the end. The rest, at least two characters, names the
/// series. Words that change what is counted are not removed: 新增, 人均, 占比.
public struct FigureSeries: Sendable {
    /// Words that are removed from the beginning.
    public static let openings = [
        "组织开展", "依法开展", "累计开展", "共开展", "开展", "进行", "实施", "组织", "完成", "实现", "累计", "全年", "共", "依法",
        "全市",
        "全区", "全县", "全省", "办理", "作出",
    ]
    /// Words that are removed from the end.
    public static let endings = ["次数", "件数", "数量", "总数", "总量", "总额", "工作", "人数", "户数", "个数", "数"]

    private static let minLength = 2

    /// The name of the series of an indicator; the simplified indicator itself if the rule removes nothing.
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

    /// The spellings of each series that has several in the figures; series and spellings are sorted.
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
