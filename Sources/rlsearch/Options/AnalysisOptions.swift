import ArgumentParser
import ReportSearch

/// How text is cut and folded, where it is not as usual.
struct AnalysisOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A list of further words, one a line; dictionary.txt in the index's folder always "
                + "counts. May be repeated.", valueName: "file"), completion: .file())
    var dict: [String] = []

    @Option(
        help: ArgumentHelp(
            "Tell apart what is otherwise folded together: width, case, compatibility, zero-width, "
                + "spaces, traditional, years; all, or none to fold everything again. May be "
                + "repeated. (default: as the index was made)", valueName: "fold"))
    var noFold: [FoldChoice] = []

    var dictionaries: [FilePath] { dict.map { FilePath($0) } }

    var foldsLeftOut: [FoldName]? { noFold.isEmpty ? nil : noFold.flatMap(\.names) }
}

/// A fold by its name, or all, or none.
struct FoldChoice: ExpressibleByArgument {
    let names: [FoldName]

    init?(argument: String) {
        switch argument {
        case "all": names = FoldName.allCases
        case "none": names = []
        default:
            guard let name = FoldName(rawValue: argument) else { return nil }
            names = [name]
        }
    }

    static var allValueStrings: [String] {
        FoldName.allCases.map(\.rawValue) + ["all", "none"]
    }
}
