internal import ReportCorpus

/// Writes hits as lines of a TREC run, which tools that judge rankings read.
package enum TRECRun {
    /// A line for each hit of a query: query id, Q0, docno, rank, score, name of the run. The docno is the citation: of
    /// a row its id alone, which is what judgements call it.
    ///
    /// The tools ignore the rank. They sort by score, which trec_eval reads into 32 bits, and put
    /// equal scores in the order of docnos. So every score must be below the one before it, and
    /// BM25 is not: literal hits come before others whatever those score, and paragraphs with the
    /// same text score alike. A score that does not fall gives way to the next 32-bit number below
    /// the one before; scores that agree with the ranks stay as they are.
    package static func lines(_ hits: [SearchHit], queryID: String) -> [String] {
        let query = field(queryID)
        var score = Float.infinity
        return hits.map { hit in
            score = min(Float(hit.score), score.nextDown)
            return "\(query) Q0 \(field(hit.place.source.citation)) \(hit.rank) \(score) rlsearch"
        }
    }

    /// The text without white space, at which lines are split, and without what could command a
    /// terminal: percent-encoded, byte by byte. Other text stays as it is, also a percent sign, so
    /// that ids without white space are those of the judgements.
    private static func field(_ text: String) -> String {
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
}
