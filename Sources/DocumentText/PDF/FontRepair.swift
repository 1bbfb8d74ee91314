internal import TextBasics

/// Corrects the boxes of words whose fonts state wrong character sizes: boxes that are twice as high as the text, or
/// letters that all have the width of a Han character and therefore overlap.
struct FontRepair {
    /// The error of a font, which is identified by the height of its boxes.
    private struct BoxError {
        var height: Double?
        /// The distance of the bottom edge from that of the text next to it.
        var rise = 0.0
        /// The excess width of the last letter of a word.
        var excess = 0.0
    }

    /// Measured words of a font.
    private struct Samples {
        /// The heights of Han words on the same line, and the distances of their bottom edges.
        var heights: [Double] = []
        var rises: [Double] = []
        /// The widths of single narrow letters.
        var widths: [Double] = []
        /// Widths of a Han character.
        var wideWidths: [Double] = []
    }

    private static let minSampleCount = 3
    private static let narrowLetters = Set("iljtfrI.,:;'!|()[]1-".unicodeScalars)
    private var errors: [Int: BoxError] = [:]

    init(_ pages: [BoxPage]) {
        var samples: [Int: Samples] = [:]
        for page in pages { Self.measure(page, &samples) }
        for (key, found) in samples {
            let error = Self.error(of: found, height: Double(key.magnitude) / 10)
            if let error { errors[key] = error }
        }
    }

    /// The page with corrected boxes.
    func mended(_ page: BoxPage) -> BoxPage {
        guard !errors.isEmpty else { return page }
        var page = page
        for index in page.runs.indices {
            guard let error = error(of: page.runs[index]) else { continue }
            if let height = error.height {
                page.runs[index].setHeight(height, bottom: page.runs[index].bottom + error.rise)
            }
            page.runs[index].right = max(
                page.runs[index].left + 0.5, page.runs[index].right - error.excess)
        }
        return page
    }

    /// The error of a run's font. Words in several fonts are slightly higher than words in one.
    private func error(of run: BoxRun) -> BoxError? {
        let height = Self.height(run)
        let own = errors[Self.key(run)]
        let scalars = run.text.unicodeScalars
        if own?.height != nil || scalars.allSatisfy(WideCharacters.contains) { return own }
        let near = errors.keys.filter {
            $0 > 0 && $0 <= height && height * 10 <= $0 * 12 && errors[$0]?.height != nil
        }
        guard var error = near.max().flatMap({ errors[$0] }) else { return own }
        if let last = scalars.last, WideCharacters.contains(last) { error.excess = 0 }
        return error
    }

    private static func height(_ run: BoxRun) -> Int { Int((run.height * 10).rounded()) }

    /// The sign distinguishes fonts with wide characters from those without.
    private static func key(_ run: BoxRun) -> Int {
        isWide(run) ? -height(run) : height(run)
    }

    private static func isWide(_ run: BoxRun) -> Bool {
        run.text.unicodeScalars.contains { WideCharacters.contains($0) }
    }

    private static func measure(_ page: BoxPage, _ samples: inout [Int: Samples]) {
        let starts = Set(page.lineStarts)
        for (index, run) in page.runs.enumerated() {
            let key = key(run)
            let scalars = run.text.unicodeScalars
            if key < 0 {
                if scalars.count > 1, scalars.allSatisfy(WideCharacters.contains) {
                    samples[key, default: Samples()].wideWidths.append(
                        run.width / Double(scalars.count))
                }
                continue
            }
            if scalars.count == 1, let letter = scalars.first, narrowLetters.contains(letter) {
                samples[key, default: Samples()].widths.append(run.width)
            }
            let before = starts.contains(index) ? nil : page.runs[index - 1]
            let after =
                starts.contains(index + 1) || index + 1 == page.runs.count
                ? nil : page.runs[index + 1]
            for neighbour in [before, after] {
                guard let neighbour, isWide(neighbour) else { continue }
                samples[key, default: Samples()].heights.append(neighbour.height)
                samples[key, default: Samples()].rises.append(neighbour.bottom - run.bottom)
            }
        }
    }

    private static func error(of samples: Samples, height: Double) -> BoxError? {
        if samples.wideWidths.count >= minSampleCount {
            let em = samples.wideWidths.median
            // The text is in the vertical middle of its box.
            return height > 1.75 * em
                ? BoxError(height: 1.25 * em, rise: -(height - 1.25 * em) / 2) : nil
        }
        var error = BoxError()
        if samples.heights.count >= minSampleCount {
            let usual = samples.heights.median
            if height > 1.35 * usual { error = BoxError(height: usual, rise: samples.rises.median) }
        }
        if samples.widths.count >= minSampleCount {
            let usual = samples.widths.median
            if usual > 0.66 * (error.height ?? height) { error.excess = usual / 2 }
        }
        return error.height == nil && error.excess == 0 ? nil : error
    }
}

extension [Double] {
    /// The median; 0 if there are no values.
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
