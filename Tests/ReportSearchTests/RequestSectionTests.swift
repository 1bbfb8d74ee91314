import QueryLanguage
import ReportSearch
import Testing

@Suite struct RequestSectionTests {
    /// `QueryLanguage` does not import `ReportCorpus`, so it has its own list of sections.
    @Test func requestsNameTheSectionsOfReports() {
        #expect(SectionChoice.allCases.map(\.rawValue) == Section.allCases.map(\.rawValue))
    }
}
