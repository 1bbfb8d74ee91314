internal import QueryLanguage
internal import TextAnalysis

/// Tells whether a text holds what a question may ask for.
enum AnswerScan {
    private static let numerals = Set("0123456789〇一二三四五六七八九十百千万亿两".unicodeScalars)
    private static let timeUnits = Set("年月日天时分秒周".unicodeScalars)
    private static let longTimeUnits = ["个月", "小时", "世纪", "年代", "分钟", "星期"].map {
        Array($0.unicodeScalars)
    }
    private static let counters = Set("个名人次座条件部种位项家户所间台辆艘架本份元米亩吨倍成级届岁".unicodeScalars)
    private static let places = Set("省市县区州国岛镇乡村路街".unicodeScalars)

    /// What a folded text holds of the wanted kinds.
    static func answers(
        _ wanted: Set<ExpectedAnswer>, in text: [UInt8]
    ) -> Set<ExpectedAnswer> {
        guard !wanted.isEmpty else { return [] }
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        var found: Set<ExpectedAnswer> = []
        for (index, scalar) in scalars.enumerated() {
            if places.contains(scalar) { found.insert(.place) }
            guard numerals.contains(scalar) else { continue }
            var next = index + 1
            if next < scalars.count, scalars[next] == " " { next += 1 }
            let rest = scalars[next...]
            if CharacterClass(scalar) == .digit || rest.first.map(counters.contains) == true {
                found.insert(.number)
            }
            if rest.first.map(timeUnits.contains) == true
                || longTimeUnits.contains(where: rest.starts(with:))
            {
                found.insert(.time)
            }
        }
        return found.intersection(wanted)
    }
}
