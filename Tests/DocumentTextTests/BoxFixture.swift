import DocumentModel

@testable import DocumentText

/// Pages of fictional text in the format of `pdftotext -bbox-layout`.
enum BoxFixture {
    /// A line with one word: its left and top edge in points, its width, and the height of its box.
    ///
    /// Without a width, a Han character is two points narrower than the box is high, and a Latin letter has half that
    /// width.
    static func line(
        _ text: String, _ left: Double, _ top: Double, width: Double? = nil, height: Double = 12
    ) -> String {
        let em = height - 2
        let natural = text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? em / 2 : em) }
        return box(text, left, top, left + (width ?? natural), top + height)
    }

    /// A word with its box.
    static func box(
        _ text: String, _ left: Double, _ top: Double, _ right: Double, _ bottom: Double
    ) -> String {
        let box = "xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"\(right)\" yMax=\"\(bottom)\""
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        return
            "<flow><block \(box)><line \(box)><word \(box)>\(escaped)</word></line></block></flow>"
    }

    /// Words that pdftotext puts on one line.
    static func words(
        _ words: [(text: String, left: Double, right: Double)], _ top: Double, height: Double = 12
    )
        -> String
    {
        let inner = words.map { word in
            "<word xMin=\"\(word.left)\" yMin=\"\(top)\" xMax=\"\(word.right)\" yMax=\"\(top + height)\">\(word.text)</word>"
        }
        return "<flow><block><line>\(inner.joined())</line></block></flow>"
    }

    static func page(_ lines: [String]) -> String {
        "<page width=\"600\" height=\"800\">\(lines.joined())</page>"
    }

    static func page(_ lines: String...) -> String { page(lines) }

    static func read(_ pages: [String]) throws -> ExtractedDocument {
        try BoxReader.read(Array("<doc>\(pages.joined())</doc>".utf8))
    }

    static func texts(_ pages: String...) throws -> [String] {
        try read(pages).lines.map(\.text)
    }

    /// A line of the usual width of 400 points.
    static let full = String(repeating: "甲", count: 40)

    /// Full lines one below the other.
    static func lines(
        _ count: Int, of character: Character, _ left: Double, from top: Double, width: Int = 40
    )
        -> [String]
    {
        (0..<count).map {
            line(String(repeating: character, count: width), left, top + Double($0) * 18)
        }
    }
}
