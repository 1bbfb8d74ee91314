internal import ReportCorpus

/// The statistics, proofs and tokens of an index, for programs.
package enum IndexRecords {
    /// The sizes and totals of an index.
    package static func statistics(
        _ info: ReportIndexInfo, _ location: IndexLocation
    ) throws(ReportSearchError) -> Record {
        let sums = info.statistics
        let reports = try info.reports()
        let skipped = try info.skippedFiles()
        return Record(
            .statistics,
            [
                (.index, .text(location.folder.string)), (.analyzer, .text(info.analyzer)),
                (.files, .int(reports.files)), (.reports, .int(reports.reports)),
                (.filesSkipped, .int(skipped.count)),
                (.filesAlike, .int(reports.alike)),
                (.filesWithAgency, .int(reports.withAgency)),
                (.filesWithRegion, .int(reports.withRegion)),
                (.filesWithYear, .int(reports.withYear)), (.paragraphs, .int(sums.docCount)),
                (.deletedParagraphs, .int(sums.deletedDocCount)), (.words, .int(sums.wordCount)),
                (.terms, .int(sums.termCount)), (.postings, .int(sums.postingCount)),
                (.segments, .int(sums.segmentCount)),
                (
                    .sizes,
                    .counts([
                        ("postings", sums.postingsByteCount),
                        ("dictionary", sums.dictionaryByteCount),
                        ("lengths", sums.lengthsByteCount), ("text", sums.storedByteCount),
                        ("sources", sums.sourcesByteCount), ("total", sums.fileByteCount),
                    ])
                ),
                (
                    .years,
                    .counts(
                        reports.years.sorted { $0.key < $1.key }.map { (String($0.key), $0.value) })
                ),
                (.skipped, .array(skipped.map(skippedFile))),
                (.confinement, .list(DocumentConfinement.means(), separator: ", ")),
            ])
    }

    private static func skippedFile(_ skipped: SkippedFile) -> Value {
        .record(
            Record(
                .skippedFile,
                [
                    (.file, .text(skipped.file)),
                    (.reason, .text(Message.reason(skipped.reason)[.en])),
                ]))
    }

    /// The proof of literal matches on a sample.
    package static func proof(_ proof: LiteralProof, seed: UInt64) -> Record {
        Record(
            .proof,
            [
                (.seed, .unsigned(seed)), (.strings, .int(proof.stringCount)),
                (.paragraphs, .int(proof.paragraphCount)), (.files, .int(proof.fileCount)),
                (.relevantPairs, .int(proof.relevantPairs)), (.pairsFound, .int(proof.foundPairs)),
                (.pairsBoth, .int(proof.foundRelevantPairs)),
                (.recall, .decimal(proof.recall, digits: 4)),
                (.precision, .decimal(proof.precision, digits: 4)),
                (.counterexamples, .array(proof.counterexamples.map(counterexample))),
            ])
    }

    private static func counterexample(_ example: LiteralProof.Counterexample) -> Value {
        .record(
            Record(
                .counterexample,
                [
                    (.string, .text(example.string)), (.file, .text(example.file)),
                    (.paragraph, .int(example.paragraph)), (.wasFound, .bool(example.wasFound)),
                ]))
    }

    /// The tokens of a text.
    package static func tokens(_ text: String, _ tokens: [TextSegmenter.TokenPlace]) -> Record {
        Record(
            .tokens,
            [
                (.text, .text(text)),
                (
                    .tokens,
                    .array(
                        tokens.map { token in
                            .record(
                                Record(
                                    .token,
                                    [
                                        (.term, .text(token.term)), (.bytes, .range(token.bytes)),
                                        (.kind, .text(token.kind)),
                                        (.source, .text(token.source)),
                                    ]))
                        })
                ),
            ])
    }
}
