import ArgumentParser
import SyntheticCorpus
import TextAnalysis

/// Compares the fast segmenter with ICU on random text until time or text is used up.
@main
struct SegmentationFuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares the fast segmenter with ICU on random text.",
        discussion: "Prints the text of the first difference and ends with status 1.")

    @Option(help: "Ends after this time.")
    var seconds = 60
    @Option(name: .customLong("characters"), help: "Ends after this much text.")
    var maxCharacters = Int.max
    @Option(help: "Repeats the same text.")
    var seed = UInt64.random(in: 0..<1 << 32)

    func run() throws {
        print("seed \(seed)")
        var source = StressText(seed: seed)
        let fast = try WordSegmenter(engine: .fast)
        let icu = try WordSegmenter(engine: .icu)
        precondition(fast.engine == .fast, "this ICU is not known to the fast engine")
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        var characters = 0
        var texts = 0
        while characters < maxCharacters, clock.now < end {
            let text = source.next()
            let bytes = Array(text.utf8)
            let found = try fast.boundaries(of: bytes)
            let wanted = try icu.boundaries(of: bytes)
            let kinds = try fast.kinds(of: bytes)
            guard found == wanted, try kinds == icu.kinds(of: bytes) else {
                let scalars = text.unicodeScalars.map { String($0.value, radix: 16) }
                print(
                    "difference after \(characters) characters: \(scalars.joined(separator: " "))")
                print(
                    "fast \(found)\n     \(kinds)\nicu  \(wanted)\n     \(try icu.kinds(of: bytes))"
                )
                throw ExitCode(1)
            }
            characters += text.unicodeScalars.count
            texts += 1
        }
        print("\(texts) texts, \(characters) characters: no difference")
    }
}
