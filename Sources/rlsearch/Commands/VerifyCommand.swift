import ArgumentParser
import ReportSearch

/// `rlsearch verify`
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove that what stands in the files is found.",
        discussion: """
            Draws random strings of 1 to 12 characters from the indexed files as they are on
            disk, across words, digits, marks and headings. Searches each of them, looks
            for each by a scan that knows no index, and compares. Exit status 1 if
            any paragraph differs; every such paragraph is named, up to a hundred.

            Example:
              rlsearch verify --sample 20000 --seed 7
            """)

    @OptionGroup var index: IndexOptions

    @Option(help: ArgumentHelp("Strings to draw.", valueName: "count"))
    var sample = 2_000

    @Option(help: "Draws the same strings again; else each run draws others, and says its seed.")
    var seed: UInt64?

    @Flag(help: "One JSON object.")
    var json = false

    func validate() throws {
        if sample < 1 { throw ValidationError("--sample must be at least 1") }
    }

    func run() throws {
        let seed = seed ?? UInt64.random(in: 0..<1 << 32)
        let proof = try ReportSearcher(index.reading).prove(sampleCount: sample, seed: seed)
        if proof.rowFileCount > 0 {
            Diagnostics.note("\(proof.rowFileCount) files of rows hold no reports; left out")
        }
        for file in proof.changedFiles {
            Diagnostics.note(
                "\(Terminal.printable(file)) is not as it was indexed and is left out; "
                    + "run `rlsearch index` to bring the index up to date")
        }
        if json { Output.line(Self.object(proof, seed)) } else { Self.write(proof, seed) }
        if !proof.counterexamples.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
        if proof.fileCount == 0 {
            throw ErrorMessageError(
                message: ErrorMessage(
                    "no report of the index could be read",
                    "run `rlsearch index` on the folders of the reports"))
        }
    }

    private static func write(_ proof: LiteralProof, _ seed: UInt64) {
        Output.line(
            "seed \(seed): \(proof.stringCount) different strings from \(proof.paragraphCount) "
                + "paragraphs of \(proof.fileCount) files")
        Output.line(
            "recall \(percent(proof.recall)): \(proof.foundStandingPairs) of "
                + "\(proof.standingPairs) times that a string stands in a paragraph")
        Output.line(
            "precision \(percent(proof.precision)): \(proof.foundStandingPairs) of "
                + "\(proof.foundPairs) paragraphs that were found")
        for example in proof.counterexamples {
            let what = example.wasFound ? "was found but does not stand in" : "was not found in"
            Output.line(
                "“\(Terminal.printable(example.string))” \(what) "
                    + "\(Terminal.printable(example.file)):\(example.paragraph)")
        }
    }

    /// 100 % only if nothing is missing at all.
    private static func percent(_ share: Double) -> String {
        share == 1 ? "100 %" : DecimalFormat.fixed(min(share * 100, 99.9999), digits: 4) + " %"
    }

    private static func object(_ proof: LiteralProof, _ seed: UInt64) -> String {
        let examples = proof.counterexamples.map { example in
            JSONText.object([
                ("string", .string(example.string)), ("file", .string(example.file)),
                ("paragraph", .int(example.paragraph)), ("found", .bool(example.wasFound)),
            ])
        }
        return JSONText.object([
            ("schema", .int(1)), ("seed", .string(String(seed))),
            ("strings", .int(proof.stringCount)), ("paragraphs", .int(proof.paragraphCount)),
            ("files", .int(proof.fileCount)), ("standing", .int(proof.standingPairs)),
            ("found", .int(proof.foundPairs)), ("both", .int(proof.foundStandingPairs)),
            ("recall", .double(proof.recall)), ("precision", .double(proof.precision)),
            ("counterexamples", .array(examples)),
        ]).text
    }
}
