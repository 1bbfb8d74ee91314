internal import ReportCorpus

/// Shows what an index holds and proves to a person.
package enum IndexText {
    /// Sizes and sums, one a line.
    package static func writeStatistics(
        _ record: Record, skipped: [SkippedFile], to output: Output
    ) {
        let language = output.language
        func row(_ name: String, _ value: String) {
            output.line(
                Cells.padded(name, to: 22) + Cells.padded(value, to: 14, isRight: true))
        }
        for (field, value) in record.fields {
            switch (field, value) {
            case (.index, .text(let text)), (.analyzer, .text(let text)):
                output.line(Cells.padded(field.title[language], to: 10) + PrintableText.of(text))
            case (_, .int(let count)): row(field.title[language], String(count))
            case (.sizes, .counts(let sizes)):
                for (name, size) in sizes {
                    row(Message.size(of: name)[language], DecimalFormat.bytes(size))
                }
            case (.years, .counts(let years)):
                for (year, count) in years {
                    row(Message.reportsOn(year: year)[language], String(count))
                }
            default: break
            }
        }
        for file in skipped {
            let text = ErrorMessage(file.reason).what[language]
            output.line(
                Cells.padded(Field.skipped.title[language], to: 10) + PrintableText.of(text))
        }
    }

    /// A proof by sample.
    package static func writeProof(_ proof: LiteralProof, seed: UInt64, to output: Output) {
        output.line(.proofSize(proof, seed: seed))
        output.line(.recall(proof, share: percent(proof.recall)))
        output.line(.precision(proof, share: percent(proof.precision)))
        for example in proof.counterexamples { output.line(.counterexample(example)) }
    }

    /// 100 % only if nothing is missing at all.
    private static func percent(_ share: Double) -> String {
        share == 1 ? "100 %" : DecimalFormat.fixed(min(share * 100, 99.9999), digits: 4) + " %"
    }

    /// What indexing did, and what it could not do.
    package static func writeSummary(
        _ summary: IndexingSummary, paths: [String], isQuiet: Bool, to output: Output
    ) {
        for problem in summary.problems { output.error(ErrorMessage(problem)) }
        for name in summary.unknownInTable { output.note(.unknownInTable(name)) }
        for path in summary.loops { output.note(.visitedAlready(path.string)) }
        for path in summary.emptyFiles { output.note(.noText(path)) }
        if let recut = summary.recutFiles { output.note(.recut(recut)) }
        if isQuiet { return }
        let changed = summary.addedFiles + summary.changedFiles
        if changed + summary.unchangedFiles == 0 && summary.removedFiles == 0 {
            output.note(.nothingToIndex(paths))
        } else if changed == 0 && summary.removedFiles == 0 {
            output.line(.nothingChanged(summary.unchangedFiles))
        } else {
            output.line(.indexed(summary))
        }
    }
}
