import ArgumentParser
import ReportSearch

/// Further words for the overlay dictionary.
struct DictionaryOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A list of further words, one a line; dictionary.txt in the index's folder always "
                + "counts. May be repeated.", valueName: "file"), completion: .file())
    var dict: [String] = []

    var files: [FilePath] { dict.map { FilePath($0) } }
}
