internal import ICUText
internal import ReportCorpus
internal import SystemPackage
internal import TextAnalysis

/// The user's own words: `dictionary.txt` in the index folder, one word per line.
enum UserDictionary {
    static let fileName = "dictionary.txt"

    /// The analyzer setup for an index: the shipped words, the index's own list, and the given files.
    static func setup(
        for location: IndexLocation, files: [FilePath] = [], folds: Folds
    ) throws(ReportSearchError) -> AnalyzerSetup {
        var lists: [[UInt8]] = []
        let own = location.folder.appending(fileName)
        if let bytes = try? ReportReader.bytes(ofFile: own) {
            lists.append(try checked(bytes, own))
        }
        for file in files {
            let bytes: [UInt8]
            do throws(CorpusError) {
                bytes = try ReportReader.bytes(of: file)
            } catch {
                throw .dictionary(path: file.string, problem: .unreadable)
            }
            lists.append(try checked(bytes, file))
        }
        return try rethrowing { () throws(ICUError) in
            try AnalyzerSetup(folds: folds, userLists: lists)
        }
    }

    private static func checked(
        _ bytes: [UInt8], _ path: FilePath
    ) throws(ReportSearchError) -> [UInt8] {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw .dictionary(path: path.string, problem: .notUTF8)
        }
        return bytes
    }
}
