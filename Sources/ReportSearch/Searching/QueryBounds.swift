internal import InvertedIndex
internal import QueryLanguage
internal import ReportCorpus

/// Bounds on the docs that match a part of a query, from the index alone.
struct DocBounds {
    /// Docs that match for certain.
    var sure: DocFilter
    /// Docs that may match; no others do.
    var possible: DocFilter

    static var nothing: DocFilter { .any([]) }
    static var everything: DocFilter { .all([]) }

    static func exactly(_ filter: DocFilter) -> DocBounds {
        DocBounds(sure: filter, possible: filter)
    }

    /// Only the text can decide which of these docs match.
    static func among(_ filter: DocFilter) -> DocBounds {
        DocBounds(sure: nothing, possible: filter)
    }
}

/// Finds the bounds of a query from words, grams and keywords.
///
/// A text with a string also has all of its grams, so they bound the docs from above. A string that is itself a gram,
/// such as one or two Han characters, needs no check of the text.
struct QueryBounds {
    /// Which matches count.
    enum Mode {
        /// Strings must occur in the text literally.
        case literal
        /// All words of a piece are enough.
        case literalOrWords
    }

    let resolver: FilterResolver
    /// The docs that match a part by section, which no filter on single docs can express.
    let sectionDocs: (AnalyzedQuery.Node) throws(ReportSearchError) -> [DocAddress]

    func bounds(
        _ node: AnalyzedQuery.Node, _ mode: Mode
    ) throws(ReportSearchError) -> DocBounds {
        switch node {
        case .piece(let piece): return Self.bounds(piece, mode)
        case .pattern(let pattern): return .among(.all(of: Self.grams(pattern.grams)))
        case .regex(let regex): return .among(.all(of: Self.grams(regex.grams)))
        case .field(let field):
            guard let filter = ReportFilter(field) else { return .among(DocBounds.everything) }
            return .exactly(
                try rethrowing { () throws(IndexError) in try resolver.resolve(filter) })
        case .all(let parts), .same(let parts, .paragraph):
            let bounds = try self.bounds(parts, mode)
            return DocBounds(sure: .all(bounds.map(\.sure)), possible: .all(bounds.map(\.possible)))
        case .any(let parts):
            let bounds = try self.bounds(parts, mode)
            return DocBounds(sure: .any(bounds.map(\.sure)), possible: .any(bounds.map(\.possible)))
        case .not(let part):
            // A negated part must not match in any way.
            let bounds = try bounds(part, .literalOrWords)
            return DocBounds(sure: .not(bounds.possible), possible: .not(bounds.sure))
        case .near(let parts, _), .same(let parts, .sentence):
            let bounds = try self.bounds(parts, .literal)
            return .among(.all(bounds.map(\.possible)))
        case .same(_, .section): return .exactly(.docs(try sectionDocs(node)))
        }
    }

    private func bounds(
        _ parts: [AnalyzedQuery.Node], _ mode: Mode
    ) throws(ReportSearchError) -> [DocBounds] {
        var bounds: [DocBounds] = []
        for part in parts { bounds.append(try self.bounds(part, mode)) }
        return bounds
    }

    private static func bounds(_ piece: AnalyzedQuery.Piece, _ mode: Mode) -> DocBounds {
        var sure: [DocFilter] = []
        var possible: [DocFilter] = []
        for form in piece.forms {
            let space = form.isSpaceDelimited ? TermSpace.words : .grams
            let filter = DocFilter.all(of: form.grams.map { Term(space, $0) })
            possible.append(filter)
            if form.isOneGram { sure.append(filter) }
        }
        if mode == .literalOrWords, !piece.chunk.isQuoted, !piece.words.isEmpty {
            let words = DocFilter.all(of: piece.words.map { Term(.words, $0) })
            sure.append(words)
            possible.append(words)
            for expansion in piece.expansions {
                let bounds = Self.bounds(expansion.piece, mode)
                let scope = expansion.synonym.scope.map { [DocFilter.term(Term(.keywords, $0))] }
                sure.append(.all([bounds.sure] + (scope ?? [])))
                possible.append(.all([bounds.possible] + (scope ?? [])))
            }
        }
        return DocBounds(sure: .any(sure), possible: .any(possible))
    }

    private static func grams(_ grams: [[UInt8]]) -> [Term] { grams.map { Term(.grams, $0) } }
}

extension ReportFilter {
    /// The filter that is equivalent to a field; nil if only the report itself can decide.
    init?(_ field: QueryField) {
        self.init()
        switch field {
        case .agency(let name): agencies = [name]
        case .region(let name): regions = [name]
        case .year(let range): years = [range]
        case .section(let name): sections = Section(rawValue: name).map { [$0] } ?? []
        case .title, .file, .heading: return nil
        }
    }
}
