import SyntheticCorpus
import TextAnalysis

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Compares the fast segmenter with ICU on random text, up to a limit of time or characters.
///
///     SegmentationFuzz [--seconds N] [--characters N] [--seed N]
///
/// Prints how much was compared. At the first difference, prints the text and ends with status 1.
@main
enum SegmentationFuzz {
    static func main() throws {
        let seconds = option("--seconds") ?? 60
        let most = option("--characters") ?? Int.max
        let seed = UInt64(option("--seed") ?? Int.random(in: 0..<1 << 32))
        print("seed \(seed)")
        var source = StressText(seed: seed)
        let fast = try WordSegmenter(engine: .fast)
        let icu = try WordSegmenter(engine: .icu)
        precondition(fast.engine == .fast, "this ICU is not known to the fast engine")
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        var characters = 0
        var texts = 0
        while characters < most, clock.now < end {
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
                exit(1)
            }
            characters += text.unicodeScalars.count
            texts += 1
        }
        print("\(texts) texts, \(characters) characters: no difference")
    }

    private static func option(_ name: String) -> Int? {
        guard let place = CommandLine.arguments.firstIndex(of: name),
            place + 1 < CommandLine.arguments.count
        else { return nil }
        return Int(CommandLine.arguments[place + 1])
    }
}
