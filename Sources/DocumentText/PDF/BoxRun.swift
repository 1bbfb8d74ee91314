internal import TextBasics

/// A piece of text on one line of a page, with its bounding box in points.
struct BoxRun {
    var text: String
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    /// The approximate font size: the height of the widest part.
    var size: Double
    /// The width of that part.
    private var partWidth: Double

    init(text: String, left: Double, top: Double, right: Double, bottom: Double) {
        self.text = text
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
        (size, partWidth) = (bottom - top, right - left)
    }

    var height: Double { bottom - top }
    var width: Double { right - left }
    /// The right edge of its ink: the right half of a mark such as ； is empty, and may extend into the space between
    /// columns.
    var inkRight: Double {
        ParagraphText.endsWithHangingMark(text) ? max(left, right - 0.4 * size) : right
    }
    var middle: Double { (top + bottom) / 2 }
    var center: Double { (left + right) / 2 }

    /// The vertical overlap, as a share of the smaller height; at most 1, negative if they are apart.
    func sharedHeight(_ other: BoxRun) -> Double {
        (min(bottom, other.bottom) - max(top, other.top)) / min(height, other.height)
    }

    /// Whether both are on the same line of text.
    func isBeside(_ other: BoxRun) -> Bool { sharedHeight(other) > 0.5 }

    /// The horizontal overlap, as a share of the smaller width; at most 1, negative if they are apart.
    func sharedWidth(_ other: BoxRun) -> Double {
        (min(right, other.right) - max(left, other.left)) / max(1, min(width, other.width))
    }

    /// Appends a run that is to the right on the same line.
    mutating func join(_ next: BoxRun) {
        text = Self.joined(text, next.text, gap: next.left - right, height: size)
        cover(next)
    }

    /// Extends the box by that of another run; the text is unchanged.
    mutating func cover(_ other: BoxRun) {
        if other.partWidth > partWidth { (size, partWidth) = (other.size, other.partWidth) }
        left = min(left, other.left)
        top = min(top, other.top)
        right = max(right, other.right)
        bottom = max(bottom, other.bottom)
    }

    /// Corrects the height if the font states a wrong one.
    mutating func setHeight(_ height: Double, bottom: Double) {
        (top, self.bottom, size) = (bottom - height, bottom, height)
    }

    /// A gap between wide characters has no meaning; between narrow ones it is a space.
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

extension [BoxRun] {
    /// The width of a Han character, from the runs that contain only Han characters; an estimate if there are few.
    var typicalEm: Double {
        let widths = compactMap { run -> Double? in
            let scalars = run.text.unicodeScalars
            guard scalars.count > 1, scalars.allSatisfy(WideCharacters.contains) else { return nil }
            return run.width / Double(scalars.count)
        }
        return widths.count < 3 ? 0.8 * typicalSize : Swift.min(widths.median, typicalSize)
    }

    /// The runs of a line joined into one; nil if there are none.
    var joined: BoxRun? {
        guard var run = first else { return nil }
        for next in dropFirst() { run.join(next) }
        return run
    }

    /// The usual font size, weighted by the length of the text; 0 without text.
    var typicalSize: Double {
        let sizes = map { (size: $0.size, weight: $0.text.utf8.count) }
            .sorted { $0.size < $1.size }
        var rest = sizes.reduce(0) { $0 + $1.weight } / 2
        for (size, weight) in sizes {
            rest -= weight
            if rest < 0 { return size }
        }
        return sizes.last?.size ?? 0
    }
}

extension BoxRun {
    /// Whether it is a header cell above several columns: its centre is between those of the cell `next` and another
    /// cell of the line below, and it does not overlap `next`.
    func isHead(over next: BoxRun, among others: [[BoxRun]]) -> Bool {
        guard min(right, next.right) <= max(left, next.left) else { return false }
        return others.joined().contains {
            abs($0.middle - next.middle) < 0.25 * size
                && ($0.center > center) == (center > next.center)
        }
    }
}
