internal import DocumentModel
internal import TextBasics

/// A stretch of text on one line of a page, with its box in points.
struct BoxRun {
    var text: String
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    /// The height of the font, roughly.
    var height: Double { bottom - top }
    var width: Double { right - left }
    var middle: Double { (top + bottom) / 2 }

    /// Whether both are on one line of text.
    func isBeside(_ other: BoxRun) -> Bool {
        let overlap = min(bottom, other.bottom) - max(top, other.top)
        return overlap > 0.5 * min(height, other.height)
    }

    /// Goes on with a run to the right on the same line.
    mutating func join(_ next: BoxRun) {
        text = Self.joined(text, next.text, gap: next.left - right, height: height)
        left = min(left, next.left)
        top = min(top, next.top)
        right = max(right, next.right)
        bottom = max(bottom, next.bottom)
    }

    /// Between wide characters a gap says nothing; between narrow ones it is a space.
    static func joined(_ left: String, _ right: String, gap: Double, height: Double) -> String {
        guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else {
            return left + right
        }
        let isNarrow = !WideCharacters.contains(last) && !WideCharacters.contains(first)
        let isWide = WideCharacters.contains(last) && WideCharacters.contains(first)
        if isNarrow { return left + (gap > 0.15 * height ? " " : "") + right }
        return left + (isWide && gap > 0.8 * height ? " " : "") + right
    }
}

/// A page of a PDF as `pdftotext -bbox-layout` describes it.
struct BoxPage {
    /// The number of the page, from 1.
    let number: Int
    let width: Double
    let height: Double
    /// The runs of text.
    var runs: [BoxRun]

    /// Runs of more than this are on no real page.
    private static let maxRunCount = 100_000

    /// Reads the text between `<page` and `</page>`.
    ///
    /// - Throws: `damaged` or `overLimit`.
    init(_ bytes: ArraySlice<UInt8>, number: Int) throws(DocumentError) {
        // A PDF may map characters to controls, which XML does not allow.
        let allowed = bytes.map { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 ? 0x20 : $0 }
        let valid = String(decoding: allowed, as: UTF8.self).unicodeScalars.map {
            $0.value == 0xFFFE || $0.value == 0xFFFF ? "\u{FFFD}" : $0
        }
        let text = Array(String(String.UnicodeScalarView(valid)).utf8)
        let tree = try XMLTree(xml: text, part: "page \(number)")
        guard let root = tree.root else { throw .damaged(detail: "page \(number)") }
        self.number = number
        width = Self.number(root, "width")
        height = Self.number(root, "height")
        runs = []
        for flow in root.elements {
            for block in flow.elements {
                for line in block.elements {
                    addRuns(of: line)
                    guard runs.count < Self.maxRunCount else { throw .overLimit(.output) }
                }
            }
        }
        runs.sort { ($0.top, $0.left) < ($1.top, $1.left) }
    }

    private static func number(_ element: XMLElement, _ name: String) -> Double {
        let value = element.attribute(name).flatMap { Double($0) } ?? 0
        return value.isFinite ? min(max(value, -100_000), 100_000) : 0
    }

    /// A line of words is a run, or several where wide gaps divide it as in a table.
    private mutating func addRuns(of line: XMLElement) {
        var open: BoxRun?
        for word in line.elements("word") {
            // Fonts show a soft hyphen in a word as a hyphen.
            let text = word.text.filter { !$0.isNewline }.replacing("\u{AD}", with: "-")
            if text.isEmpty { continue }
            let run = BoxRun(
                text: text, left: Self.number(word, "xMin"), top: Self.number(word, "yMin"),
                right: Self.number(word, "xMax"), bottom: Self.number(word, "yMax"))
            guard run.right >= run.left, run.bottom > run.top else { continue }
            if var begun = open, run.left - begun.right < 1.6 * begun.height {
                begun.join(run)
                open = begun
            } else {
                if let open { runs.append(open) }
                open = run
            }
        }
        if let open { runs.append(open) }
    }
}
