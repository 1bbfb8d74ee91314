import ArgumentParser
import ReportSearch

/// Compares the metadata, structure and figures of reports with those that a person read in them.
/// Files that do not exist are counted and skipped.
@main
struct Reports: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares what is read in reports with what a person read in them.")

    @Flag(help: "List every difference.")
    var mistakes = false
    @Flag(help: "Print the rows of the table in Benchmarks/README.md.")
    var table = false
    @Argument(help: "Folders that hold the files.")
    var folders =
        ["../shared/seeds", "../shared/data/gov_reports"]
        + ["web", "budgets", "district_reports"].map { "../shared/data/genres/\($0)" }

    func run() throws {
        let files = TruthFiles(folders: folders)
        if table {
            print("| what | precision | recall | right | read | there |")
            print("|---|---|---|---|---|---|")
        }
        for scores in [
            try MetadataScores.scores(files), try StructureScores.scores(files),
            try FigureScores.scores(files, "figures.tsv", "figures"),
            try FigureScores.scores(files, "figures-genres.tsv", "figures of other genres"),
            try PromiseScores.scores(files, half: "tune"),
            try PromiseScores.scores(files, half: "tell"),
        ] {
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
