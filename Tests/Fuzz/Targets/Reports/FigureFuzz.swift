import ReportCorpus

/// Figures of any text: each range is in the text, and reading the cited text gives the same figure.
struct FigureFuzz: FuzzTarget {
    static let name = "figures"
    private let reader = FigureReader()

    init() {}

    func run(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let utf8 = Array(text.utf8)
        var last = 0..<0
        for figure in reader.figures(in: text) {
            // In 2.16和1.66个百分点 the text of the first figure is the list up to the unit that both share.
            let sharesUnit =
                figure.range.lowerBound > last.lowerBound
                && figure.range.upperBound == last.upperBound
            try require(
                figure.range.lowerBound >= last.upperBound || sharesUnit, "figures overlap")
            try require(figure.range.upperBound <= utf8.count, "a figure outside the text")
            try require(figure.indicatorRange.upperBound <= utf8.count, "an indicator outside")
            last = figure.range
            let cited = String(decoding: utf8[figure.range], as: UTF8.self)
            let again = reader.figure(cited)
            try require(
                again?.value == figure.value && again?.upper == figure.upper
                    && again?.unit == figure.unit && again?.qualifier == figure.qualifier,
                "\(cited) reads back as another figure")
        }
    }
}
