import ParagraphEvidence
import ReportSearch
import SyntheticCorpus
import SystemPackage

/// Questions with their correct answers, from a folder with `corpus.tsv` (id, text), `queries.tsv` (id, text) and
/// `qrels.tsv` (question, document, grade); and, where the rows are sentences of documents, `groups.tsv` (id, document).
final class QuestionSet {
    let name: String
    private let index = TemporaryFolder()
    private let searcher: ReportSearcher
    private(set) var questions: [(id: String, text: String)] = []
    private var judgements: Judgements
    /// For each document, the byte offsets and the ids of its rows; nil if each row is indexed by itself.
    private var lines: [String: [(start: Int, id: String)]]?

    /// Reads a set; nil if the folder does not contain the three files.
    ///
    /// - Parameter asDocuments: whether the rows are indexed as the lines of their documents.
    init?(folder: String, asDocuments: Bool = false) throws {
        let files = ["corpus.tsv", "queries.tsv", "qrels.tsv"].map { folder + "/" + $0 }
        guard files.allSatisfy(TableFile.exists) else { return nil }
        let folderName = folder.split(separator: "/").last.map(String.init) ?? folder
        name = asDocuments ? folderName + " as documents" : folderName
        let location = IndexLocation(FilePath(index.path))
        if asDocuments {
            let (documents, lines) = try Self.documents(folder)
            self.lines = lines
            _ = try ReportIndexer(location).index(texts: documents)
        } else {
            var options = IndexingOptions()
            options.format = RowFormat()
            _ = try ReportIndexer(location, options: options).index([FilePath(files[0])])
        }
        searcher = try ReportSearcher(location)
        judgements = try Judgements(path: files[2])
        for fields in try TableFile.rows(files[1]) where fields.count == 2 {
            if judgements.grades[String(fields[0])] != nil {
                questions.append((String(fields[0]), String(fields[1])))
            }
        }
    }

    /// Reads questions about reports. Each line of the list has a question, the name of a file below the folder, and
    /// the number of the line that answers the question.
    init(reports folder: String, questions path: String) throws {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        name = file.hasSuffix(".tsv") ? String(file.dropLast(4)) : file
        let location = IndexLocation(FilePath(index.path))
        _ = try ReportIndexer(location).index([FilePath(folder)])
        searcher = try ReportSearcher(location)
        judgements = Judgements()
        var lines: [String: [(start: Int, id: String)]] = [:]
        for fields in try TableFile.rows(path) where fields.count == 3 && fields[0].first != "#" {
            let file = String(fields[1])
            if lines[file] == nil {
                var start = 0
                for (number, line) in try TableFile.lines(folder + "/" + file).enumerated() {
                    lines[file, default: []].append((start, "\(file):\(number + 1)"))
                    start += line + 1
                }
            }
            let id = "\(questions.count)"
            questions.append((id, String(fields[0])))
            judgements.add(id, "\(file):\(fields[2])")
        }
        self.lines = lines
    }

    private static func documents(
        _ folder: String
    ) throws -> ([NamedText], [String: [(start: Int, id: String)]]) {
        var groups: [Substring: String] = [:]
        if TableFile.exists(folder + "/groups.tsv") {
            for fields in try TableFile.rows(folder + "/groups.tsv") where fields.count == 2 {
                groups[fields[0]] = String(fields[1])
            }
        }
        var order: [String] = []
        var texts: [String: String] = [:]
        var lines: [String: [(start: Int, id: String)]] = [:]
        for fields in try TableFile.rows(folder + "/corpus.tsv") where fields.count == 2 {
            let group = groups[fields[0]] ?? "all"
            if texts[group] == nil { order.append(group) }
            let start = texts[group]?.utf8.count ?? 0
            lines[group, default: []].append((start, String(fields[0])))
            texts[group, default: ""] += fields[1] + "\n"
        }
        return (order.map { NamedText($0, text: texts[$0] ?? "") }, lines)
    }

    /// The ids of the rows that a paragraph consists of.
    private func ids(_ source: SourcePlace) -> [String] {
        guard let lines else { return [source.file] }
        let all = lines[source.file.split(separator: "/").last.map(String.init) ?? ""] ?? []
        let inside = all.filter { source.bytes.contains($0.start) }
        let first = all.last { $0.start <= source.bytes.lowerBound }
        return inside.isEmpty ? first.map { [$0.id] } ?? [] : inside.map(\.id)
    }

    /// The questions to use: all, or one half, by a hash of their ids.
    enum Part {
        case all
        case half(Int)
    }

    private func request(_ text: String, _ ranking: Ranking) -> SearchRequest {
        var request = SearchRequest(text, limit: 100)
        request.matchesAny = true
        request.marksMatches = false
        request.ranking = ranking
        return request
    }

    /// Measures a ranking.
    func quality(of ranking: Ranking, on part: Part = .all) throws -> Quality {
        var quality = Quality()
        for question in questions {
            if case .half(let half) = part, Self.half(question.id) != half { continue }
            let hits = try searcher.search(request(question.text, ranking)).hits
            quality.add(
                hits.flatMap { ids($0.place.source) }, judgements.grades[question.id] ?? [:])
        }
        return quality
    }

    /// CRC-32 of an id, modulo 2: a half that does not depend on the order of questions.
    static func half(_ id: String) -> Int {
        var sum = ~UInt32(0)
        for byte in id.utf8 {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return Int(~sum & 1)
    }

    /// The fold of a question, 0 or 1: another hash, modulo 2. In training, the questions of a fold use the table of
    /// answer words that was made from the other fold.
    static func fold(_ id: String) -> Int { half("f" + id) }

    /// The best paragraphs of each question: the ids of their rows, the best grade of these, and their features.
    ///
    /// - Parameters:
    ///   - depth: the number of paragraphs.
    ///   - answerWords: the tables for the questions of half 0, one for fold 0 and one for fold 1; nil to use the
    ///     shipped table.
    ///   - body: called with each question.
    func samples(
        depth: Int, answerWords: [AnswerWords]?,
        _ body: (_ question: String, [(ids: [String], grade: Int, values: [Int32])]) throws -> Void
    ) throws {
        let session = try searcher.session()
        // The shipped model was trained on this number of candidates.
        var relevance = Relevance()
        relevance.depth = 300
        for question in questions {
            let grades = judgements.grades[question.id] ?? [:]
            let isTrainedOn = Self.half(question.id) == 0
            let words = isTrainedOn ? answerWords?[Self.fold(question.id)] : nil
            let samples = try session.featureSamples(
                request(question.text, .relevance(relevance)), depth: depth,
                answerWords: words ?? .shipped)
            try body(
                question.id,
                samples.map { sample in
                    let ids = ids(sample.source)
                    return (ids, ids.map { grades[$0] ?? 0 }.max() ?? 0, sample.values)
                })
        }
    }
}
