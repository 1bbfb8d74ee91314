import ArgumentParser
import ParagraphEvidence
import ReportSearch

/// Measures how good the ranking is.
@main
struct Retrieval: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures how good the ranking is.",
        subcommands: [
            Score.self, Measure.self, Tune.self, Features.self, Reports.self, AnswerSpeed.self,
        ])

    /// Folders of `corpus.tsv`, `queries.tsv` and `qrels.tsv`.
    struct Folders: ParsableArguments {
        @Argument(help: "Folders of corpus.tsv, queries.tsv and qrels.tsv.")
        var folders: [String]
        @Flag(help: "Search the rows as the lines of the documents that groups.tsv names.")
        var documents = false
        @Flag(help: "Measure only the default ranking.")
        var usual = false
    }

    struct Score: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Scores a TREC run.")
        @Argument(
            help: ArgumentHelp("The run, as rlsearch batch --trec writes it.", valueName: "run"))
        var runPath: String
        @Argument(help: "The judgements, as TSV.")
        var qrels: String

        func run() throws { try Retrieval.score(run: runPath, judgements: qrels) }
    }

    struct Measure: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ranks questions by BM25, by relevance and without each part of it.")
        @OptionGroup var folders: Folders
        @Option(help: "Rerank this number of candidates. May be repeated, to compare numbers.")
        var candidates: [Int] = []

        func validate() throws {
            guard candidates.allSatisfy({ $0 > 0 }) else {
                throw ValidationError("--candidates must be 1 or more.")
            }
        }

        func run() throws {
            for set in try Retrieval.sets(folders) {
                if candidates.isEmpty {
                    try Retrieval.measure(set, onlyUsual: folders.usual)
                } else {
                    try Retrieval.measure(set, candidates: candidates)
                }
            }
        }
    }

    struct Tune: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Looks for better parameters on either half of the questions.")
        @OptionGroup var folders: Folders

        func run() throws {
            let sets = try Retrieval.sets(folders)
            if !sets.isEmpty { try Tuning(sets: sets).run() }
        }
    }

    struct Reports: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Ranks questions about reports, from a list with question, file and line number.")
        @Argument(help: "The questions.") var questions: String
        @Argument(help: "The folder of the reports.") var folder: String

        func run() throws {
            let set = try QuestionSet(reports: folder, questions: questions)
            try Retrieval.measure(set, onlyUsual: false)
        }
    }

    struct Features: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the features of the best paragraphs of each question.")
        @OptionGroup var folders: Folders
        @Option(help: "The folder to write into.") var into: String
        @Option(help: "The number of paragraphs of a question.") var depth = 60
        @Option(
            help:
                "The tables of answer_words.py; no question uses words that were learned from its own answer."
        )
        var tables: String?
        @Option(
            help: "Questions about reports, as for `reports`; the folders then contain the reports."
        )
        var questions: String?

        func run() throws {
            let answerWords = try tables.map { folder in
                try ["fold0", "fold1"].map {
                    AnswerWords(keeping: try TableFile.bytes("\(folder)/\($0).tsv"))
                }
            }
            let sets =
                try questions.map { questions in
                    try folders.folders.map {
                        try QuestionSet(reports: $0, questions: questions)
                    }
                } ?? Retrieval.sets(folders)
            for set in sets {
                try FeatureFile.write(set, into: into, depth: depth, answerWords: answerWords)
            }
        }
    }

    private static func sets(_ folders: Folders) throws -> [QuestionSet] {
        var sets: [QuestionSet] = []
        for folder in folders.folders {
            if let set = try QuestionSet(folder: folder, asDocuments: folders.documents) {
                sets.append(set)
            } else {
                print("skipped \(folder): no corpus.tsv, queries.tsv and qrels.tsv there")
            }
        }
        return sets
    }

    private static func measure(_ set: QuestionSet, onlyUsual: Bool) throws {
        func line(_ name: String, _ ranking: Ranking) throws {
            print("\(set.name), \(name): \(try set.quality(of: ranking).text)")
        }
        for half in 0...1 {
            let quality = try set.quality(of: .standard, on: .half(half))
            print("\(set.name), relevance, half \(half): \(quality.text)")
        }
        try line("relevance", .standard)
        if onlyUsual { return }
        func without(_ change: (inout Relevance) -> Void) -> Ranking {
            var relevance = Relevance()
            change(&relevance)
            return .relevance(relevance)
        }
        try line("BM25 of words", .bm25)
        try line("without surroundings and meaning", without { $0.modelDepth = 0 })
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

    /// Measures each half with these numbers of candidates.
    private static func measure(_ set: QuestionSet, candidates: [Int]) throws {
        for depth in candidates {
            var relevance = Relevance()
            relevance.depth = depth
            for half in 0...1 {
                let quality = try set.quality(of: .relevance(relevance), on: .half(half))
                print("\(set.name), \(depth) candidates, half \(half): \(quality.text)")
            }
        }
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
