/// Reads the runs of a text object. The object states the distance from each character to the next.
struct OFDText {
    private(set) var runs: [PageRun] = []
    private let transform: OFDTransform
    private let size: Double

    /// The font size of text that does not state it, in millimetres.
    private static let defaultSize = 3.5

    init(_ object: XMLElement, _ transform: OFDTransform) {
        self.transform = transform
        let size = OFDNumbers.number(object.attribute("Size") ?? "")
        self.size = size > 0 ? size : Self.defaultSize
        guard !transform.isSlanted, transform.scale > 0 else { return }
        var x = 0.0
        var y = 0.0
        for code in object.elements("TextCode") {
            // A code without a position begins where the previous one begins.
            if let value = code.attribute("X") { x = OFDNumbers.number(value) }
            if let value = code.attribute("Y") { y = OFDNumbers.number(value) }
            read(code, x, y)
        }
    }

    private mutating func read(_ code: XMLElement, _ startX: Double, _ startY: Double) {
        let scalars = Array(code.text.unicodeScalars)
        let deltasX = Self.deltas(code.attribute("DeltaX"), count: scalars.count - 1)
        let deltasY = Self.deltas(code.attribute("DeltaY"), count: scalars.count - 1)
        var (x, y) = (startX, startY)
        var run: OpenRun?
        for (index, scalar) in scalars.enumerated() {
            if index > 0 {
                let isPlaced = deltasX != nil || deltasY != nil
                let dx = deltasX?[index - 1] ?? (isPlaced ? 0 : width(scalars[index - 1]))
                let dy = deltasY?[index - 1] ?? 0
                if !(run?.continues(dx, dy, size, width(scalars[index - 1])) ?? true) {
                    finish(&run)
                }
                x += dx
                y += dy
            }
            if run == nil { run = OpenRun(startX: x, startY: y) }
            run?.text.unicodeScalars.append(scalar)
            run?.endX = x + width(scalar)
            run?.endY = y
        }
        finish(&run)
    }

    /// A run that more characters may follow.
    private struct OpenRun {
        var text = ""
        let startX: Double
        let startY: Double
        var endX = 0.0
        var endY = 0.0
        var isVertical: Bool?

        init(startX: Double, startY: Double) {
            self.startX = startX
            self.startY = startY
        }

        /// Whether a character at a distance belongs to the run. Lines and table columns are separate runs.
        mutating func continues(
            _ dx: Double, _ dy: Double, _ size: Double, _ width: Double
        ) -> Bool {
            if isVertical == nil { isVertical = dy > 0.5 * size && abs(dx) < 0.5 * size }
            if isVertical == true {
                return abs(dx) < 0.5 * size && dy >= 0 && dy < 2.5 * size
            }
            return abs(dy) < 0.3 * size && dx > -0.5 * size && dx - width < 1.5 * size
        }
    }

    private mutating func finish(_ run: inout OpenRun?) {
        guard let done = run else { return }
        run = nil
        let text = done.text.trimmed
        guard !text.isEmpty else { return }
        // White space at the beginning has its full width.
        let indent = done.text.unicodeScalars.prefix { $0.isWhite }
            .reduce(0) { $0 + width($1) }
        let isVertical = done.isVertical == true
        let start = transform.point(done.startX + (isVertical ? 0 : indent), done.startY)
        let end = transform.point(done.endX, done.endY)
        runs.append(
            PageRun(
                text: text, left: min(start.x, end.x), right: max(start.x, end.x),
                baseline: start.y, bottom: max(start.y, end.y), size: size * transform.scale))
    }

    /// The approximate width of a character, before the transform.
    private func width(_ scalar: Unicode.Scalar) -> Double {
        scalar.value >= 0x2E80 || (0x2010...0x2027).contains(scalar.value) ? size : size * 0.5
    }

    /// The distances between characters; nil if there are none. `g 3 2.5` means 2.5 three times. If some are missing,
    /// the last one is repeated.
    static func deltas(_ text: String?, count: Int) -> [Double]? {
        guard let text, count > 0 else { return nil }
        var deltas: [Double] = []
        var parts = text.split { $0.isWhitespace || $0 == "," }[...]
        while let part = parts.popFirst(), deltas.count < count {
            if part == "g" {
                guard let times = parts.popFirst().flatMap({ Int($0) }),
                    let value = parts.popFirst()
                else { break }
                let repeats = max(0, min(times, count - deltas.count))
                deltas += repeatElement(OFDNumbers.number(value), count: repeats)
            } else {
                deltas.append(OFDNumbers.number(part))
            }
        }
        guard let last = deltas.last else { return nil }
        deltas += repeatElement(last, count: count - deltas.count)
        return deltas
    }
}
