internal import ReportCorpus
internal import TextAnalysis

/// Finds years left over from an earlier report: 四、2024年工作安排 in a report on 2024, 2022年，我局… in one on 2023.
struct StaleYears {
    private let subjects: [String]

    private static let planWords = ["安排", "打算", "计划", "思路", "任务", "部署", "重点", "目标", "工作"]
    private static let reviewWords = ["回顾", "情况", "问题", "总结", "成效", "以来", "不足"]
    /// The maximum age of a left-over year, in years before the report's year. Older years are history.
    private static let maxAge = 3

    /// - Parameter subjects: words that, directly after a year, show that the sentence is about the agency's own work:
    ///   我局.
    init(_ subjects: [String]) { self.subjects = subjects }

    /// One finding for each paragraph.
    func findings(in report: ReportText) -> [AuditFinding] {
        guard let year = report.metadata.year?.value else { return [] }
        let own = report.metadata.agency.map { Self.names(of: $0.value) } ?? []
        return report.paragraphs.compactMap { paragraph in
            guard
                let stale =
                    paragraph.section == .plan
                    ? staleYearInPlan(paragraph, year) : staleYearInReview(paragraph, year, own)
            else { return nil }
            return AuditFinding(
                .year, "\(stale.found)年", .stale,
                .staleYear(stale.found, expected: stale.expected), in: paragraph,
                bytes: paragraph.source.sourceRange(of: stale.range))
        }
    }

    /// A heading of the plan that names the report's year, or a year up to `maxAge` years earlier, and not the next
    /// year.
    private func staleYearInPlan(_ paragraph: Paragraph, _ year: Int) -> (
        range: Range<Int>, found: Int, expected: Int
    )? {
        guard paragraph.isHeading, !paragraph.text.contains(String(year + 1)),
            Self.planWords.contains(where: paragraph.text.contains),
            !Self.reviewWords.contains(where: paragraph.text.contains),
            let (range, found, _) = Self.years(in: paragraph.text).first,
            (year - Self.maxAge...year).contains(found)
        else { return nil }
        return (range, found, year + 1)
    }

    /// A sentence about what the agency did in an earlier year: 2022年，我局….
    private func staleYearInReview(
        _ paragraph: Paragraph, _ year: Int, _ own: [String]
    ) -> (range: Range<Int>, found: Int, expected: Int)? {
        guard !paragraph.text.contains("\(year)年") else { return nil }
        let subjects = subjects + own
        let text = Array(paragraph.text.utf8)
        for (range, found, rest) in Self.years(in: paragraph.text) {
            guard (year - Self.maxAge..<year).contains(found), Self.beginsSentence(range, in: text),
                subjects.contains(where: { rest.utf8.starts(with: $0.utf8) })
            else { continue }
            return (range, found, year)
        }
        return nil
    }

    /// The name of an agency, and what it calls itself: 云泽县水利局, 县水利局.
    private static func names(of agency: String) -> [String] {
        [agency]
            + agency.indices.dropFirst().filter { "省市区县旗州镇乡".contains(agency[$0]) }
            .map { String(agency[$0...]) }.filter { $0.count >= 4 }
    }

    private static func beginsSentence(_ range: Range<Int>, in text: [UInt8]) -> Bool {
        if range.lowerBound == 0 { return true }
        let before = String(
            decoding: text[max(0, range.lowerBound - 3)..<range.lowerBound], as: UTF8.self)
        return before == "。" || before == "；" || before == "："
    }

    /// The years in a text, each with its byte range and the text after 年 and a comma.
    private static func years(in text: String) -> [(Range<Int>, Int, Substring)] {
        var found: [(Range<Int>, Int, Substring)] = []
        var rest = text[...]
        while let mark = rest.firstRange(of: "年") {
            defer { rest = rest[mark.upperBound...] }
            let digits = text[..<mark.lowerBound].suffix(4)
            guard digits.utf8.count == 4, let year = Int(digits), (1900..<2100).contains(year)
            else { continue }
            let start = text.utf8.distance(from: text.startIndex, to: digits.startIndex)
            let end = text.utf8.distance(from: text.startIndex, to: mark.upperBound)
            let after = text[mark.upperBound...].drop { "度，, ".contains($0) }
            found.append((start..<end, year, after))
        }
        return found
    }
}
