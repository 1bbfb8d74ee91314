internal import InvertedIndex
internal import ReportCorpus
internal import ReportSearch

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
