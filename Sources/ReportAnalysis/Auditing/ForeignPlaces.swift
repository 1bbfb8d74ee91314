internal import ICUText
internal import ReportCorpus
internal import TextAnalysis

/// Finds names of places unrelated to a report, which are often left over from a copied report.
struct ForeignPlaces {
    private let excuses: [String]
    private let names = PlaceNames()
    /// Nil if ICU's word breaker is not available; then every name counts as a word. Indexing reports that error.
    private let breaker = try? WordBreaker()

    /// - Parameter excuses: a sentence with any of these words may name other places.
    init(excusedBy excuses: [String]) { self.excuses = excuses }

    /// One finding for each foreign place, at its first occurrence.
    func findings(in report: ReportText) -> [AuditFinding] {
        guard let region = report.metadata.region?.value else { return [] }
        var seen: Set<String> = []
        var findings: [AuditFinding] = []
        for paragraph in report.paragraphs {
            let text = Array(paragraph.text.utf8)
            var sentences = SentenceEnd.sentences(of: text)[...]
            for found in names.mentions(in: paragraph.text) {
                while let sentence = sentences.first, sentence.upperBound <= found.range.lowerBound
                {
                    sentences = sentences.dropFirst()
                }
                let sentence = text[sentences.first ?? 0..<0]
                let own = found.paths.contains { Self.isRelated($0, region) }
                guard !own, !seen.contains(found.name), !isExcused(sentence),
                    isWord(found.range, in: sentence)
                else { continue }
                seen.insert(found.name)
                findings.append(
                    AuditFinding(
                        .place, found.name, .foreign, .region(region), in: paragraph,
                        bytes: paragraph.source.sourceRange(of: found.range)))
            }
        }
        return findings
    }

    /// Whether a place is the report's region, lies in it, or contains it.
    private static func isRelated(_ path: [String], _ region: [String]) -> Bool {
        path.starts(with: region) || region.starts(with: path)
            || path.last.map(region.contains) ?? false
    }

    private func isExcused(_ sentence: ArraySlice<UInt8>) -> Bool {
        let words = String(decoding: sentence.prefix(Self.maxSentenceBytes), as: UTF8.self)
        return excuses.contains { words.contains($0) }
    }

    /// Whether a name begins and ends where words do: 白银市 in 黄金白银市场 does not.
    private func isWord(_ range: Range<Int>, in sentence: ArraySlice<UInt8>) -> Bool {
        let near = sentence.prefix(range.upperBound - sentence.startIndex + Self.maxSentenceBytes)
        guard let breaker, sentence.startIndex <= range.lowerBound,
            near.endIndex >= range.upperBound
        else { return true }
        func units(_ bytes: ArraySlice<UInt8>) -> Int {
            String(decoding: bytes, as: UTF8.self).utf16.count
        }
        let (start, end) = (
            units(near[..<range.lowerBound]), units(near[..<range.upperBound])
        )
        var boundaries: [WordBoundary] = []
        let text = Array(String(decoding: near, as: UTF8.self).utf16)
        guard (try? breaker.cut(text, into: &boundaries)) != nil else { return true }
        let ends = Set(boundaries.map { Int($0.end) })
        return (start == 0 || ends.contains(start)) && ends.contains(end)
    }

    /// The maximum number of bytes that are searched for excuses, and that are segmented after a name. It limits the
    /// cost in a text without full stops.
    private static let maxSentenceBytes = 3000
}
