import QueryLanguage
import ReportSearch
import Testing

@Suite struct RequestSectionTests {
    /// `QueryLanguage` knows no reports, so it lists their parts itself.
    @Test func requestsNameTheSectionsOfReports() {
        #expect(SectionChoice.allCases.map(\.rawValue) == Section.allCases.map(\.rawValue))
    }
}
