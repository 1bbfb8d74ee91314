/// Finds the quantities in a text, with what they count.
///
/// A number is a quantity if a unit follows and its context does not make it something else: a date, a year, an
/// ordinal, a plan, a document, or a name such as 四个意识.
public struct FigureReader: Sendable {
    private let quantities = QuantityReader()
    private let words = FigureWords.shipped

    /// Makes a reader.
    public init() {}

    /// The figures of a paragraph's text, in order.
    ///
    /// - Parameters:
    ///   - section: the section of the paragraph, if known: figures of a plan are targets.
    ///   - year: the year reported on, if known: what is to be reached in a later one is a target.
    /// - Complexity: O(text).
    public func figures(
        in text: String, section: Section? = nil, year: Int? = nil
    ) -> [Figure] {
        var text = text
        text.makeContiguousUTF8()
        guard FigureScreen.mayContain(text.utf8.span) else { return [] }
        return allFigures(in: text, section: section, year: year)
    }

    /// Whether a text may contain a figure; false is certain.
    ///
    /// - Parameter text: valid UTF-8.
    package static func mayContainFigure(_ text: Span<UInt8>) -> Bool {
        FigureScreen.mayContain(text)
    }

    /// The figures of a text, without the check of `mayContainFigure` first.
    func allFigures(in text: String, section: Section?, year: Int? = nil) -> [Figure] {
        let original = Array(text.unicodeScalars)
        let scalars = FigureText.scalars(original)
        var drafts = drafts(scalars, of: text, section, year)
        if drafts.isEmpty { return [] }
        FigurePairs.pair(&drafts, in: scalars)
        let offsets = Self.byteOffsets(original)
        return drafts.map { Figure($0, original, offsets) }
    }

    private func drafts(
        _ scalars: [Unicode.Scalar], of text: String, _ section: Section?, _ year: Int?
    ) -> [FigureDraft] {
        var drafts: [FigureDraft] = []
        // These are made on first use: most paragraphs have no figure.
        var names: NameRanges?
        var known: FigureIndicator?
        var markerEnd: Int?
        var index = 0
        while index < scalars.count {
            guard quantities.begins(scalars, at: index) else {
                index += 1
                continue
            }
            if markerEnd == nil {
                let end = HeadingMarker(text)?.scalarCount ?? 0
                markerEnd = end
                if index < end {
                    index = end
                    continue
                }
            }
            let nameLength = words.prefix(.name, of: scalars[index...])
            if nameLength > 0 {
                index += nameLength
                continue
            }
            guard let found = quantities.quantity(scalars, at: index) else {
                index = quantities.end(ofNumberAt: index, in: scalars)
                continue
            }
            var stretches = names ?? NameRanges(scalars)
            let end = stretches.end(at: index)
            names = stretches
            if let end {
                index = end
                continue
            }
            var indicators =
                known
                ?? FigureIndicator(
                    scalars: scalars, words: words, units: quantities.units,
                    aims: FigureAims(
                        scalars: scalars, words: words, section: section, year: year))
            if !indicators.isAttribute(found) { drafts.append(indicators.draft(of: found)) }
            known = indicators
            index = found.own.upperBound
        }
        return drafts
    }

    /// The offset of each scalar in UTF-8, and of the end.
    private static func byteOffsets(_ scalars: [Unicode.Scalar]) -> [Int] {
        var offsets: [Int] = []
        offsets.reserveCapacity(scalars.count + 1)
        var offset = 0
        for scalar in scalars {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        return offsets
    }

    /// Reads the cited text of a figure: number, unit and qualifier without an indicator. Nil if the text contains
    /// anything else.
    public func figure(_ text: String) -> Figure? {
        let scalars = FigureText.scalars(Array(text.unicodeScalars))
        for start in scalars.indices where quantities.begins(scalars, at: start) {
            guard let found = quantities.quantity(scalars, at: start, isAlone: true),
                found.whole == scalars.indices
            else { continue }
            return Figure(
                indicator: "", value: found.value, upper: found.upper, unit: found.unit,
                qualifier: found.qualifier, change: nil, basis: nil, role: .result,
                range: 0..<text.utf8.count, indicatorRange: 0..<0)
        }
        return nil
    }
}

extension Figure {
    /// - Parameters:
    ///   - scalars: the text as written.
    ///   - offsets: the offset of each scalar in UTF-8.
    fileprivate init(_ draft: FigureDraft, _ scalars: [Unicode.Scalar], _ offsets: [Int]) {
        func bytes(_ range: Range<Int>) -> Range<Int> {
            offsets[range.lowerBound]..<offsets[range.upperBound]
        }
        func text(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(scalars[range]))
        }
        let name = draft.indicator
        let quantity = draft.quantity
        self.init(
            indicator: name.parts.isEmpty ? text(name.range) : name.parts.map(text).joined(),
            value: quantity.value, upper: quantity.upper, unit: quantity.unit,
            qualifier: quantity.qualifier, change: draft.change,
            basis: draft.basis.map { text($0).filter { !$0.isWhitespace } }, role: draft.role,
            range: bytes(quantity.whole), indicatorRange: bytes(name.range))
    }
}
