internal import ICUText
internal import InvertedIndex
internal import QueryLanguage
internal import ReportCorpus
internal import TextAnalysis

/// Finds out why a paragraph does not match one part of a query.
struct PartDiagnosis {
    typealias Finding = MatchDiagnosis.Finding

    /// The paragraph's text as read from the file.
    let text: String
    /// The same text, with the folds of the index.
    let folded: [UInt8]
    /// The words of the text, as indexed.
    let words: [[UInt8]]
    let metadata: Metadata
    let section: Section
    let analyzer: Analyzer
    let folds: Folds

    func finding(_ node: AnalyzedQuery.Node) throws(ReportSearchError) -> Finding {
        switch node {
        case .piece(let piece): return try finding(piece)
        case .pattern(let pattern):
            return missing(.noPatternMatch(pattern.text))
        case .regex(let regex):
            return missing(.noRegexMatch(regex.text))
        case .field(let field): return finding(field)
        case .not:
            return Finding(
                cause: .operator, reason: .excludedTextFound, advice: .leaveOutExclusion)
        case .near(let parts, let distance):
            return try joined(parts, .tooFarApart(distance: distance), .widenNear)
        case .same(let parts, let unit):
            return try joined(parts, .notTogether(in: unit), .widenSame)
        case .all, .any: return missing(.noAlternative)
        }
    }

    private func missing(_ reason: MatchDiagnosis.Reason) -> Finding {
        text.unicodeScalars.contains("\u{FFFD}")
            ? Finding(cause: .encoding, reason: reason, advice: .nameEncoding)
            : Finding(cause: .text, reason: reason, advice: .askForLess)
    }

    // MARK: Words and phrases

    private func finding(_ piece: AnalyzedQuery.Piece) throws(ReportSearchError) -> Finding {
        if let finding = try foldFinding(piece) { return finding }
        if let finding = runFinding(piece) { return finding }
        let absent = piece.words.filter { !words.contains($0) }
        let names = absent.map { String(decoding: $0, as: UTF8.self) }
        if absent.isEmpty, !piece.words.isEmpty {
            return Finding(cause: .operator, reason: .notAsPhrase, advice: .leaveOutQuotes)
        }
        let contained = absent.filter { LiteralMatch.isContained($0, in: folded) }
        if !contained.isEmpty, contained.count == absent.count {
            return Finding(
                cause: .cut, reason: .otherwiseTokenized(words: names), advice: .quoteApart)
        }
        return missing(.absent(words: names))
    }

    /// The finding that the part would match with one more fold; nil if no such fold helps.
    private func foldFinding(
        _ piece: AnalyzedQuery.Piece
    ) throws(ReportSearchError) -> Finding? {
        for name in FoldName.allCases where analyzer.hasGrams && !folds.contains(name.fold) {
            let refolder = try rethrowing { () throws(ICUError) in
                try Analyzer(try AnalyzerSetup(folds: folds.union(name.fold)))
            }
            let other = refolder.fold(Array(text.utf8)).text
            let wanted = refolder.forms(of: refolder.fold(Array(piece.chunk.text.utf8)).text)
            if wanted.contains(where: { LiteralMatch.isContained($0, in: other) }) {
                return Finding(
                    cause: .fold, reason: .foldLeftOut(name), advice: .indexWithFold(name))
            }
        }
        return nil
    }

    /// The finding that the part occurs only within a longer number or Latin word; nil if it does not.
    private func runFinding(_ piece: AnalyzedQuery.Piece) -> Finding? {
        guard LiteralMatch.containsBytes(folded, piece.folded),
            !LiteralMatch.isContained(piece.folded, in: folded)
        else { return nil }
        return Finding(
            cause: .cut, reason: .insideLongerRun, advice: .addWildcard(after: piece.chunk.text))
    }

    /// The finding for a NEAR or SAME: about its first operand that does not occur, or else about the operator.
    private func joined(
        _ parts: [AnalyzedQuery.Node], _ reason: MatchDiagnosis.Reason,
        _ advice: MatchDiagnosis.Advice
    ) throws(ReportSearchError) -> Finding {
        for part in parts where try Passage.places(part, in: folded).isEmpty {
            return try finding(part)
        }
        return Finding(cause: .operator, reason: reason, advice: advice)
    }

    // MARK: Filters

    private func finding(_ field: QueryField) -> Finding {
        switch field {
        case .agency: filtered("agency", metadata.agency?.value)
        case .region: filtered("region", metadata.region?.value.joined(separator: "/"))
        case .year: filtered("year", metadata.year.map { String($0.value) })
        case .section: filtered("section", section.rawValue)
        case .title: filtered("title", metadata.title?.value)
        case .file: filtered("file", nil)
        case .heading: filtered("heading", nil)
        }
    }

    /// The finding for the first condition of the filter that excludes the paragraph.
    func finding(_ filter: ReportFilter) -> Finding {
        if let years = Self.excludes(filter.years, metadata.year?.value, { $0.contains($1) }) {
            return years
                ? filtered("year", metadata.year.map { String($0.value) })
                : findingBesidesYear(filter)
        }
        return findingBesidesYear(filter)
    }

    private func findingBesidesYear(_ filter: ReportFilter) -> Finding {
        let agency = metadata.agency?.value
        if Self.excludes(filter.agencies, agency, { $1.contains($0) }) == true {
            return filtered("agency", agency)
        }
        let region = metadata.region?.value.joined(separator: "/")
        if Self.excludes(
            filter.regions, region, { $1.contains($0) || $1.filter { $0 != "/" }.contains($0) })
            == true
        {
            return filtered("region", region)
        }
        return filtered("section", section.rawValue)
    }

    /// Whether a filter excludes a value; nil if the filter accepts all values.
    private static func excludes<Wanted, Value>(
        _ wanted: [Wanted], _ value: Value?, _ fits: (Wanted, Value) -> Bool
    ) -> Bool? {
        if wanted.isEmpty { return nil }
        guard let value else { return true }
        return !wanted.contains { fits($0, value) }
    }

    private func filtered(_ name: String, _ value: String?) -> Finding {
        Finding(
            cause: .filter, reason: .field(name, value: value),
            advice: .leaveOutCondition(field: name))
    }
}
