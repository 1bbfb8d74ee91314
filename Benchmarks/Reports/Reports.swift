import ReportSearch
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Measures how well reports are understood, against what a person read in them.
///
///     Reports                 the files beside the project
///     Reports FOLDER…         files of these names elsewhere
///
/// Says so and skips files that are not there.
@main
enum Reports {
    private static let truth = "Benchmarks/Reports/truth/"
    private static let usual = ["../shared/seeds", "../shared/data/gov_reports"]

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let folders = arguments.isEmpty ? usual : arguments
        var fields = ["agency", "region", "year", "date"].map { FieldScore(name: $0) }
        var (read, missing) = (0, 0)
        for row in try rows(truth + "metadata.tsv") where row.count == 5 {
            guard let metadata = metadata(of: row[0], in: folders) else {
                missing += 1
                continue
            }
            read += 1
            let found = [
                metadata.agency?.value, metadata.region?.value.joined(separator: "/"),
                metadata.year.map { String($0.value) }, metadata.date?.value,
            ]
            for index in fields.indices {
                fields[index].add(
                    found: found[index], right: row[index + 1].isEmpty ? nil : row[index + 1],
                    file: row[0])
            }
        }
        if missing > 0 { print("skipped \(missing) files that are not in \(folders)") }
        print("metadata of \(read) files")
        for field in fields where read > 0 { print(field.text) }
        for field in fields { field.mistakes.forEach { print($0) } }
    }

    private static func metadata(of name: String, in folders: [String]) -> Metadata? {
        for folder in folders {
            let path = FilePath(folder + "/" + name)
            if let bytes = try? ReportReader.bytes(of: path),
                let report = try? ReportReader().report(bytes, path: path)
            {
                return report.metadata
            }
        }
        return nil
    }

    private static func rows(_ path: String) throws -> [[String]] {
        let text = String(decoding: try ReportReader.bytes(of: FilePath(path)), as: UTF8.self)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

/// How often one field was read right.
struct FieldScore {
    let name: String
    private(set) var mistakes: [String] = []
    private var found = 0
    private var known = 0
    private var right = 0

    init(name: String) { self.name = name }

    mutating func add(found value: String?, right truth: String?, file: String) {
        if value != nil { found += 1 }
        if truth != nil { known += 1 }
        if value == truth {
            if truth != nil { right += 1 }
        } else {
            mistakes.append("\(file): \(name) \(value ?? "-") instead of \(truth ?? "-")")
        }
    }

    var text: String {
        "\(name): precision \(percent(right, found)), recall \(percent(right, known)) "
            + "(\(right) right of \(found) read and \(known) there)"
    }

    private func percent(_ part: Int, _ whole: Int) -> String {
        guard whole > 0 else { return "-" }
        let tenths = part * 1000 / whole
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
