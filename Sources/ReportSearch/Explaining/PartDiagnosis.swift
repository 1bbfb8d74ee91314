internal import ICUText
internal import InvertedIndex
internal import QueryLanguage
internal import ReportCorpus
internal import TextAnalysis

/// Finds out why one part of a query does not match a paragraph.
struct PartDiagnosis {
    typealias Part = MatchDiagnosis.Part
    typealias Cause = MatchDiagnosis.Cause

    /// What stands in the way, what was found, and what to do.
    struct Finding {
        let cause: Cause
        let reason: String
        let advice: String
    }

    /// The paragraph as it was read.
    let text: String
    /// The same folded as the index is.
    let folded: [UInt8]
    /// The terms that it is indexed under as words.
    let words: [[UInt8]]
    let metadata: Metadata
    let section: Section
    let analyzer: Analyzer
    let folds: Folds

    func finding(_ node: AnalyzedQuery.Node) throws(ReportSearchError) -> Finding {
        switch node {
        case .piece(let piece): return try finding(piece)
        case .pattern(let pattern):
            return missing("nothing in it is like \(pattern.text)")
        case .regex(let regex):
            return missing("nothing in it matches /\(regex.text)/")
        case .field(let field): return finding(field)
        case .not:
            return Finding(
                cause: .operator, reason: "what NOT or - excludes stands in it",
                advice: "leave out the excluded part")
        case .near(let parts, let distance):
            return try joined(
                parts, "their places are more than \(distance) characters apart",
                "write NEAR with a greater number, or AND")
        case .same(let parts, let unit):
            return try joined(
                parts, "no \(unit.rawValue) holds all of them",
                "write AND, or SAME of something larger")
        case .all, .any: return missing("none of its parts is enough")
        }
    }

    private func missing(_ reason: String) -> Finding {
        if text.unicodeScalars.contains("\u{FFFD}") {
            return Finding(
                cause: .encoding,
                reason: reason + ", and some of its bytes could not be read as text",
                advice: "run `rlsearch index --encoding NAME` with the file's true encoding")
        }
        return Finding(
            cause: .text, reason: reason,
            advice: "ask for less: leave out this part, or join parts with OR")
    }

    // MARK: Words and phrases

    private func finding(_ piece: AnalyzedQuery.Piece) throws(ReportSearchError) -> Finding {
        if let finding = try foldFinding(piece) { return finding }
        if let finding = runFinding(piece) { return finding }
        let absent = piece.words.filter { !words.contains($0) }
        let names = absent.map { "“\(String(decoding: $0, as: UTF8.self))”" }
            .joined(separator: ", ")
        if absent.isEmpty, !piece.words.isEmpty {
            return Finding(
                cause: .operator, reason: "all of its words stand in it, but not as this phrase",
                advice: "leave out the quotation marks, or write NEAR(…)")
        }
        let standing = absent.filter { LiteralMatch.isContained($0, in: folded) }
        if !standing.isEmpty, standing.count == absent.count {
            return Finding(
                cause: .cut, reason: "\(names) stands in it, but is cut into other words there",
                advice: "put those characters in quotation marks, apart from the rest")
        }
        let verb = absent.count > 1 ? "do" : "does"
        return missing("\(absent.isEmpty ? "it" : names) \(verb) not stand in it")
    }

    /// Whether another fold would have made it match.
    private func foldFinding(
        _ piece: AnalyzedQuery.Piece
    ) throws(ReportSearchError) -> Finding? {
        for name in FoldName.allCases where analyzer.hasGrams && !folds.contains(name.fold) {
            let setup: Analyzer
            do throws(ICUError) {
                setup = try Analyzer(try AnalyzerSetup(folds: folds.union(name.fold)))
            } catch {
                throw .icu(call: error.call, name: error.name)
            }
            let other = setup.fold(Array(text.utf8)).text
            let wanted = setup.forms(of: setup.fold(Array(piece.chunk.text.utf8)).text)
            if wanted.contains(where: { LiteralMatch.isContained($0, in: other) }) {
                return Finding(
                    cause: .fold,
                    reason: "it differs by what the fold “\(name.rawValue)” would look past",
                    advice: "index again without --no-fold \(name.rawValue)")
            }
        }
        return nil
    }

    /// Whether it is but a part of a longer number or Latin word.
    private func runFinding(_ piece: AnalyzedQuery.Piece) -> Finding? {
        guard LiteralMatch.holds(folded, piece.folded),
            !LiteralMatch.isContained(piece.folded, in: folded)
        else { return nil }
        return Finding(
            cause: .cut,
            reason: "it stands there only inside of a longer number or word, and 12 is not 123",
            advice: "write * where it may go on: \(piece.chunk.text)*")
    }

    /// A part that asks for more than that its own parts stand somewhere.
    private func joined(
        _ parts: [AnalyzedQuery.Node], _ reason: String, _ advice: String
    ) throws(ReportSearchError) -> Finding {
        for part in parts where try Passage.places(part, in: folded).isEmpty {
            return try finding(part)
        }
        return Finding(
            cause: .operator, reason: "all of its parts stand in it, but \(reason)", advice: advice)
    }

    // MARK: Filters

    private func finding(_ field: QueryField) -> Finding {
        switch field {
        case .agency: filtered("agency", metadata.agency?.value)
        case .region: filtered("region", metadata.region?.value.joined(separator: "/"))
        case .year: filtered("year", metadata.year.map { String($0.value) })
        case .section: filtered("section", section.rawValue)
        case .title: filtered("title", metadata.title?.value)
        case .file: filtered("file", "another")
        case .heading: filtered("heading", "another")
        }
    }

    /// What an option excludes, by the first that does.
    func finding(_ filter: ReportFilter) -> Finding {
        if let years = Self.excludes(filter.years, metadata.year?.value, { $0.contains($1) }) {
            return years ? filtered("year", metadata.year.map { String($0.value) }) : next(filter)
        }
        return next(filter)
    }

    private func next(_ filter: ReportFilter) -> Finding {
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

    /// Whether none of the wanted fits; nil if nothing is wanted.
    private static func excludes<Wanted, Value>(
        _ wanted: [Wanted], _ value: Value?, _ fits: (Wanted, Value) -> Bool
    ) -> Bool? {
        if wanted.isEmpty { return nil }
        guard let value else { return true }
        return !wanted.contains { fits($0, value) }
    }

    private func filtered(_ name: String, _ value: String?) -> Finding {
        Finding(
            cause: .filter,
            reason: value.map { "its \(name) is \($0)" } ?? "its \(name) is not known",
            advice: "leave out the condition on the \(name), or see what `rlsearch show` says of it"
        )
    }
}
