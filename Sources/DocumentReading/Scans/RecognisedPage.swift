internal import DocumentModel

/// The result of character recognition on a page.
struct RecognisedPage: Equatable, Sendable {
    /// A piece of text on one line.
    struct Run: Equatable, Sendable {
        var text: String
        /// The bounding box, in points from the upper left corner.
        var box: PageBox
        /// The confidence of the recognition, 0 to 100.
        var confidence: Int
    }

    /// The size of the page, in points.
    var width: Int
    var height: Int
    var runs: [Run]

    /// The mean confidence over all characters; 0 for an empty page.
    var confidence: Int { Self.confidence(of: runs) ?? 0 }

    /// The mean confidence over the characters of runs; nil if there are none.
    static func confidence(of runs: [Run]) -> Int? {
        var (sum, count) = (0, 0)
        for run in runs {
            let length = run.text.unicodeScalars.count
            sum += run.confidence * length
            count += length
        }
        return count == 0 ? nil : sum / count
    }
}

// MARK: Tesseract

extension RecognisedPage {
    /// The maximum gap between words of one run, in heights of the line.
    private static let maxGap = 1.5

    /// Reads the pages in the output of `tesseract … tsv`: a row for each page, block, paragraph, line and word, with
    /// its box in pixels.
    ///
    /// - Parameter resolution: in pixels per inch.
    static func pages(tsv: [UInt8], resolution: Int) -> [RecognisedPage] {
        var pages: [RecognisedPage] = []
        var line = PageBox(left: 0, top: 0, right: 0, bottom: 0)
        var startsLine = true
        for row in String(decoding: tsv, as: UTF8.self).split(separator: "\n").dropFirst() {
            let cells = row.split(separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
            guard cells.count == 12, let box = box(cells[6..<10], resolution) else { continue }
            switch cells[0] {
            case "1":
                pages.append(RecognisedPage(width: box.right, height: box.bottom, runs: []))
            case "4": (line, startsLine) = (box, true)
            case "5":
                guard !pages.isEmpty, let confidence = Double(cells[10]), confidence.isFinite else {
                    continue
                }
                let text = cells[11].filter { !$0.isWhitespace }
                if text.isEmpty { continue }
                let run = Run(
                    text: text,
                    box: PageBox(
                        left: box.left, top: line.top, right: box.right, bottom: line.bottom),
                    confidence: Int(max(0, min(100, confidence))))
                pages[pages.count - 1].add(run, startsLine: startsLine)
                startsLine = false
            default: continue
            }
        }
        return pages
    }

    private static func box(_ cells: ArraySlice<Substring>, _ resolution: Int) -> PageBox? {
        let pixels = cells.compactMap { Int($0) }
        guard pixels.count == 4, pixels.allSatisfy({ (0...1_000_000).contains($0) }) else {
            return nil
        }
        func points(_ pixels: Int) -> Int { pixels * 72 / resolution }
        return PageBox(
            left: points(pixels[0]), top: points(pixels[1]),
            right: points(pixels[0] + pixels[2]), bottom: points(pixels[1] + pixels[3]))
    }

    /// The boxes of Chinese words are inexact, so words are joined here and not later by their gaps.
    private mutating func add(_ run: Run, startsLine: Bool) {
        guard !startsLine, let last = runs.last,
            Double(run.box.left - last.box.right)
                < Self.maxGap * Double(run.box.bottom - run.box.top)
        else { return runs.append(run) }
        let isNarrow =
            last.text.unicodeScalars.last?.isASCII == true
            && run.text.unicodeScalars.first?.isASCII == true
        runs[runs.count - 1] = Run(
            text: last.text + (isNarrow ? " " : "") + run.text, box: last.box.union(run.box),
            confidence: Self.confidence(of: [last, run]) ?? 0)
    }
}

// MARK: The form of pages with a text layer

extension RecognisedPage {
    /// The page in the format of `pdftotext -bbox-layout`, so that it is read like all other pages.
    var boxes: [UInt8] {
        var text = "<page width=\"\(width)\" height=\"\(height)\"><flow><block>"
        for run in runs {
            let edges =
                "xMin=\"\(run.box.left)\" yMin=\"\(run.box.top)\""
                + " xMax=\"\(run.box.right)\" yMax=\"\(run.box.bottom)\""
            text += "<line \(edges)><word \(edges)>\(Self.escaped(run.text))</word></line>"
        }
        return Array((text + "</block></flow></page>\n").utf8)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
    }

    /// The confidence of the recognised text in a box; nil if there is no text.
    func confidence(in box: PageBox) -> Int? {
        Self.confidence(
            of: runs.filter { run in
                let (x, y) = (
                    (run.box.left + run.box.right) / 2, (run.box.top + run.box.bottom) / 2
                )
                return (box.left...max(box.left, box.right)).contains(x)
                    && (box.top...max(box.top, box.bottom)).contains(y)
            })
    }
}

// MARK: The form in which pages are kept

extension RecognisedPage {
    /// The page as lines: its size, then edges, confidence and text of each run.
    var stored: String {
        var text = "\(width)\t\(height)\n"
        for run in runs {
            let numbers = [
                run.box.left, run.box.top, run.box.right, run.box.bottom, run.confidence,
            ]
            text += numbers.map(String.init).joined(separator: "\t") + "\t\(run.text)\n"
        }
        return text
    }

    /// Reads a stored page; nil if it is malformed.
    init?(stored: String) {
        let lines = stored.utf8.split(separator: 0x0A).map(Substring.init)
        let size = (lines.first ?? "").split(separator: "\t").compactMap { Int($0) }
        guard size.count == 2, stored.utf8.last == 0x0A else { return nil }
        self.init(width: size[0], height: size[1], runs: [])
        for line in lines.dropFirst() {
            let cells = line.split(separator: "\t", maxSplits: 5)
            let numbers = cells.prefix(5).compactMap { Int($0) }
            guard cells.count == 6, numbers.count == 5 else { return nil }
            runs.append(
                Run(
                    text: String(cells[5]),
                    box: PageBox(
                        left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3]),
                    confidence: max(0, min(100, numbers[4]))))
        }
    }
}
