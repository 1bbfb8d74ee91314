import ArgumentParser
import ReportOutput
import SystemPackage

/// The index of a command.
struct IndexOptions: ParsableArguments {
    @Option(
        name: .customLong("index"),
        help: ArgumentHelp(
            zh: "索引文件夹（默认：当前或上级文件夹中的 .rlsearch，或 RLSEARCH_INDEX）。",
            en: "The index's folder (default: .rlsearch here or above; or RLSEARCH_INDEX).",
            value: .folder), completion: .directory)
    var folder: String?

    private static func named(_ folder: String?) -> IndexLocation? {
        if let folder { return IndexLocation(FilePath(folder)) }
        guard let path = Environment.value("RLSEARCH_INDEX"), !path.isEmpty else { return nil }
        return IndexLocation(FilePath(path))
    }

    /// The index to write to.
    var writing: IndexLocation { Self.named(folder) ?? .inWorkingFolder }

    /// The index to read from; if there is none, the location where it would be created.
    var reading: IndexLocation { Self.reading(folder) }

    /// The index to read from, by the value of the option.
    static func reading(_ folder: String?) -> IndexLocation {
        named(folder) ?? .nearest() ?? .inWorkingFolder
    }
}
