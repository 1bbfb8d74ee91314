public import QueryLanguage

/// A part of a query as the search understood it.
public struct UnderstoodPart: Equatable, Sendable {
    /// The kind of a part.
    public enum Kind: Equatable, Sendable {
        /// A piece and its folded form, to find literally, or else (unless `isLiteral`) by its words.
        case piece(text: String, folded: String, words: [String], isLiteral: Bool, weight: Double)
        /// A synonym of an expression; with `inReports`, only in the reports that define it.
        case expansion(name: String, expression: String, inReports: Bool)
        /// A pattern with wildcards.
        case pattern(String)
        /// A regular expression, and the grams that matching paragraphs must contain.
        case regex(String, grams: [String])
        /// A condition on a field.
        case field(QueryField)
        /// All of the nested parts match.
        case all
        /// Any of the nested parts matches.
        case any
        /// The nested part does not match.
        case not
        /// All of the nested parts match, at most `distance` characters apart.
        case near(distance: Int)
        /// All of the nested parts match within one unit.
        case same(TextUnit)
    }

    /// The nesting depth, from 0.
    public let depth: Int
    /// The kind of the part.
    public let kind: Kind
    /// The part in the query language, which is the same for all user languages.
    public let notation: String
}

extension AnalyzedQuery {
    /// The parts of the query, each before its nested parts.
    var understanding: [UnderstoodPart] {
        // An outer "all parts match" is implied.
        if case .all(let parts) = root { return parts.flatMap { Self.understanding($0, depth: 0) } }
        return Self.understanding(root, depth: 0)
    }

    private static func understanding(_ node: Node, depth: Int) -> [UnderstoodPart] {
        func part(_ kind: UnderstoodPart.Kind, _ parts: [Node] = []) -> [UnderstoodPart] {
            [UnderstoodPart(depth: depth, kind: kind, notation: notation(of: node))]
                + parts.flatMap { understanding($0, depth: depth + 1) }
        }
        switch node {
        case .piece(let piece):
            let expansions = piece.expansions.map {
                UnderstoodPart(
                    depth: depth + 1, kind: kind(of: $0),
                    notation: String(decoding: $0.synonym.text, as: UTF8.self))
            }
            return part(kind(of: piece)) + expansions
        case .pattern(let pattern): return part(.pattern(pattern.text))
        case .regex(let regex):
            return part(
                .regex(
                    regex.text, grams: regex.grams.map { String(decoding: $0, as: UTF8.self) }))
        case .field(let field): return part(.field(field))
        case .all(let parts): return part(.all, parts)
        case .any(let parts): return part(.any, parts)
        case .not(let inner): return part(.not, [inner])
        case .near(let parts, let distance): return part(.near(distance: distance), parts)
        case .same(let parts, let unit): return part(.same(unit), parts)
        }
    }

    private static func kind(of piece: Piece) -> UnderstoodPart.Kind {
        .piece(
            text: piece.chunk.text, folded: String(decoding: piece.folded, as: UTF8.self),
            words: (piece.words + piece.overlayWords).map { String(decoding: $0, as: UTF8.self) },
            isLiteral: piece.chunk.isQuoted || piece.words.isEmpty, weight: piece.weight)
    }

    private static func kind(of expansion: Expansion) -> UnderstoodPart.Kind {
        .expansion(
            name: String(decoding: expansion.synonym.text, as: UTF8.self),
            expression: String(decoding: expansion.expression, as: UTF8.self),
            inReports: expansion.synonym.scope != nil)
    }

    // MARK: Notation

    private static func notation(of node: Node) -> String {
        func list(_ parts: [Node], _ separator: String) -> String {
            parts.map(notation).joined(separator: separator)
        }
        switch node {
        case .piece(let piece):
            return piece.chunk.isQuoted ? "\"\(piece.chunk.text)\"" : piece.chunk.text
        case .pattern(let pattern): return pattern.text
        case .regex(let regex): return "/\(regex.text)/"
        case .field(let field): return field.notation
        case .all(let parts): return "(\(list(parts, " ")))"
        case .any(let parts): return "(\(list(parts, " OR ")))"
        case .not(let part): return "-\(notation(of: part))"
        case .near(let parts, let distance): return "NEAR/\(distance)(\(list(parts, " ")))"
        case .same(let parts, let unit): return "SAME\(unit.sign)(\(list(parts, " ")))"
        }
    }
}

extension QueryField {
    /// The condition in the query language.
    fileprivate var notation: String {
        switch self {
        case .agency(let text): "agency:\(text)"
        case .region(let text): "region:\(text)"
        case .year(let years):
            years.count == 1
                ? "year:\(years.lowerBound)" : "year:\(years.lowerBound)..\(years.upperBound)"
        case .section(let name): "section:\(name)"
        case .title(let text): "title:\(text)"
        case .file(let text): "file:\(text)"
        case .heading(let text): "heading:\(text)"
        }
    }
}

extension TextUnit {
    /// The character that names it in the query language.
    fileprivate var sign: String {
        switch self {
        case .sentence: "句"
        case .paragraph: "段"
        case .section: "节"
        }
    }
}
