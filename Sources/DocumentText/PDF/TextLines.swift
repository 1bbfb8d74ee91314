/// Puts runs of text on lines.
enum TextLines {
    /// The gap, in heights of the text, at which a line is split into parts. Columns and cells are farther apart.
    private static let partGap = 0.3

    /// Joins words into parts of lines: words that are close together on a line are one run.
    static func parts(of words: [BoxRun]) -> [BoxRun] {
        var parts: [BoxRun] = []
        for line in lines(of: words) {
            var open = line[0]
            for word in line.dropFirst() {
                if word.left - open.right < partGap * max(open.size, word.size) {
                    open.join(word)
                } else {
                    parts.append(open)
                    open = word
                }
            }
            parts.append(open)
        }
        return parts
    }

    /// Groups runs into lines, from top to bottom; each line has its runs from left to right.
    static func lines(of runs: [BoxRun]) -> [[BoxRun]] {
        var lines: [[BoxRun]] = []
        // A run is compared with the longest run of a line, so that lines that are close together are not merged.
        var cores: [BoxRun] = []
        for run in runs.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
            var best: (index: Int, distance: Double)?
            for index in cores.indices.suffix(5) where cores[index].isBeside(run) {
                let distance = abs(cores[index].middle - run.middle)
                if distance < best?.distance ?? .infinity { best = (index, distance) }
            }
            if let best {
                lines[best.index].append(run)
                if run.width > cores[best.index].width,
                    cores[best.index].sharedHeight(run) > 0.8
                {
                    cores[best.index] = run
                }
            } else {
                lines.append([run])
                cores.append(run)
            }
        }
        return zip(lines, cores).sorted { $0.1.middle < $1.1.middle }
            .map { $0.0.sorted { $0.left < $1.left } }
    }
}
