import ReportAnalysis
import ReportOutput
import SyntheticCorpus
import SystemPackage
import TestSupport

@testable import QueryLanguage

/// Any text as a query of a small index: either an error at a column of the query, or hits whose highlights are in
/// their text.
struct QueryFuzz: FuzzTarget {
    static let name = "query"
    private let folder = TemporaryFolder()
    private let searcher: ReportSearcher

    init() throws {
        let text = """
            甲市司法局2023年法治政府建设情况报告
            甲市人民政府：
            一、主要举措和成效
            （一）严格规范公正文明执法。全年检查12次，办结行政处罚案件45件，同比下降8.5%。
            国防动员办公室（以下简称国动办）制定裁量基准，公示 open data 平台。
            二、存在的不足和原因
            二〇二三年行政执法监督仍有不足。
            甲市司法局
            2024年1月5日
            """
        try Files.write(text, to: folder.path + "/report.txt")
        let place = IndexLocation(FilePath(folder.path + "/.rlsearch"))
        _ = try ReportIndexer(place).index([FilePath(folder.path + "/report.txt")])
        searcher = try ReportSearcher(place)
    }

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let choices = input.byte()
        let text = input.text
        var request = SearchRequest(text, limit: choices & 1 == 0 ? 3 : nil)
        request.explains = choices & 2 != 0
        request.contextCount = choices >> 2 & 1
        request.matchesAny = choices & 8 != 0
        request.readsPinyin = choices & 16 != 0
        let hits: [SearchHit]
        do throws(ReportSearchError) {
            hits = try searcher.search(request).hits
            if choices & 32 != 0 {
                _ = try Concordance(of: request, order: .right, in: searcher)
            }
            if choices & 64 != 0 {
                _ = try searcher.diagnose(
                    request, file: FilePath(folder.path + "/report.txt"), paragraph: nil)
            }
        } catch {
            return try check(error, of: text)
        }
        for hit in hits { try check(hit) }
    }

    private func check(_ hit: SearchHit) throws {
        let count = hit.text.unicodeScalars.count
        var end = 0
        for range in hit.highlights {
            try require(
                range.lowerBound >= end && range.upperBound <= count && !range.isEmpty,
                "\(range) is marked behind \(end) of \(count)")
            end = range.upperBound
        }
        for range in hit.highlightBytes {
            try require(
                range.lowerBound >= hit.place.bytes.lowerBound
                    && range.upperBound <= hit.place.bytes.upperBound,
                "\(range) of the file is marked, outside of \(hit.place.bytes)")
        }
        try require(hit.score.isFinite, "score \(hit.score)")
    }

    private func check(_ error: ReportSearchError, of text: String) throws {
        guard case .query(let error) = error else {
            throw Finding(description: "\(error)")
        }
        try require(
            (0...text.count).contains(error.column), "column \(error.column) of \(text.count)")
        for text in [error.problem.message, error.problem.hint] {
            try require(!text[.zh].isEmpty && !text[.en].isEmpty, "an error without words")
        }
    }
}
