import ArgumentParser
import ReportOutput
import SystemPackage

/// Loads the text to measure on.
enum BenchText {
    /// The lines of all UTF-8 files below the paths; other files are reported and skipped.
    static func lines(of paths: [String]) throws -> [String] {
        let walk = FileWalk(paths.map { FilePath($0) })
        for problem in walk.problems { BenchNotes.error(ErrorMessage(problem)) }
        var lines: [String] = []
        for file in walk.files {
            let bytes: [UInt8]
            do throws(CorpusError) {
                bytes = try ReportReader.bytes(ofFile: file.path)
            } catch {
                BenchNotes.error(ErrorMessage(error))
                continue
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                BenchNotes.note("\(file.path.string): not UTF-8; left out of the measurement")
                continue
            }
            lines += text.split(separator: "\n").map(String.init)
        }
        guard !lines.isEmpty else {
            throw ValidationError("there is no UTF-8 text to cut: give a file or folder with text")
        }
        return lines
    }
}
