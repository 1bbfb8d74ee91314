internal import ReportCorpus

/// Writes statistics, proofs and indexing results for people.
package enum IndexText {
    /// Writes sizes and totals, one per line.
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
            case (.confinement, .list(let means, _)): writeConfinement(means, to: output)
            default: break
            }
        }
        for file in skipped {
            let text = ErrorMessage(file.reason).what[language]
            output.line(
                Cells.padded(Field.skipped.title[language], to: 10) + PrintableText.of(text))
        }
    }

    private static func writeConfinement(_ means: [String], to output: Output) {
        let text =
            means.isEmpty
            ? Message(
                zh: "缺少 rlsearch-documents，不能读取文档",
                en: "rlsearch-documents is missing; no documents are read")
            : Message(
                zh: "由受限进程读取（\(means.joined(separator: "、"))）",
                en: "read in confined processes (\(means.joined(separator: ", ")))")
        let title = Field.confinement.title[output.language]
        output.line(Cells.padded(title, to: 10) + text[output.language])
    }

    /// Writes the proof of literal matches on a sample.
    package static func writeProof(_ proof: LiteralProof, seed: UInt64, to output: Output) {
        output.line(.proofSize(proof, seed: seed))
        output.line(.recall(proof, share: percent(proof.recall)))
        output.line(.precision(proof, share: percent(proof.precision)))
        for example in proof.counterexamples { output.line(.counterexample(example)) }
    }

    /// A percentage, which is 100 % only if the share is exactly 1.
    private static func percent(_ share: Double) -> String {
        share == 1 ? "100 %" : DecimalFormat.fixed(min(share * 100, 99.9999), digits: 4) + " %"
    }

    /// Writes the results and errors of indexing.
    package static func writeSummary(
        _ summary: IndexingSummary, paths: [String], isQuiet: Bool, to output: Output
    ) {
        for problem in summary.problems { output.error(ErrorMessage(problem)) }
        for name in summary.unknownColumns { output.note(.unknownColumn(name)) }
        for name in summary.unknownInTable { output.note(.unknownInTable(name)) }
        for path in summary.loops { output.note(.visitedAlready(path.string)) }
        for path in summary.emptyFiles { output.note(.noText(path)) }
        if let retokenize = summary.retokenizedFiles { output.note(.retokenize(retokenize)) }
        let changed = summary.addedFiles + summary.changedFiles
        if summary.foundNothing {
            // What is wrong with the other paths was said above.
            let named = paths.filter { path in
                !summary.problems.contains { $0.path?.hasPrefix(path) ?? false }
            }
            if !named.isEmpty { output.note(.nothingToIndex(named)) }
        } else if isQuiet {
            return
        } else if changed == 0 && summary.removedFiles == 0 {
            output.line(.nothingChanged(summary.unchangedFiles))
        } else {
            output.line(.indexed(summary))
            if summary.copies > 0 { output.note(.copies(summary.copies)) }
        }
    }
}
