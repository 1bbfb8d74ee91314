import SystemPackage

@testable import ReportCorpus

/// Any bytes as a report, in a detected or given encoding.
struct ReportFuzz: FuzzTarget {
    static let name = "report"

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let encodings: [TextEncoding?] = [nil] + TextEncoding.allCases
        let encoding = encodings[input.below(encodings.count)]
        let file = input.rest
        let report: Report
        do throws(CorpusError) {
            report = try ReportReader(encoding: encoding).report(file, path: "甲市乙局_2023.txt")
        } catch {
            guard case .undecodable(_, _, let offset) = error else { return }
            return try require(
                file.indices.contains(offset), "byte \(offset) of \(file.count) is at fault")
        }
        try ReportInvariants(report, file).check()
    }
}
