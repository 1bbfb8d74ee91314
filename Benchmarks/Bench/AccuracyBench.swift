import ArgumentParser
import ReportOutput

/// `rlsearch-bench accuracy`
struct AccuracyBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accuracy",
        abstract: "Compare word segmentation with that by people: precision, recall, F1.",
        discussion: """
            Each line of a file is a sentence with spaces between its words.

            Example:
              rlsearch-bench accuracy gold.txt
            """)

    @Flag(help: "One JSON object.")
    var json = false

    @Argument(help: "Files and folders.", completion: .file())
    var paths: [String]

    func run() throws {
        let lines = try BenchText.lines(of: paths)
        let accuracy = try SegmentationAccuracy(gold: lines)
        let rows = [("icu", accuracy.icu), ("overlay", accuracy.overlay)]
        if json {
            print(
                JSONText.object(rows.map { name, score in (name, Self.object(score)) }).text)
            return
        }
        print("\(lines.count) sentences, \(accuracy.icu.goldCount) words")
        for (name, score) in rows {
            let figures = [
                ("precision", score.precision), ("recall", score.recall), ("F1", score.f1),
            ].map { "\($0) \(DecimalFormat.fixed(100 * $1, digits: 2))" }
            let title = name == "icu" ? "ICU alone       " : "with the overlay"
            print("\(title)  \(figures.joined(separator: ", "))")
        }
    }

    private static func object(_ score: SegmentationAccuracy.Score) -> JSONText {
        .object([
            ("precision", .double(score.precision)), ("recall", .double(score.recall)),
            ("f1", .double(score.f1)),
        ])
    }
}
