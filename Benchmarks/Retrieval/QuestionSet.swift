import ReportSearch
import SyntheticCorpus
import SystemPackage

/// Questions with their correct answers, from a folder with `corpus.tsv` (id, text), `queries.tsv` (id, text) and
/// `qrels.tsv` (question, document, grade).
final class QuestionSet {
    let name: String
    private let index = TemporaryFolder()
    private let searcher: ReportSearcher
    private var questions: [(id: String, text: String)] = []
    private let judgements: Judgements

    /// Reads a set; nil if the folder does not contain the three files.
    init?(folder: String) throws {
        let files = ["corpus.tsv", "queries.tsv", "qrels.tsv"].map { folder + "/" + $0 }
        guard files.allSatisfy(TableFile.exists) else { return nil }
        name = folder.split(separator: "/").last.map(String.init) ?? folder
        let location = IndexLocation(FilePath(index.path))
        var options = IndexingOptions()
        options.format = RowFormat()
        _ = try ReportIndexer(location, options: options).index([FilePath(files[0])])
        searcher = try ReportSearcher(location)
        judgements = try Judgements(path: files[2])
        for fields in try TableFile.rows(files[1]) where fields.count == 2 {
            if judgements.grades[String(fields[0])] != nil {
                questions.append((String(fields[0]), String(fields[1])))
            }
        }
    }

    /// The questions to use: all, or one half, which is every second one.
    enum Part {
        case all
        case half(Int)
    }

    /// Measures a ranking.
    func quality(of ranking: Ranking, on part: Part = .all) throws -> Quality {
        var quality = Quality()
        for (number, question) in questions.enumerated() {
            if case .half(let half) = part, number % 2 != half { continue }
            var request = SearchRequest(question.text, limit: 100)
            request.matchesAny = true
            request.marksMatches = false
            request.ranking = ranking
            let hits = try searcher.search(request).hits
            quality.add(hits.map(\.place.file), judgements.grades[question.id] ?? [:])
        }
        return quality
    }
}
