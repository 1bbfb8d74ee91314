/// Reads the runs of text on a page of an OFD file.
struct OFDPage {
    /// Composite drawings by their ids.
    let resources: [String: XMLElement]

    /// The maximum nesting depth of drawings.
    private static let maxDepth = 16
    /// The maximum number of objects that are read. It bounds the work, because a drawing may be used many times.
    private static let maxObjectCount = 1_000_000

    init(resources: [String: XMLElement]) { self.resources = resources }

    /// The runs of the page's layers, in the order of the file.
    func runs(_ page: XMLElement) -> [PageRun] {
        var runs: [PageRun] = []
        var count = 0
        for layer in page.first("Content")?.elements("Layer") ?? [] {
            read(layer, OFDTransform(), 0, &count, &runs)
        }
        return runs
    }

    private func read(
        _ container: XMLElement, _ outer: OFDTransform, _ depth: Int, _ count: inout Int,
        _ runs: inout [PageRun]
    ) {
        guard depth < Self.maxDepth else { return }
        for object in container.elements {
            count += 1
            guard count < Self.maxObjectCount else { return }
            if object.attribute("Visible") == "false" { continue }
            switch object.name {
            case "PageBlock": read(object, outer, depth + 1, &count, &runs)
            case "TextObject":
                count += object.text.utf8.count / 16
                runs += OFDText(object, OFDTransform(object).followed(by: outer)).runs
            case "CompositeObject":
                guard let id = object.attribute("ResourceID"),
                    let content = resources[id]?.first("Content")
                else { continue }
                let inner = OFDTransform(object).followed(by: outer)
                read(content, inner, depth + 1, &count, &runs)
            default: break
            }
        }
    }
}

/// An affine transform from the coordinates of an object to those of the page, in millimetres.
struct OFDTransform {
    var a = 1.0
    var b = 0.0
    var c = 0.0
    var d = 1.0
    var e = 0.0
    var f = 0.0

    /// The identity transform.
    init() {}

    /// The transform of an object: its matrix, then the corner of its boundary.
    init(_ object: XMLElement) {
        let matrix = OFDNumbers.list(object.attribute("CTM") ?? "")
        if matrix.count == 6 {
            (a, b, c, d, e, f) = (
                matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]
            )
        }
        let boundary = OFDNumbers.list(object.attribute("Boundary") ?? "")
        if boundary.count >= 2 {
            e += boundary[0]
            f += boundary[1]
        }
    }

    func followed(by outer: OFDTransform) -> OFDTransform {
        var result = OFDTransform()
        result.a = a * outer.a + b * outer.c
        result.b = a * outer.b + b * outer.d
        result.c = c * outer.a + d * outer.c
        result.d = c * outer.b + d * outer.d
        (result.e, result.f) = outer.point(e, f)
        return result
    }

    func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// The factor by which the height of text is scaled.
    var scale: Double { (c * c + d * d).squareRoot() }

    /// Whether text is neither horizontal nor vertical, like that of watermarks.
    var isSlanted: Bool { abs(b) > 0.1 * abs(a) && abs(a) > 0.1 * abs(b) }
}

/// Parses the numbers in attributes and elements of OFD files.
enum OFDNumbers {
    /// The maximum absolute value, in millimetres: far beyond any page.
    private static let maxMagnitude = 1e6

    /// Numbers separated by spaces or commas. A value that is not a number, or that is too large, counts as zero.
    static func list(_ text: String) -> [Double] {
        text.split { $0.isWhitespace || $0 == "," }.map(number)
    }

    static func number(_ text: some StringProtocol) -> Double {
        guard let value = Double(text), abs(value) <= maxMagnitude else { return 0 }
        return value
    }
}
