import ParagraphEvidence
import ReportSearch
import SystemPackage

/// Writes the training data of the model: `NAME.tsv` with a line for each paragraph (question, half, grade, ids of
/// rows), `NAME.i32` with the values of its features, 32 bits each, and `features.txt` with their names.
enum FeatureFile {
    static func write(
        _ set: QuestionSet, into folder: String, depth: Int, answerWords: [AnswerWords]?
    ) throws {
        let name = set.name.split(separator: " ").joined(separator: "-")
        var lines = ""
        var values: [UInt8] = []
        try set.samples(depth: depth, answerWords: answerWords) { question, samples in
            for sample in samples {
                lines +=
                    "\(question)\t\(QuestionSet.half(question))\t\(sample.grade)\t"
                    + sample.ids.joined(separator: ",") + "\n"
                for value in sample.values {
                    let bits = UInt32(bitPattern: value)
                    for shift in [0, 8, 16, 24] as [UInt32] {
                        values.append(UInt8(truncatingIfNeeded: bits >> shift))
                    }
                }
            }
        }
        try write(Array(lines.utf8), to: folder + "/" + name + ".tsv")
        try write(values, to: folder + "/" + name + ".i32")
        try write(
            Array((SearchSession.featureNames.joined(separator: "\n") + "\n").utf8),
            to: folder + "/features.txt")
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try FileDescriptor.open(
            FilePath(path), .writeOnly, options: [.create, .truncate],
            permissions: [.ownerReadWrite, .groupRead, .otherRead])
        try file.closeAfter { _ = try file.writeAll(bytes) }
    }
}
