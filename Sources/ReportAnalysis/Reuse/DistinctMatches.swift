internal import InvertedIndex
public import ReportCorpus
public import ReportSearch

/// A paragraph whose text is near-identical to that of a hit.
public struct SameText: Sendable {
    /// The place of the paragraph.
    public let source: SourcePlace
    /// Whether it states other figures. If so, it is a separate hit, or would be one with a higher limit.
    public let hasOtherFigures: Bool

    /// The path of the file, or the id of a row.
    public var file: String { source.file }
    /// The number of the paragraph in the file, from 1; 0 for a row without a line number.
    public var paragraph: Int { source.paragraph ?? 0 }
}

/// Search hits without near-identical paragraphs: each hit is the best of its group. Paragraphs that differ in their
/// figures are separate hits that refer to each other.
public struct DistinctHits: Sendable {
    /// The hits, and how the query was understood.
    public let result: SearchResult
    /// For each hit, the other matches whose text is near-identical, best first. Among hits that differ only in
    /// figures, the first refers to all others, and each of the others to the first.
    public let sameText: [[SameText]]

    /// Searches, and keeps the best match of each group of near-identical ones.
    ///
    /// - Complexity: that of finding all matches, plus O(text of the matches).
    public init(
        of request: SearchRequest, in searcher: ReportSearcher
    ) throws(ReportSearchError) {
        let session = try searcher.session()
        var others: [[SameText]] = []
        result = try session.search(request) { matches throws(ReportSearchError) in
            let groups = try DistinctMatches(session).groups(
                matches, limit: request.limit ?? Int.max)
            others = groups.map(\.others)
            return groups.map(\.best)
        }
        sameText = others
    }
}

/// Groups near-identical matches.
struct DistinctMatches {
    /// The best of near-identical matches with the same figures, and the places of the others.
    struct Group {
        let best: Match
        var others: [SameText] = []
    }

    /// Near-identical texts; their figures may differ.
    private struct Family {
        /// The best-ranked of them.
        let source: SourcePlace
        /// The index of its group.
        let group: Int
        /// The index of the group for each set of figures; nil for a group beyond the limit.
        var groups: [[String]: Int?]
    }

    private let session: SearchSession

    init(_ session: SearchSession) { self.session = session }

    /// The first `limit` groups of ranked matches, each with all of its other matches.
    ///
    /// - Complexity: O(text of the matches).
    func groups(_ matches: [Match], limit: Int) throws(ReportSearchError) -> [Group] {
        let masker = try TextMasker()
        var known = NearDuplicates()
        var families: [Family] = []
        var groups: [Group] = []
        var paragraphs = session.paragraphs(matches.map(\.doc))
        for match in matches {
            guard let paragraph = try paragraphs.next() else { break }
            let symbols = masker.symbols(
                of: paragraph.record.text, metadata: paragraph.metadata)
            let hash = MinHash(symbols)
            let figures = StatedNumbers.of(paragraph.record.text)
            let source = paragraph.source
            guard let number = known.group(of: hash) else {
                if groups.count < limit {
                    _ = known.add(hash)
                    families.append(
                        Family(source: source, group: groups.count, groups: [figures: groups.count])
                    )
                    groups.append(Group(best: match))
                }
                continue
            }
            let family = families[number]
            if let group = family.groups[figures] {
                if let group {
                    groups[group].others.append(SameText(source: source, hasOtherFigures: false))
                }
                continue
            }
            groups[family.group].others.append(SameText(source: source, hasOtherFigures: true))
            let isShown = groups.count < limit
            families[number].groups[figures] = .some(isShown ? groups.count : nil)
            if isShown {
                groups.append(
                    Group(
                        best: match,
                        others: [SameText(source: family.source, hasOtherFigures: true)]))
            }
        }
        return groups
    }
}

/// The numbers of a text that may be figures.
enum StatedNumbers {
    /// The figures of a text, and its other numbers in digits, except those of days, years and document numbers.
    static func of(_ text: String) -> [String] {
        let figures = FigureReader().figures(in: text).map {
            "\($0.value) \($0.upper?.description ?? "") \($0.unit)"
        }
        let scalars = Array(text.unicodeScalars)
        var numbers: [String] = []
        var index = 0
        while index < scalars.count {
            let start = index
            while index < scalars.count, isPart(scalars, index, from: start) { index += 1 }
            if index == start {
                index += 1
                continue
            }
            let next = index < scalars.count ? scalars[index] : " "
            if !"年月日号〕］".unicodeScalars.contains(next) {
                numbers.append(String(String.UnicodeScalarView(scalars[start..<index])))
            }
        }
        return figures + numbers
    }

    /// Whether a character is a digit, or a mark between two digits.
    private static func isPart(_ scalars: [Unicode.Scalar], _ index: Int, from start: Int) -> Bool {
        let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
        if isDigit(scalars[index]) { return true }
        return index > start && ".,".unicodeScalars.contains(scalars[index])
            && index + 1 < scalars.count && isDigit(scalars[index + 1])
    }
}
