internal import ReportCorpus

/// Writes hits as lines of a TREC run, the input of tools that evaluate rankings.
package enum TRECRun {
    /// One line for each hit: query id, Q0, docno, rank, score, name of the run. The docno is the citation; for a row,
    /// this is the id, as in judgements.
    ///
    /// The tools ignore ranks. They sort by score, which trec_eval reads as a 32-bit number, and sort equal scores by
    /// docno. So each score must be lower than the one before. The scores of a search need not be: literal hits rank
    /// before others regardless of score, and paragraphs with the same text have equal scores. A score that is not
    /// lower than the one before is replaced by the next lower 32-bit number. Other scores are unchanged.
    package static func lines(_ hits: [SearchHit], queryID: String) -> [String] {
        let query = field(queryID)
        var score = Float.infinity
        return hits.map { hit in
            score = min(Float(hit.score), score.nextDown)
            return "\(query) Q0 \(field(hit.place.source.citation)) \(hit.rank) \(score) rlsearch"
        }
    }

    /// Percent-encodes white space, which separates fields, and characters that could control a terminal. Other text is
    /// unchanged, even percent signs, so that ids without white space equal those of the judgements.
    private static func field(_ text: String) -> String {
        if isPlain(text) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || PrintableText.of(scalar) != scalar {
                for byte in String(scalar).utf8 {
                    let hex = String(byte, radix: 16, uppercase: true)
                    result += (byte < 0x10 ? "%0" : "%") + hex
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether a text has only visible ASCII and Han, like most names of files. If false, it may still need no change.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case 0x21...0x7E, 0x80...0xBF, 0xE4...0xE9: true
            default: false
            }
        }
    }
}
