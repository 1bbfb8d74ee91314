internal import ICUText
internal import TextAnalysis

/// Analyses the texts of a query with the analyzer of the index.
struct QueryAnalysis {
    let analyzer: Analyzer
    let expander: Expander

    func node(
        _ node: QueryNode, weight: Double
    ) throws(QueryAnalysisError) -> AnalyzedQuery.Node {
        switch node {
        case .chunk(let chunk): return try piece(chunk, weight).map { .piece($0) } ?? .all([])
        case .pattern(let pattern): return .pattern(self.pattern(pattern))
        case .regex(let regex): return .regex(try self.regex(regex))
        case .field(let field): return .field(self.field(field))
        case .all(let parts): return .all(try nodes(parts, weight))
        case .any(let parts): return .any(try nodes(parts, weight))
        case .not(let part): return .not(try self.node(part, weight: weight))
        case .near(let parts, let distance):
            return .near(try nodes(parts, weight), distance: distance)
        case .same(let parts, let unit): return .same(try nodes(parts, weight), unit: unit)
        case .boosted(let part, let factor):
            return try self.node(part, weight: weight * factor)
        }
    }

    /// The analysed parts, without pieces that are empty after folding.
    private func nodes(
        _ parts: [QueryNode], _ weight: Double
    ) throws(QueryAnalysisError) -> [AnalyzedQuery.Node] {
        var nodes: [AnalyzedQuery.Node] = []
        for part in parts {
            let node = try node(part, weight: weight)
            if case .all(let inner) = node, inner.isEmpty { continue }
            nodes.append(node)
        }
        return nodes
    }

    private func piece(
        _ chunk: QueryChunk, _ weight: Double
    ) throws(QueryAnalysisError) -> AnalyzedQuery.Piece? {
        guard var piece = try plainPiece(chunk, weight) else { return nil }
        if chunk.isQuoted { return piece }
        for replacement in expander.replacements(
            in: piece.folded, words: analyzer.words + analyzer.overlayWords)
        {
            let name = replacement.synonym.text
            let whole =
                piece.folded[..<replacement.range.lowerBound] + name
                + piece.folded[replacement.range.upperBound...]
            guard let other = try plainPiece(Self.chunk(Array(whole)), weight),
                let addition = try plainPiece(Self.chunk(name), weight)
            else { continue }
            piece.expansions.append(
                AnalyzedQuery.Expansion(
                    expression: Array(piece.folded[replacement.range]),
                    synonym: replacement.synonym, piece: other, addition: addition))
        }
        return piece
    }

    private static func chunk(_ folded: [UInt8]) -> QueryChunk {
        QueryChunk(text: String(decoding: folded, as: UTF8.self), isQuoted: false)
    }

    /// The piece without synonyms; nil if nothing remains after folding.
    private func plainPiece(
        _ chunk: QueryChunk, _ weight: Double
    ) throws(QueryAnalysisError) -> AnalyzedQuery.Piece? {
        do throws(ICUError) {
            try analyzer.tokenize(Array(chunk.text.utf8).span)
        } catch {
            throw .icu(error)
        }
        let folded = analyzer.folded.text
        guard !folded.isEmpty else { return nil }
        return AnalyzedQuery.Piece(
            chunk: chunk, folded: folded,
            forms: analyzer.forms(of: folded).map {
                AnalyzedQuery.Form(
                    bytes: $0, grams: analyzer.queryGrams($0),
                    isSpaceDelimited: !analyzer.hasGrams)
            },
            words: analyzer.words.map(analyzer.term),
            overlayWords: analyzer.overlayWords.map(analyzer.term), weight: weight)
    }

    /// Titles, headings and paths are compared folded; agencies, regions and years as the index stores them.
    private func field(_ field: QueryField) -> QueryField {
        func fold(_ text: String) -> String {
            String(decoding: analyzer.fold(Array(text.utf8)).text, as: UTF8.self)
        }
        return switch field {
        case .title(let text): .title(fold(text))
        case .file(let text): .file(fold(text))
        case .heading(let text): .heading(fold(text))
        case .agency, .region, .year, .section: field
        }
    }

    private func pattern(_ pattern: QueryPattern) -> AnalyzedQuery.Pattern {
        var parts: [TextPattern.Part] = []
        var grams: [[UInt8]] = []
        for (index, part) in pattern.parts.enumerated() {
            switch part {
            case .one: parts.append(.one)
            case .run: parts.append(.run)
            case .text(let text):
                let folded = analyzer.fold(Array(text.utf8)).text
                if folded.isEmpty { continue }
                parts.append(.text(folded))
                grams += analyzer.queryGrams(
                    folded, isOpenBefore: index > 0,
                    isOpenAfter: index + 1 < pattern.parts.count)
            }
        }
        return AnalyzedQuery.Pattern(
            text: pattern.text, pattern: TextPattern(parts),
            grams: analyzer.hasGrams ? grams : [])
    }

    private func regex(_ regex: QueryRegex) throws(QueryAnalysisError) -> AnalyzedQuery.Regex {
        // ASCII is not folded, so that classes such as \S keep their meaning; ICU ignores case by itself.
        var pattern = ""
        // The loop is over scalars, because an operator and a combining mark after it are one `Character`, but two
        // characters to ICU.
        for scalar in regex.pattern.unicodeScalars {
            if scalar.isASCII {
                pattern.unicodeScalars.append(scalar)
            } else {
                let folded = analyzer.fold(Array(String(scalar).utf8)).text
                pattern += String(decoding: folded, as: UTF8.self)
            }
        }
        let expression: RegularExpression
        do throws(RegularExpression.SyntaxError) {
            expression = try RegularExpression(pattern)
        } catch {
            let column = regex.columns.lowerBound + 1 + error.offset
            throw .query(
                QueryError(
                    .regex(.unreadable(reason: error.name)),
                    column: min(column, regex.columns.upperBound - 1)))
        }
        var grams: [[UInt8]] = []
        for literal in RegexLiterals.required(pattern) {
            let folded = analyzer.fold(Array(literal.utf8)).text
            grams += analyzer.queryGrams(folded, isOpenBefore: true, isOpenAfter: true)
        }
        return AnalyzedQuery.Regex(
            text: regex.pattern, expression: expression, grams: analyzer.hasGrams ? grams : [])
    }
}
