import ReportSearch

/// Compares the metadata, structure and figures of reports with the annotations of a person.
///
///     Reports                 the files next to the project
///     Reports FOLDER…         files with these names elsewhere
///     Reports --mistakes …    lists every difference
///
/// Files that do not exist are counted and skipped.
@main
enum Reports {
    private static let usual = ["../shared/seeds", "../shared/data/gov_reports"]

    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let names = arguments.first == "--mistakes"
        if names { arguments.removeFirst() }
        let files = TruthFiles(folders: arguments.isEmpty ? usual : arguments)
        for scores in [
            try MetadataScores.scores(files), try StructureScores.scores(files),
            try FigureScores.scores(files),
        ] {
            print(scores.heading)
            if scores.missing > 0 {
                print("skipped \(scores.missing) files that are not in \(files.folders)")
            }
            for field in scores.fields where scores.read > 0 { print(field.text) }
            for field in scores.fields where names { field.mistakes.forEach { print($0) } }
        }
    }
}
