import ArgumentParser
import ReportSearch

/// Compares the metadata, structure and figures that are read from reports with the annotations of a person. Annotated
/// files that do not exist are counted and skipped.
@main
struct Reports: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares what is read in reports with what a person read in them.")

    @Flag(help: "List every difference.")
    var mistakes = false
    @Flag(help: "Print the rows of the table in Benchmarks/README.md.")
    var table = false
    @Flag(
        help: "Print the byte offsets of the headings in the given files, to be corrected by hand.")
    var propose = false
    @Argument(help: "Folders that hold the files.")
    var folders = [
        "../shared/seeds", "../shared/data/gov_reports", "../shared/data/genres/budgets",
        "../shared/data/genres/district_reports", "../shared/data/genres/web",
    ]

    func run() throws {
        let files = TruthFiles(folders: folders)
        if propose {
            for name in folders {
                guard let report = TruthFiles(folders: ["."]).report(name) else { continue }
                let headings = GenreScores.headings(of: report).compactMap { Int($0) }.sorted()
                print(name + "\t" + headings.map(String.init).joined(separator: " "))
            }
            return
        }
        if table {
            print("| what | precision | recall | right | read | annotated |")
            print("|---|---|---|---|---|---|")
        }
        for scores in [
            try MetadataScores.scores(files), try StructureScores.scores(files),
            try FigureScores.scores(files, "figures.tsv", "figures"),
            try FigureScores.scores(files, "figures-genres.tsv", "figures of other genres"),
            try FigureScores.scores(files, "figures-unseen.tsv", "more figures of other genres"),
            try PromiseScores.scores(files, half: "tune"),
            try PromiseScores.scores(files, half: "tell"),
        ] + (try GenreScores.halves.map { try SectionScores.scores(files, half: $0) })
            + (try GenreScores.halves.map { try GenreScores.scores(files, half: $0) })
        {
            if table {
                for field in scores.fields where scores.read > 0 { print(field.row) }
                continue
            }
            print(scores.heading)
            if scores.missing > 0 {
                print("skipped \(scores.missing) files that are not in \(files.folders)")
            }
            for field in scores.fields where scores.read > 0 { print(field.text) }
            for field in scores.fields where mistakes { field.mistakes.forEach { print($0) } }
        }
    }
}
