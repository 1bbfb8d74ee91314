import ReportCorpus
import ReportSearch
import SearchTestSupport
import Testing

@testable import ReportAnalysis

/// Counts of facets under filters equal those of a plain scan of every hit and every report.
@Suite struct FacetCountTests {
    private static let reports = [
        "a.txt": ("青屿省望湖市司法局", 2022), "b.txt": ("青屿省望湖市司法局", 2023),
        "c.md": ("云岭省临川市城市管理局", 2023), "d.md": ("云岭省临川市司法局", 2021),
        "e.txt": ("国家林业局", 2023),
    ]

    private func fixture() throws -> SearchFixture {
        let fixture = try SearchFixture()
        for (name, (agency, year)) in Self.reports {
            try fixture.write(
                name,
                """
                \(agency)\(year)年法治政府建设情况报告

                一、主要举措和成效
                开展行政检查\(year - 1980)次。
                办理行政复议，规范执法。
                二、存在的不足
                执法人员不足，行政检查不够。
                三、下一步安排
                加强\(agency == "国家林业局" ? "检查" : "执法")。

                """)
        }
        try fixture.index()
        return fixture
    }

    /// The reports that a filter accepts, one by one.
    private func accepts(
        _ filter: FacetFilter, _ source: CorpusShape.Source, _ section: Section,
        without key: FacetFilter.Key
    ) -> Bool {
        FacetFilter.Key.allCases.allSatisfy { other in
            if other == key || !filter.asks(other) { return true }
            if other == .section { return filter.sections.contains(section) }
            return filter.accepts(other.values(of: source).last ?? "", of: other)
        }
    }

    private func value(
        _ key: FacetFilter.Key, _ source: CorpusShape.Source, _ section: Section
    ) -> [String] { key == .section ? [section.rawValue] : key.values(of: source) }

    private func filters() -> [FacetFilter] {
        var filters = [FacetFilter()]
        for change: (inout FacetFilter) -> Void in [
            { $0.years = [2022...2023] }, { $0.agencies = ["司法局"] }, { $0.regions = ["云岭省"] },
            { $0.sections = [.shortcomings] }, { $0.kinds = ["md"] },
            {
                $0.years = [2023...2023]; $0.agencies = ["局"]; $0.sections = [.achievements]
            },
            {
                $0.regions = ["青屿省/望湖市", "临川"]; $0.kinds = ["txt", "md"]
            },
        ] {
            var filter = FacetFilter()
            change(&filter)
            filters.append(filter)
        }
        return filters
    }

    @Test func countsEqualAPlainCount() throws {
        let fixture = try fixture()
        let searcher = try ReportSearcher(fixture.location)
        let shape = try CorpusShape(searcher)
        for query in ["行政检查", "执法", "检查 执法", "无此词语"] {
            let counts = try MatchCounts(of: SearchRequest(query), in: searcher, shape: shape)
            let hits = try searcher.session().allMatches(SearchRequest(query)).map { match in
                let source = shape.sources[try #require(shape.source(of: match.doc))]
                let cell = try #require(shape.cell(of: match.doc))
                return (source, Section.allCases[cell % CorpusShape.sectionCount])
            }
            for filter in filters() {
                let selection = FacetSelection(filter, in: shape)
                for key in FacetFilter.Key.allCases {
                    var (paragraphs, reports, all) =
                        ([:], [:], [:])
                        as ([String: Int], [String: Set<UInt64>], [String: Set<UInt64>])
                    for (source, section) in hits
                    where accepts(filter, source, section, without: key) {
                        for value in value(key, source, section) {
                            paragraphs[value, default: 0] += 1
                            reports[value, default: []].insert(source.id)
                        }
                    }
                    for source in shape.sources {
                        for (number, count) in source.paragraphs.enumerated() where count > 0 {
                            let section = Section.allCases[number]
                            guard accepts(filter, source, section, without: key) else { continue }
                            for value in value(key, source, section) {
                                all[value, default: []].insert(source.id)
                            }
                        }
                    }
                    let groups = counts.groups(key, selection)
                    #expect(Set(groups.map(\.value)) == Set(all.keys))
                    for group in groups {
                        #expect(group.paragraphs == paragraphs[group.value] ?? 0)
                        #expect(group.reports == reports[group.value]?.count ?? 0)
                        #expect(group.allReports == all[group.value]?.count)
                    }
                    for (one, next) in zip(groups, groups.dropFirst()) {
                        #expect((-one.paragraphs, one.value) < (-next.paragraphs, next.value))
                    }
                }
            }
        }
    }
}
