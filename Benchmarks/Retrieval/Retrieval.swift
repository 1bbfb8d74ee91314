import ReportSearch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Measures the quality of the ranking.
///
///     Retrieval score RUN QRELS    scores a TREC run
///     Retrieval measure FOLDER…    ranks the questions of each set by BM25, by relevance, and without its parts
///     Retrieval tune FOLDER…       searches better parameters on each half of the questions
@main
enum Retrieval {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch (arguments.first, arguments.dropFirst()) {
        case ("score", let files) where files.count == 2:
            try score(run: files[files.startIndex], judgements: files[files.startIndex + 1])
        case ("measure", let folders) where !folders.isEmpty:
            for set in try sets(folders) { try measure(set) }
        case ("tune", let folders) where !folders.isEmpty:
            let sets = try sets(folders)
            if !sets.isEmpty { try Tuning(sets: sets).run() }
        default:
            print("usage: Retrieval score RUN QRELS | measure FOLDER… | tune FOLDER…")
            exit(2)
        }
    }

    private static func sets(_ folders: ArraySlice<String>) throws -> [QuestionSet] {
        var sets: [QuestionSet] = []
        for folder in folders {
            if let set = try QuestionSet(folder: folder) {
                sets.append(set)
            } else {
                print("skipped \(folder): no corpus.tsv, queries.tsv and qrels.tsv there")
            }
        }
        return sets
    }

    private static func measure(_ set: QuestionSet) throws {
        func line(_ name: String, _ ranking: Ranking) throws {
            print("\(set.name), \(name): \(try set.quality(of: ranking).text)")
        }
        func without(_ change: (inout Relevance) -> Void) -> Ranking {
            var relevance = Relevance()
            change(&relevance)
            return .relevance(relevance)
        }
        try line("BM25 of words", .bm25)
        try line("relevance", .usual)
        try line("without words", without { $0.words = 0 })
        try line("without pairs", without { $0.pairs = 0 })
        try line("without characters", without { $0.characters = 0 })
        try line("without earliness", without { $0.earliness = 0 })
        try line("question words as others", without { $0.questionWord = 1 })
        try line(
            "without expected answers",
            without {
                $0.time = 0
                $0.number = 0
                $0.place = 0
            })
    }

    private static func score(run: String, judgements: String) throws {
        var ranked: [String: [(score: Double, document: String)]] = [:]
        for fields in try TableFile.rows(run, separator: " ") where fields.count == 6 {
            ranked[String(fields[0]), default: []].append(
                (Double(fields[4]) ?? 0, String(fields[2])))
        }
        var quality = Quality()
        for (question, grades) in try Judgements(path: judgements).grades {
            let documents = (ranked[question] ?? []).sorted { $0.score > $1.score }
            quality.add(documents.map(\.document), grades)
        }
        print("\(quality.text)  (\(quality.count) questions)")
    }
}
