/// The place of a line in its document in a form that a person can look up, such as a page or a row.
public enum DocumentPlace: Hashable, Sendable {
    /// Plain text: the byte range is enough.
    case bytes
    /// A row, named by its id.
    case row(id: String)
    /// A part of a page of a PDF or OFD file.
    ///
    /// - Parameters:
    ///   - number: the number of the page, from 1.
    ///   - box: the bounding box of the text on the page; nil if it is not known.
    ///   - confidence: the confidence of character recognition, 0 to 100; nil if the text was not recognised from a
    ///     picture.
    case page(_ number: Int, box: PageBox?, confidence: Int?)
    /// A paragraph of a Word or OpenDocument file: its number among the paragraphs of the body, from 1.
    case block(Int)
    /// A row of a table: the numbers of the table in the document, of the row and, if the text is one cell, of the
    /// column, all from 1.
    case tableRow(table: Int, row: Int, column: Int?)
    /// A row of a spreadsheet: the name of the sheet, and the reference of its first cell that is not empty, such as
    /// B7.
    case cell(sheet: String, cell: String)
    /// An element of a web page: its number among the elements with text, from 1.
    case element(Int)

    /// The id of a row; nil for all other places.
    public var rowID: String? {
        if case .row(let id) = self { id } else { nil }
    }

    /// The number of the page, from 1; nil for places without a page.
    public var page: Int? {
        if case .page(let number, _, _) = self { number } else { nil }
    }

    /// Whether the line is part of a report, and not a separate row.
    public var isInReport: Bool {
        if case .row = self { false } else { true }
    }
}

/// A rectangle on a page, in points of 1/72 inch from the upper left corner.
public struct PageBox: Hashable, Sendable {
    /// The left edge.
    public let left: Int
    /// The upper edge.
    public let top: Int
    /// The right edge.
    public let right: Int
    /// The lower edge.
    public let bottom: Int

    /// Makes a rectangle.
    public init(left: Int, top: Int, right: Int, bottom: Int) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    /// The smallest rectangle that contains both.
    public func union(_ other: PageBox) -> PageBox {
        PageBox(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }
}
