internal import ReportCorpus
public import ReportSearch

/// Two statements of figures that contradict each other, or that are suspiciously equal. A person must read both:
/// either may be right.
public struct FigureContradiction: Sendable {
    /// What does not agree.
    public enum Kind: String, Sendable, CaseIterable {
        /// The sum of the parts is greater than the total.
        case parts
        /// One report gives an indicator two values.
        case values
        /// A rate of growth does not follow from the value of the year before in the agency's own report.
        case growth
        /// The same exact number as in the agency's report of the year before.
        case copied
    }

    /// What does not agree.
    public let kind: Kind
    /// The later statement, or the total.
    public let figure: PlacedFigure
    /// The earlier statement, or the first of the parts.
    public let other: PlacedFigure
    /// The number that follows from the other statements: the sum of the parts, or the rate of growth in percent. Nil
    /// if none can be computed.
    public let expected: Double?
}

/// Looks for figures that contradict each other within a report and from year to year of one agency.
public struct FigureCheck: Sendable {
    /// The contradictions, by path, paragraph and position.
    public let contradictions: [FigureContradiction]
    /// The number of reports whose figures were compared.
    public let reportCount: Int

    private static let minNameLength = 4
    private static let minCopiedDigits = 3
    /// The maximum difference between a stated and a computed rate, in percentage points. Reports round values and
    /// rates, and may compare at constant prices.
    private static let tolerance = 2.0

    /// Checks the figures of the reports that match a request.
    ///
    /// - Complexity: that of reading the figures.
    public init(
        of request: SearchRequest, in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let figures = try FigureList(
            of: request, scope: .indicator, keepsSentences: true, in: searcher
        ).figures
        self.init(figures)
    }

    init(_ figures: [PlacedFigure]) {
        var found: [FigureContradiction] = []
        var reports: [(file: String, figures: ArraySlice<PlacedFigure>)] = []
        for (index, figure) in figures.enumerated() {
            if reports.last?.file == figure.file {
                reports[reports.count - 1].figures =
                    figures[reports[reports.count - 1].figures.startIndex...index]
            } else {
                reports.append((figure.file, figures[index...index]))
            }
        }
        var byYear: [String: [Int: [String: PlacedFigure]]] = [:]
        for report in reports {
            guard let agency = report.figures.first?.metadata.agency?.value,
                let year = report.figures.first?.metadata.year?.value
            else { continue }
            byYear[agency, default: [:]][year] = Self.statements(report.figures)
        }
        for report in reports {
            found += Self.parts(report.figures)
            found += FigureTotals.contradictions(report.figures)
            found += Self.values(report.figures)
            guard let first = report.figures.first, let agency = first.metadata.agency?.value,
                let year = first.metadata.year?.value,
                let before = byYear[agency]?[year - 1]
            else { continue }
            found += Self.growth(report.figures, before)
            found += Self.copies(report.figures, before)
        }
        contradictions = found
        reportCount = reports.count
    }

    private static func key(_ placed: PlacedFigure) -> String {
        FigureSeries.name(of: placed.figure.indicator) + "\t" + placed.figure.baseUnit
    }

    /// Whether a figure is an exact result that names what it counts.
    private static func isStatement(_ placed: PlacedFigure) -> Bool {
        let figure = placed.figure
        return figure.role == .result && figure.change == nil && figure.upper == nil
            && figure.qualifier == .exact && placed.section != .plan
            && figure.indicator.unicodeScalars.count >= minNameLength
    }

    /// The first statement of each indicator.
    private static func statements(_ figures: ArraySlice<PlacedFigure>) -> [String: PlacedFigure] {
        var first: [String: PlacedFigure] = [:]
        for figure in figures where isStatement(figure) && first[key(figure)] == nil {
            first[key(figure)] = figure
        }
        return first
    }

    private static func values(_ figures: ArraySlice<PlacedFigure>) -> [FigureContradiction] {
        var first: [String: PlacedFigure] = [:]
        return figures.compactMap { figure in
            // Each percentage may refer to another whole.
            guard isStatement(figure), figure.figure.baseUnit != "%" else { return nil }
            guard let other = first[key(figure)] else {
                first[key(figure)] = figure
                return nil
            }
            guard other.figure.amount != figure.figure.amount, other.paragraph != figure.paragraph
            else { return nil }
            return FigureContradiction(kind: .values, figure: figure, other: other, expected: nil)
        }
    }

    /// 受理100件，其中民事60件、刑事50件
    private static func parts(_ figures: ArraySlice<PlacedFigure>) -> [FigureContradiction] {
        var found: [FigureContradiction] = []
        var index = figures.startIndex
        while index < figures.endIndex {
            let total = figures[index]
            index += 1
            let split = total.sentence.range(ofFirst: "其中")
            guard isResult(total), let split, total.sentenceOffset < split else { continue }
            // 铁路639公里、其中高铁370公里，公路2600公里: the parts of one thing in a list end with the clause.
            let isNested = total.sentence.utf8.prefix(split).suffix(3).elementsEqual("、".utf8)
            var parts: [PlacedFigure] = []
            var at = index
            while at < figures.endIndex, figures[at].sentenceStart == total.sentenceStart,
                figures[at].paragraph == total.paragraph
            {
                let part = figures[at]
                if part.sentenceOffset < split || isNested && endsClause(before: part, from: split)
                {
                    break
                }
                if isResult(part), part.figure.baseUnit == total.figure.baseUnit,
                    part.figure.unit == total.figure.unit
                {
                    parts.append(part)
                }
                at += 1
            }
            guard parts.count > 1, total.figure.baseUnit != "%" else { continue }
            let sum = parts.reduce(0) { $0 + $1.figure.value.double }
            if sum > total.figure.value.double * 1.0001 {
                found.append(
                    FigureContradiction(kind: .parts, figure: total, other: parts[0], expected: sum)
                )
            }
        }
        return found
    }

    static func isResult(_ placed: PlacedFigure) -> Bool {
        let figure = placed.figure
        return figure.role == .result && figure.change == nil && figure.upper == nil
            && figure.qualifier == .exact
    }

    /// The rates of growth that contradict the values in two reports.
    private static func growth(
        _ figures: ArraySlice<PlacedFigure>, _ before: [String: PlacedFigure]
    ) -> [FigureContradiction] {
        var found: [FigureContradiction] = []
        for (rate, level) in zip(figures.dropFirst(), figures) {
            let isRate = rate.figure.unit == "%"
            guard let change = rate.figure.change,
                isRate || rate.figure.baseUnit == level.figure.baseUnit, isStatement(level),
                rate.figure.qualifier == .exact, rate.figure.upper == nil,
                level.figure.baseUnit != "%",
                rate.figure.indicator == level.figure.indicator, rate.paragraph == level.paragraph,
                isYearly(rate.figure.basis), !isMean(rate), let earlier = before[key(level)],
                let now = level.figure.amount?.double, let then = earlier.figure.amount?.double,
                then > 0
            else { continue }
            // 同比增加50件 states the difference itself, in the unit of the figure.
            let factor = (rate.figure.amount?.double ?? 0) / max(rate.figure.value.double, 1e-9)
            let expected = isRate ? (now / then - 1) * 100 : (now - then) / max(factor, 1e-9)
            let stated = rate.figure.value.double * (change == .up ? 1 : -1)
            let allowed = isRate ? tolerance : abs(expected) * tolerance / 100
            if abs(expected - stated) > allowed {
                found.append(
                    FigureContradiction(
                        kind: .growth, figure: rate, other: earlier, expected: expected))
            }
        }
        return found
    }

    /// Whether there is a comma between 其中 and a part.
    private static func endsClause(before part: PlacedFigure, from split: Int) -> Bool {
        part.sentence.utf8.prefix(part.sentenceOffset).dropFirst(split).containsComma
    }

    /// Whether a rate is that of several years: 年均增长5%, 五年增长30%.
    private static func isMean(_ rate: PlacedFigure) -> Bool {
        let before = Array(rate.sentence.utf8.prefix(rate.sentenceOffset))
        let clause =
            String(decoding: before, as: UTF8.self)
            .split(whereSeparator: { "，,；;：".contains($0) }).last ?? ""
        return ["年均", "平均每年", "每年", "五年", "三年", "累计"].contains { clause.contains($0) }
    }

    private static func isYearly(_ basis: String?) -> Bool {
        guard let basis else { return true }
        return basis == "同比" || basis.hasPrefix("比上年") || basis.hasPrefix("较上年")
            || basis.hasPrefix("比去年")
            || basis.hasPrefix("较去年")
    }

    private static func copies(
        _ figures: ArraySlice<PlacedFigure>, _ before: [String: PlacedFigure]
    ) -> [FigureContradiction] {
        figures.compactMap { figure in
            guard isStatement(figure), let other = before[key(figure)],
                other.figure.value == figure.figure.value, other.figure.unit == figure.figure.unit,
                String(figure.figure.value.digits).count >= minCopiedDigits,
                !["年", "%"].contains(figure.figure.baseUnit),
                figure.figure.value.digits % 100 != 0
            else { return nil }
            return FigureContradiction(kind: .copied, figure: figure, other: other, expected: nil)
        }
    }
}

extension Sequence<UInt8> {
    /// Whether a comma of Chinese text, or one of ASCII, is among the bytes.
    fileprivate var containsComma: Bool {
        let bytes = Array(self)
        return bytes.contains(UInt8(ascii: ","))
            || bytes.indices.contains { bytes[$0...].starts(with: "，".utf8) }
    }
}

extension String {
    /// The UTF-8 offset of the first occurrence of a word; nil if there is none.
    fileprivate func range(ofFirst word: String) -> Int? {
        let (text, part) = (Array(utf8), Array(word.utf8))
        guard text.count >= part.count else { return nil }
        return (0...text.count - part.count).first {
            text[$0..<$0 + part.count].elementsEqual(part)
        }
    }
}
