internal import ReportCorpus

/// Writes aligned sentences for people.
package struct ComparisonText {
    private let output: Output
    /// The minimum width for two columns, in cells.
    private static let minColumnsWidth = 120
    /// The width in front of a text in one column, in cells: a paragraph number of four digits, a sign, spaces.
    private static let margin = 8

    package init(_ output: Output) { self.output = output }

    private var style: Style { output.style }
    private var width: Int { output.width }

    /// Writes the names of the reports, the totals, and the pairs, section by section.
    package func write(_ comparison: ReportComparison, _ pairs: [SentencePair]) {
        for (sign, report) in [("-", comparison.left), ("+", comparison.right)] {
            let name = ReportName.text(report.file, report.metadata)
            output.line("\(sign) \(style.bold(name))")
        }
        let sums = SentenceChange.allCases.map {
            Message(verbatim: "\(sign($0)) \(comparison.count($0)) ") + Message.change($0)
        }
        output.line(Message.list(sums)[output.language])
        var section: Section?
        for pair in pairs {
            if pair.section != section {
                section = pair.section
                output.line(
                    "\n" + style.bold("[\(Message.section(pair.section)[output.language])]"))
            }
            width >= Self.minColumnsWidth ? writeColumns(pair) : writeBelow(pair)
            // Only changed sentences need a list of figures.
            guard pair.change == .changed else { continue }
            for figure in SentencePairRecord.figures(pair) {
                output.line(String(repeating: " ", count: Self.margin) + style.dim(figure))
            }
        }
    }

    private func sign(_ change: SentenceChange) -> String {
        switch change {
        case .kept: "="
        case .changed: "~"
        case .new: "+"
        case .gone: "-"
        }
    }

    // MARK: One column

    private func writeBelow(_ pair: SentencePair) {
        let sign = sign(pair.change)
        if let left = pair.left { write(left, sign, pair.leftChanges, isLeft: true) }
        if let right = pair.right, pair.change != .kept {
            // The second line of a changed sentence.
            let second = pair.change == .changed ? "  " : sign
            write(right, second, pair.rightChanges, isLeft: false)
        }
    }

    private func write(
        _ sentence: ReportSentence, _ sign: String, _ changes: [Range<Int>], isLeft: Bool
    ) {
        let lines = lines(sentence, changes, isLeft: isLeft, cells: max(12, width - Self.margin))
        for (number, line) in lines.enumerated() {
            let place = number == 0 ? String(sentence.paragraph) : ""
            let head =
                Cells.padded(place, to: 4, isRight: true) + " "
                + Cells.padded(number == 0 ? sign : "", to: 2) + " "
            output.line(head + line.text)
        }
    }

    // MARK: Two columns

    private func writeColumns(_ pair: SentencePair) {
        let cells = (width - 15) / 2
        let left = pair.left.map { lines($0, pair.leftChanges, isLeft: true, cells: cells) } ?? []
        let right =
            pair.right.map { lines($0, pair.rightChanges, isLeft: false, cells: cells) } ?? []
        for number in 0..<max(left.count, right.count) {
            func place(_ sentence: ReportSentence?) -> String {
                let text = number == 0 ? sentence.map { String($0.paragraph) } ?? "" : ""
                return Cells.padded(text, to: 4, isRight: true) + " "
            }
            let (text, used) = number < left.count ? left[number] : ("", 0)
            let pad = String(repeating: " ", count: max(0, cells + 2 - used))
            let middle = number == 0 ? sign(pair.change) : " "
            let other = number < right.count ? place(pair.right) + right[number].text : ""
            var line = place(pair.left) + text + pad + middle + " " + other
            while line.last == " " { line.removeLast() }
            output.line(line)
        }
    }

    // MARK: Text

    /// The lines of a sentence. The words that only this sentence has are coloured or, without colours, enclosed in
    /// [-…-] or {+…+}, as `wdiff` does.
    private func lines(
        _ sentence: ReportSentence, _ changes: [Range<Int>], isLeft: Bool, cells: Int
    ) -> [(text: String, cells: Int)] {
        let scalars = Array(sentence.text.unicodeScalars)
        var pieces: [LineBreaks.Piece] = []
        func bracket(_ text: String) {
            if style.isColored { return }
            pieces += text.unicodeScalars.map { LineBreaks.Piece(scalar: $0, isMarked: true) }
        }
        var marked = changes[...]
        for (index, scalar) in scalars.enumerated() {
            if marked.first?.lowerBound == index { bracket(isLeft ? "[-" : "{+") }
            let isMarked = marked.first?.contains(index) ?? false
            pieces.append(.init(scalar: PrintableText.of(scalar), isMarked: isMarked))
            if marked.first?.upperBound == index + 1 {
                bracket(isLeft ? "-]" : "+}")
                marked = marked.dropFirst()
            }
        }
        return LineBreaks.lines(pieces, cells: cells).map { line in
            let used = line.reduce(0) { $0 + DisplayWidth.cells($1.scalar) }
            return (LineBreaks.string(line) { isLeft ? style.match($0) : style.number($0) }, used)
        }
    }
}
