internal import TextBasics

/// Slanted Chinese text across a page, such as 内部资料 behind the text: `pdftotext` puts each of its characters on its own
/// line, with a box that is higher than that of an upright character. Latin letters may also have such boxes, because
/// of errors in their fonts.
enum Watermark {
    /// A line with one character; `line` is its index among the lines of the page.
    private struct Sign {
        let line: Int
        let run: BoxRun
    }

    /// The maximum number of signs that are compared.
    private static let maxCount = 200
    /// The minimum height of a slanted box, relative to the usual height: a character rotated by 30 degrees is 1.37
    /// times as high.
    private static let minHeight = 1.25

    /// The lines of a page without slanted text: three or more signs of one size, at equal distances both horizontally
    /// and vertically. No line or column of text is arranged like this.
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

    /// Whether a sign of the same size is diagonally below another one.
    private static func isStep(_ run: BoxRun, _ next: BoxRun) -> Bool {
        let height = run.height
        let (across, down) = (abs(next.center - run.center), next.middle - run.middle)
        return abs(next.height - height) < 0.1 * height && across > 0.2 * height
            && across < 2 * height && down > 0.2 * height && down < 2 * height
    }
}
