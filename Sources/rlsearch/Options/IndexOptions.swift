import ArgumentParser
import ReportSearch
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which index a command works on.
struct IndexOptions: ParsableArguments {
    @Option(
        name: .customLong("index"),
        help: ArgumentHelp(
            "The index's folder (default: .rlsearch here or above; or RLSEARCH_INDEX).",
            valueName: "folder"))
    var folder: String?

    private static func named(_ folder: String?) -> IndexLocation? {
        if let folder { return IndexLocation(FilePath(folder)) }
        guard let value = unsafe getenv("RLSEARCH_INDEX") else { return nil }
        let path = unsafe String(cString: value)
        return path.isEmpty ? nil : IndexLocation(FilePath(path))
    }

    /// The index to write to.
    var writing: IndexLocation { Self.named(folder) ?? .inWorkingFolder }

    /// The index to read from; where there is none, the place where one would be made.
    var reading: IndexLocation { Self.reading(folder) }

    /// The same of the option's value.
    static func reading(_ folder: String?) -> IndexLocation {
        named(folder) ?? .nearest() ?? .inWorkingFolder
    }
}
