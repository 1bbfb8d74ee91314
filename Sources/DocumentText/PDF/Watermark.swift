internal import TextBasics

/// Chinese text that runs aslant across a page, such as 内部资料 behind the text: `pdftotext` gives each of its characters a line
/// of its own, with a box that is higher than that of an upright character. Latin letters may have such boxes by a fault of
/// their fonts.
enum Watermark {
    /// A line of one character, by its number among the lines of the page.
    private struct Sign {
        let line: Int
        let run: BoxRun
    }

    /// The maximum number of signs that are compared.
    private static let maxCount = 200
    /// The height of a box that is aslant, in usual ones: a sign that is turned by 30 degrees has 1.37 times its height.
    private static let minHeight = 1.25

    /// The lines of a page without text that runs aslant: three or more signs of one size at the same distance, both to the
    /// side and down. Nothing in a line or column of text stands like this.
    ///
    /// - Complexity: O(words), and O(n³) for n signs, at most 200.
    static func removed(from lines: [[BoxRun]]) -> [[BoxRun]] {
        let single = lines.enumerated().filter {
            $0.element.count == 1 && $0.element[0].text.unicodeScalars.count == 1
                && WideCharacters.contains($0.element[0].text.unicodeScalars.first ?? " ")
        }
        guard single.count >= 3 else { return lines }
        let least = minHeight * lines.joined().map(\.height).median
        let signs = single.filter { $0.element[0].height > least }.prefix(maxCount)
            .map { Sign(line: $0.offset, run: $0.element[0]) }
        var aslant: Set<Int> = []
        for first in signs {
            for second in signs where isStep(first.run, second.run) {
                let third = signs.first { sign in
                    isStep(second.run, sign.run)
                        && abs(sign.run.center + first.run.center - 2 * second.run.center)
                            < 0.15 * first.run.height
                        && abs(sign.run.middle + first.run.middle - 2 * second.run.middle)
                            < 0.15 * first.run.height
                }
                guard let third else { continue }
                aslant.formUnion([first.line, second.line, third.line])
            }
        }
        return lines.indices.filter { !aslant.contains($0) }.map { lines[$0] }
    }

    /// Whether a sign of the same size is next to another one, below it and to one side.
    private static func isStep(_ run: BoxRun, _ next: BoxRun) -> Bool {
        let height = run.height
        let (across, down) = (abs(next.center - run.center), next.middle - run.middle)
        return abs(next.height - height) < 0.1 * height && across > 0.2 * height
            && across < 2 * height && down > 0.2 * height && down < 2 * height
    }
}
