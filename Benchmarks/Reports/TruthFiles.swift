import ReportSearch
import SystemPackage

/// The annotated files, and the tables of annotations.
struct TruthFiles {
    let folders: [String]

    /// The report with a file name, from the first folder that has it.
    func report(_ name: String) -> Report? {
        for folder in folders {
            let path = FilePath(folder + "/" + name)
            if let bytes = try? ReportReader.bytes(of: path),
                let report = try? ReportReader().report(bytes, path: path)
            {
                return report
            }
        }
        return nil
    }

    /// The names of the files in the folders that meet a condition, sorted.
    func names(where holds: (String) -> Bool) -> [String] {
        FileWalk(folders.map { FilePath($0) }).files.compactMap { $0.path.lastComponent?.string }
            .filter(holds).sorted()
    }

    /// The rows of a table, by file, in the order in which the files are first named.
    func rows(_ table: String) throws -> [(file: String, rows: [[String]])] {
        let path = FilePath("Benchmarks/Reports/truth/" + table)
        let text = String(decoding: try ReportReader.bytes(of: path), as: UTF8.self)
        var files: [(file: String, rows: [[String]])] = []
        var numbers: [String: Int] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let row = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if let known = numbers[row[0]] {
                files[known].rows.append(row)
            } else {
                numbers[row[0]] = files.count
                files.append((row[0], [row]))
            }
        }
        return files
    }
}
