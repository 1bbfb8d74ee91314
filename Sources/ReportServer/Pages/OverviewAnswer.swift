internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The overview of all reports, with the network of reports that share text: the page of `rlsearch report`.
enum OverviewAnswer {
    static func answer(_ request: PageRequest) throws -> WebAnswer {
        let arguments = try Arguments(request.items, of: Parameter.filters, isStrict: false)
        let filter = arguments.filter.report
        let overview = try CorpusOverview(
            filter, termCount: 20, indicatorCount: 60, in: request.searcher)
        if overview.reports.isEmpty {
            throw Problem(
                404, "no-reports", Message.noReportsToShow(otherFiles: overview.otherFiles))
        }
        let edges = try ReuseEdge.edges(of: filter, in: request.searcher)
        var answer = WebAnswer(
            OverviewPage(overview, reuse: edges, language: request.language).html)
        // The page can also be saved and sent by mail, so its styles are inline.
        answer.headers.append(
            (
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            ))
        return answer
    }
}
