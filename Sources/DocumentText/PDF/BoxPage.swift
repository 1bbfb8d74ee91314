internal import DocumentModel

/// A page of a PDF as `pdftotext -bbox-layout` describes it.
struct BoxPage {
    /// The rotation of the text on the page. Boxes are rotated back, so that the text runs from left to right.
    enum Turn {
        case none, upward, downward
    }

    /// The number of the page, from 1.
    let number: Int
    private(set) var width: Double
    private(set) var height: Double
    private(set) var turn = Turn.none
    /// The words, later the parts of lines.
    var runs: [BoxRun]
    /// The index in `runs` of the first word of each line, as pdftotext groups them.
    private(set) var lineStarts: [Int] = []

    /// The maximum number of runs on a page; no real page has more.
    private static let maxRunCount = 100_000

    /// Reads the text between `<page` and `</page>`: one page for each rotation of text, the one with most text first.
    ///
    /// - Throws: `damaged` or `overLimit`.
    static func pages(
        _ bytes: ArraySlice<UInt8>, number: Int
    ) throws(DocumentError) -> [BoxPage] {
        let tree = try XMLTree(xml: legible(bytes), part: "page \(number)")
        guard let root = tree.root else { throw .damaged(detail: "page \(number)") }
        var empty = BoxPage(root, number: number)
        let lines = root.elements.flatMap(\.elements).flatMap(\.elements).map(words(of:))
        guard lines.reduce(0, { $0 + $1.count }) < maxRunCount else { throw .overLimit(.output) }
        empty.turnSize(toHold: lines.joined())
        var pages = [empty, empty.turned(.upward), empty.turned(.downward)]
        let isVertical = VerticalText.isVertical(Array(lines.joined()))
        let margin = MarginText(Watermark.removed(from: lines).filter { !$0.isEmpty })
        let usual = dominantTurn(of: margin.others)
        if !isVertical, !margin.signs.isEmpty { pages[2].add(margin.signs) }
        for words in isVertical ? margin.all : margin.others {
            let turn = isVertical ? .downward : turn(of: words, usual: usual)
            let index = [.none, .upward, .downward].firstIndex(of: turn) ?? 0
            pages[index].add(words)
        }
        let sorted = pages.sorted { $0.textLength > $1.textLength }
        return [sorted[0]] + sorted.dropFirst().filter { !$0.runs.isEmpty }
    }

    private init(_ root: XMLElement, number: Int) {
        self.number = number
        width = Self.number(root, "width")
        height = Self.number(root, "height")
        runs = []
    }

    /// A page of another format, with its text in points.
    init(number: Int, width: Double, height: Double, runs: [BoxRun]) {
        self.number = number
        (self.width, self.height) = (width, height)
        self.runs = runs
    }

    /// pdftotext prints the size of a page before `/Rotate` is applied, but the boxes after it.
    private mutating func turnSize(toHold words: some Sequence<BoxRun>) {
        let right = words.reduce(0) { max($0, $1.right) }
        let bottom = words.reduce(0) { max($0, $1.bottom) }
        let slack = 2.0
        if right > width + slack || bottom > height + slack, right < height + slack,
            bottom < width + slack
        {
            (width, height) = (height, width)
        }
    }

    /// The bytes as valid XML text. A PDF may map characters to control characters, which XML does not allow; they are
    /// replaced by U+FFFD.
    private static func legible(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var legible: [UInt8] = []
        legible.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 {
                legible += [0xEF, 0xBF, 0xBD]
            } else {
                legible.append(byte)
            }
        }
        // XML also does not allow U+FFFE, U+FFFF and invalid UTF-8.
        let scalars = String(decoding: legible, as: UTF8.self).unicodeScalars
        guard scalars.contains(where: { $0.value == 0xFFFE || $0.value == 0xFFFF }) else {
            return Array(String(scalars).utf8)
        }
        let valid = scalars.map { $0.value == 0xFFFE || $0.value == 0xFFFF ? "\u{FFFD}" : $0 }
        return Array(String(String.UnicodeScalarView(valid)).utf8)
    }

    private static func number(_ element: XMLElement, _ name: String) -> Double {
        let value = element.attribute(name).flatMap { Double($0) } ?? 0
        return value.isFinite ? min(max(value, -100_000), 100_000) : 0
    }

    private static func words(of line: XMLElement) -> [BoxRun] {
        line.elements("word").compactMap { word in
            // Fonts show a soft hyphen inside a word as a hyphen.
            let text = word.text.filter { !$0.isNewline }.replacing("\u{AD}", with: "-")
            let run = BoxRun(
                text: text, left: number(word, "xMin"), top: number(word, "yMin"),
                right: number(word, "xMax"), bottom: number(word, "yMax"))
            guard !text.isEmpty, run.right >= run.left, run.bottom > run.top else { return nil }
            return run
        }
    }

    // MARK: Turned text

    /// The rotation of most rotated lines of a page. Lines begin at one edge and end at many places: if they run downward,
    /// this edge is the top. If both edges are equally uneven, the order of lines decides: `pdftotext` prints them in
    /// reading order, so if they run downward, each is to the left of the line before it.
    private static func dominantTurn(of lines: [[BoxRun]]) -> Turn {
        let turned = lines.filter { turn(of: $0, usual: .upward) != .none }
        let tops = sharedCount(turned.map { $0.map(\.top).min() ?? 0 })
        let bottoms = sharedCount(turned.map { $0.map(\.bottom).max() ?? 0 })
        if tops != bottoms, max(tops, bottoms) > 1 { return tops > bottoms ? .downward : .upward }
        var downward = 0
        for (line, next) in zip(turned, turned.dropFirst()) {
            let step = next[0].left - line[0].left
            if abs(step) > 0.5 * line[0].width { downward += step < 0 ? 1 : -1 }
        }
        return downward > 0 ? .downward : .upward
    }

    /// The largest number of edges at the same place.
    private static func sharedCount(_ edges: [Double]) -> Int {
        let counts = Dictionary(grouping: edges) { Int($0.rounded()) }
        return counts.values.map(\.count).max() ?? 0
    }

    /// A line that is higher than it is wide is rotated; the order of its words shows the direction.
    ///
    /// - Parameter usual: the rotation of a line of one word.
    private static func turn(of words: [BoxRun], usual: Turn) -> Turn {
        let length = words.reduce(0) { $0 + $1.text.unicodeScalars.count }
        var box = words[0]
        for word in words.dropFirst() { box.cover(word) }
        guard length >= 3, box.height > (length == 3 ? 2 : 1.5) * box.width,
            words.contains(where: { $0.text.unicodeScalars.count > 1 })
        else { return .none }
        if words.count == 1 { return usual }
        return words[words.count - 1].top > words[0].top ? .downward : .upward
    }

    private func turned(_ turn: Turn) -> BoxPage {
        var page = self
        page.turn = turn
        (page.width, page.height) = (height, width)
        return page
    }

    private var textLength: Int { runs.reduce(0) { $0 + $1.text.utf8.count } }

    private mutating func add(_ words: [BoxRun]) {
        lineStarts.append(runs.count)
        for word in words {
            switch turn {
            case .none: runs.append(word)
            case .upward:
                runs.append(
                    BoxRun(
                        text: word.text, left: width - word.bottom, top: word.left,
                        right: width - word.top, bottom: word.right))
            case .downward:
                runs.append(
                    BoxRun(
                        text: word.text, left: word.top, top: height - word.right,
                        right: word.bottom, bottom: height - word.left))
            }
        }
    }

    /// The bounding box of a run on the page as displayed.
    func box(_ run: BoxRun) -> PageBox {
        let (left, top, right, bottom) =
            switch turn {
            case .none: (run.left, run.top, run.right, run.bottom)
            case .upward: (run.top, width - run.right, run.bottom, width - run.left)
            case .downward: (height - run.bottom, run.left, height - run.top, run.right)
            }
        func edge(_ value: Double) -> Int { Int(max(0, value.rounded())) }
        return PageBox(
            left: edge(left), top: edge(top), right: edge(right), bottom: edge(bottom))
    }
}
