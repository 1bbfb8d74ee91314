/// A column of a page, or a part of one: lines that are read from top to bottom.
struct Region {
    /// Lines from top to bottom; each has its parts from left to right.
    let lines: [[BoxRun]]
    let left: Double
    let right: Double
    /// The left and right edges of the surrounding text: of the page or of the column.
    let frame: ClosedRange<Double>
    /// The usual height of the text.
    let size: Double
    /// The usual width of a Han character.
    let em: Double
    /// Whether it is a text box; the text next to it continues without it.
    let isAside: Bool
    let tables: [TableZone]
    /// The lines outside tables, as one run each; nil for those in tables.
    let text: [BoxRun?]

    init(_ runs: [BoxRun], in frame: ClosedRange<Double>, isAside: Bool = false) {
        lines = TextLines.lines(of: runs)
        left = runs.map(\.left).min() ?? 0
        right = runs.map(\.right).max() ?? 0
        self.frame = frame
        size = runs.typicalSize
        em = runs.typicalEm
        self.isAside = isAside
        let tables = TableZone.zones(of: lines, size: size)
        self.tables = tables
        text = lines.enumerated().map { index, line in
            tables.contains { $0.lines.contains(index) } ? nil : line.joined
        }
    }

    /// The same region as part of the text.
    var inText: Region { Region(lines.flatMap(\.self), in: frame) }

    /// The usual distance between two lines of a paragraph, from middle to middle. The lines of a paragraph are the
    /// closest ones, because paragraphs and headings add space. Nil if there are too few lines.
    var pitch: Double? {
        var pitches: [Double] = []
        for (line, next) in zip(text, text.dropFirst()) {
            guard let line, let next else { continue }
            let pitch = next.middle - line.middle
            if pitch > 0.8 * size, pitch < 4 * size { pitches.append(pitch) }
        }
        pitches.sort()
        return pitches.count < 3 ? nil : pitches[pitches.count / 4]
    }
}

extension [BoxRun] {
    /// The horizontal extent: from the smallest left edge to the largest right edge.
    var extent: ClosedRange<Double> {
        let left = map(\.left).min() ?? 0
        return left...Swift.max(left, map(\.right).max() ?? 0)
    }
}
