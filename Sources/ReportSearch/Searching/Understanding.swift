internal import QueryLanguage

/// A part of a query as it was understood.
public struct UnderstoodPart: Equatable, Sendable {
    /// How many parts it is within.
    public let depth: Int
    /// What it asks for, in a line.
    public let text: String
}

extension AnalyzedQuery {
    /// The parts of the query, outer ones before those within.
    var understanding: [UnderstoodPart] {
        // That all must match goes without saying.
        if case .all(let parts) = root { return parts.flatMap { Self.understanding($0, depth: 0) } }
        return Self.understanding(root, depth: 0)
    }

    private static func understanding(_ node: Node, depth: Int) -> [UnderstoodPart] {
        func joined(_ text: String, _ parts: [Node]) -> [UnderstoodPart] {
            [UnderstoodPart(depth: depth, text: text)]
                + parts.flatMap { understanding($0, depth: depth + 1) }
        }
        switch node {
        case .piece(let piece):
            return [UnderstoodPart(depth: depth, text: text(of: piece))]
                + piece.expansions.map { UnderstoodPart(depth: depth + 1, text: text(of: $0)) }
        case .pattern(let pattern):
            return [UnderstoodPart(depth: depth, text: "the pattern \(pattern.text)")]
        case .regex(let regex):
            let grams = regex.grams.map { String(decoding: $0, as: UTF8.self) }
            let where_ =
                grams.isEmpty
                ? "in every paragraph" : "in paragraphs with \(grams.joined(separator: ", "))"
            return [
                UnderstoodPart(
                    depth: depth, text: "the regular expression /\(regex.text)/, \(where_)")
            ]
        case .field(let field): return [UnderstoodPart(depth: depth, text: text(of: field))]
        case .all(let parts): return joined("all of", parts)
        case .any(let parts): return joined("any of", parts)
        case .not(let part): return joined("not", [part])
        case .near(let parts, let distance):
            return joined("at most \(distance) characters apart", parts)
        case .same(let parts, let unit): return joined("in one \(unit.rawValue)", parts)
        }
    }

    private static func text(of piece: Piece) -> String {
        let words = (piece.words + piece.overlayWords).map { String(decoding: $0, as: UTF8.self) }
        let isLiteral = piece.chunk.isQuoted || piece.words.isEmpty
        let folded = String(decoding: piece.folded, as: UTF8.self)
        let way =
            isLiteral
            ? "literally" : "literally, or as the words \(words.joined(separator: " + "))"
        let weight = piece.weight == 1 ? "" : ", counted \(piece.weight) times"
        return "“\(piece.chunk.text)” is looked for as “\(folded)”: \(way)\(weight)"
    }

    private static func text(of expansion: Expansion) -> String {
        let names = [expansion.expression, expansion.synonym.text].map {
            String(decoding: $0, as: UTF8.self)
        }
        let scope = expansion.synonym.scope == nil ? "" : " in reports that say so"
        return "or with “\(names[1])” for “\(names[0])”\(scope)"
    }

    private static func text(of field: QueryField) -> String {
        switch field {
        case .agency(let name): return "an agency with “\(name)” in its name"
        case .region(let name): return "a region with “\(name)” in its path"
        case .year(let years):
            let (first, last) = (years.lowerBound, years.upperBound)
            if first == last { return "the year \(first)" }
            if first == 0 { return "years up to \(last)" }
            return last == 9999 ? "years from \(first)" : "the years \(first) to \(last)"
        case .section(let name): return "the part \(name)"
        case .title(let text): return "a title with “\(text)”"
        case .file(let text): return "a file with “\(text)” in its path"
        case .heading(let text): return "a heading with “\(text)”"
        }
    }
}
