import ReportOutput

/// A progress bar on standard error; hidden if that is not a terminal.
struct ProgressBar {
    private let isShown: Bool
    private var lastPercent = -1

    init(isQuiet: Bool) { isShown = Terminal.isErrorTerminal && !isQuiet }

    mutating func show(_ progress: IndexingProgress) {
        guard isShown else { return }
        let percent = progress.byteCount == 0 ? 100 : progress.bytesDone * 100 / progress.byteCount
        guard percent != lastPercent || progress.filesDone % 64 == 0 else { return }
        lastPercent = percent
        let head = Self.head(percent) + "\(progress.filesDone)/\(progress.fileCount) "
        var name = String.UnicodeScalarView()
        var cells = DisplayWidth.cells(head)
        for scalar in PrintableText.of(progress.path).unicodeScalars {
            cells += DisplayWidth.cells(scalar)
            if cells >= Terminal.width { break }
            name.append(scalar)
        }
        StandardError().write("\r\u{1B}[K" + head + String(name))
    }

    mutating func show(done: Int, of count: Int) {
        let percent = count == 0 ? 100 : done * 100 / count
        guard isShown, percent != lastPercent else { return }
        lastPercent = percent
        StandardError().write("\r\u{1B}[K" + Self.head(percent) + "\(done)/\(count)")
    }

    /// Shows a step of unknown length, after everything that was counted is done.
    func show(_ step: String) {
        if isShown { StandardError().write("\r\u{1B}[K" + Self.head(100) + step) }
    }

    /// Shows how many pages of a long scan have been recognised, until the program ends.
    static func showScannedPages(isQuiet: Bool = false, in language: Language) {
        guard Terminal.isErrorTerminal, !isQuiet else { return }
        ReportReader.observeScannedPages { done, count in
            let text = done < count ? Message.recognising(done, of: count)[language] : ""
            StandardError().write("\r\u{1B}[K" + text)
        }
    }

    private static func head(_ percent: Int) -> String {
        String(repeating: "█", count: percent / 5) + String(repeating: "░", count: 20 - percent / 5)
            + " \(percent)% "
    }

    func clear() {
        if isShown { StandardError().write("\r\u{1B}[K") }
    }
}
