import ArgumentParser
import ReportOutput
import SystemPackage

/// The stop words that an option names.
enum StopList {
    static let help = ArgumentHelp(
        zh: "不列出停用词：usual 为内置词表，否则为文件，以空白分隔。",
        en: "Leave out stop words: usual for the built-in list, or a file of words.",
        value: .list)

    /// The words of a list; nil for no list.
    static func words(_ name: String?) throws -> StopWords? {
        guard let name else { return nil }
        if name == "usual" { return .builtIn }
        return StopWords(try ReportReader.bytes(of: FilePath(name)))
    }
}
