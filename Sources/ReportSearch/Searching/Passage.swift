internal import ICUText
internal import InvertedIndex
internal import QueryLanguage
internal import TextAnalysis
internal import TextBasics

/// A paragraph to compare with a query: its folded text and its metadata.
struct Passage {
    /// The values that fields are compared with, folded.
    struct Place {
        /// The report's title.
        let title: [UInt8]
        /// The file's path.
        let file: [UInt8]
        /// The headings above the paragraph.
        let headings: [[UInt8]]
    }

    /// The folded text.
    let text: [UInt8]
    /// Reads the metadata, which only some fields need.
    let place: () throws(ReportSearchError) -> Place
    /// Whether the paragraph has all of the given terms in the index.
    let holds: ([Term]) throws(ReportSearchError) -> Bool

    /// Whether the paragraph matches a part of a query.
    func matches(
        _ node: AnalyzedQuery.Node, _ mode: QueryBounds.Mode
    ) throws(ReportSearchError) -> Bool {
        switch node {
        case .piece(let piece):
            return try matches(piece, mode)
        case .pattern, .regex: return try !Self.places(node, in: text).isEmpty
        case .field(let field): return try matches(field)
        case .all(let parts), .same(let parts, .paragraph):
            for part in parts where try !matches(part, mode) { return false }
            return true
        case .any(let parts):
            for part in parts where try matches(part, mode) { return true }
            return false
        case .not(let part): return try !matches(part, .literalOrWords)
        case .near(let parts, let distance):
            return try Proximity.isNear(
                Self.places(of: parts, in: text), distance: distance, in: text)
        case .same(let parts, .sentence):
            return try Proximity.isInOneSentence(
                Self.places(of: parts, in: text), of: text)
        // The index has decided this: see `QueryBounds.sectionDocs`.
        case .same(_, .section): return true
        }
    }

    private func matches(
        _ piece: AnalyzedQuery.Piece, _ mode: QueryBounds.Mode
    ) throws(ReportSearchError) -> Bool {
        if piece.forms.contains(where: { $0.occurs(in: text) }) { return true }
        guard mode == .literalOrWords, !piece.chunk.isQuoted, !piece.words.isEmpty else {
            return false
        }
        if try holds(piece.words.map { Term(.words, $0) }) { return true }
        for expansion in piece.expansions where try matches(expansion.piece, mode) {
            guard let scope = expansion.synonym.scope else { return true }
            if try holds([Term(.keywords, scope)]) { return true }
        }
        return false
    }

    private func matches(_ field: QueryField) throws(ReportSearchError) -> Bool {
        switch field {
        case .title(let part):
            return LiteralMatch.containsBytes(try place().title, Array(part.utf8))
        case .file(let part):
            return LiteralMatch.containsBytes(try place().file, Array(part.utf8))
        case .heading(let part):
            let bytes = Array(part.utf8)
            return try place().headings.contains { LiteralMatch.containsBytes($0, bytes) }
        // The index has decided these exactly.
        case .agency, .region, .year, .section: return true
        }
    }

    /// The occurrences of a part in a folded text, ascending.
    static func places(
        _ node: AnalyzedQuery.Node, in text: [UInt8]
    ) throws(ReportSearchError) -> [Range<Int>] {
        switch node {
        case .piece(let piece): return sorted(piece.forms.flatMap { $0.ranges(in: text) })
        case .pattern(let pattern): return pattern.pattern.ranges(in: text)
        case .regex(let regex):
            do throws(ICUError) {
                return try regex.expression.ranges(in: text)
            } catch {
                throw .query(
                    QueryError(
                        .regex(.slow(pattern: regex.text, reason: error.name)), column: 0))
            }
        case .any(let parts), .all(let parts), .near(let parts, _), .same(let parts, _):
            return sorted(try places(of: parts, in: text).flatMap(\.self))
        case .field, .not: return []
        }
    }

    private static func places(
        of parts: [AnalyzedQuery.Node], in text: [UInt8]
    ) throws(ReportSearchError) -> [[Range<Int>]] {
        var places: [[Range<Int>]] = []
        for part in parts { places.append(try self.places(part, in: text)) }
        return places
    }

    private static func sorted(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
}

/// Decides whether occurrences in a text are close to each other.
enum Proximity {
    /// The maximum number of parts for which chains are checked exactly: their number doubles with each part.
    private static let maxExactCount = 10

    /// Whether one occurrence of each part can be chosen so that they form a chain in which neighbours are at most
    /// `distance` characters apart. With more than ten parts, further occurrences of a part may fill gaps of the chain.
    ///
    /// - Parameter kinds: the occurrences of each part, ascending.
    /// - Complexity: O(occurrences · 2^parts) for up to ten parts if occurrences of all parts are close to each other;
    ///   otherwise O(occurrences · log occurrences).
    static func isNear(_ kinds: [[Range<Int>]], distance: Int, in text: [UInt8]) -> Bool {
        let places = kinds.enumerated()
            .flatMap { kind, ranges in ranges.map { (kind: kind, range: $0) } }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        var seen: Set<Int> = []
        var end = 0
        for place in places {
            if !seen.isEmpty, place.range.lowerBound > end,
                characters(text[end..<place.range.lowerBound], areMoreThan: distance)
            {
                seen = []
                end = 0
            }
            seen.insert(place.kind)
            end = max(end, place.range.upperBound)
            if seen.count == kinds.count {
                // A part that occurs twice may have filled a gap.
                return places.count == kinds.count || kinds.count > maxExactCount
                    || hasChain(places, kinds.count, distance: distance, in: text)
            }
        }
        return false
    }

    /// Whether a chain has exactly one of the places of each kind.
    ///
    /// - Parameter places: the occurrences of all kinds, ascending.
    private static func hasChain(
        _ places: [(kind: Int, range: Range<Int>)], _ kindCount: Int, distance: Int,
        in text: [UInt8]
    ) -> Bool {
        // For each set of kinds, the end of the chain of them that reaches farthest. A shorter one reaches nothing more.
        var ends = [Int](repeating: -1, count: 1 << kindCount)
        for place in places {
            let kind = 1 << place.kind
            for set in ends.indices where set & kind == 0 && (set == 0 || ends[set] >= 0) {
                let (start, end) = (place.range.lowerBound, ends[set])
                if set != 0, start > end {
                    if characters(text[end..<start], areMoreThan: distance) {
                        ends[set] = -1
                        continue
                    }
                }
                ends[set | kind] = max(ends[set | kind], end, place.range.upperBound)
            }
            if ends[ends.count - 1] >= 0 { return true }
        }
        return false
    }

    /// Whether one sentence contains an occurrence of each part.
    static func isInOneSentence(_ kinds: [[Range<Int>]], of text: [UInt8]) -> Bool {
        // Sentences and occurrences are both ascending, so each is visited once.
        var next = kinds.map { _ in 0 }
        return SentenceEnd.sentences(of: text).contains { sentence in
            var isInAll = true
            for (kind, ranges) in kinds.enumerated() {
                var isIn = false
                while next[kind] < ranges.count,
                    ranges[next[kind]].lowerBound < sentence.upperBound
                {
                    let range = ranges[next[kind]]
                    isIn =
                        isIn
                        || range.lowerBound >= sentence.lowerBound
                            && range.upperBound <= sentence.upperBound
                    next[kind] += 1
                }
                isInAll = isInAll && isIn
            }
            return isInAll
        }
    }

    private static func characters(_ bytes: ArraySlice<UInt8>, areMoreThan limit: Int) -> Bool {
        bytes.count > limit && bytes.count { !UTF8Decoding.isContinuation($0) } > limit
    }
}
