internal import InvertedIndex
internal import Synchronization
internal import TextAnalysis

/// A pool of analyzers with the settings of the index, which segment paragraphs again.
final class TokenizerPool: Sendable {
    private let fingerprint: String
    private let words: [UInt8]
    private let idle = Mutex<[Box]>([])

    /// An analyzer that one thread uses at a time.
    private struct Box: @unchecked Sendable {
        let analyzer: Analyzer
    }

    init(fingerprint: String, words: [UInt8]) {
        self.fingerprint = fingerprint
        self.words = words
    }

    /// The terms of a text.
    ///
    /// - Parameters:
    ///   - known: the places of its words, with which the text need only be folded; nil if they are not known.
    ///   - withGrams: whether to find the grams too.
    func terms(
        of text: [UInt8], known: TokenRanges?, withGrams: Bool
    ) throws(IndexError) -> DocumentTerms {
        let box = try take()
        defer { idle.withLock { $0.append(box) } }
        let analyzer = box.analyzer
        if let known {
            if withGrams {
                analyzer.refoldWithGrams(text.span)
            } else {
                analyzer.refold(text.span)
            }
            if known.fit(analyzer.folded.bytes.count) {
                return DocumentTerms(
                    text: analyzer.folded.bytes, words: known.words, overlay: known.overlay,
                    grams: analyzer.grams.map(\.range))
            }
        }
        do {
            try analyzer.analyze(text.span)
        } catch {
            throw .remote(.programFailed("ICU: \(error)"))
        }
        return DocumentTerms(
            text: analyzer.folded.bytes, words: analyzer.words.map(\.range),
            overlay: analyzer.overlayWords.map(\.range), grams: analyzer.grams.map(\.range))
    }

    private func take() throws(IndexError) -> Box {
        if let box = idle.withLock({ $0.popLast() }) { return box }
        do {
            guard let setup = AnalyzerSetup(fingerprint: fingerprint, words: words) else {
                throw IndexError.remote(.programFailed(fingerprint))
            }
            return Box(analyzer: try Analyzer(setup))
        } catch let error as IndexError {
            throw error
        } catch {
            throw .remote(.programFailed("ICU: \(error)"))
        }
    }
}
