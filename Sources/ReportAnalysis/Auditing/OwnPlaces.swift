internal import ReportCorpus

/// Finds words by which a report calls its own place another kind of place than it is: 我县 in a district's report.
struct OwnPlaces {
    private let words: [String]

    /// Kinds of places of the lowest level that reports are told apart by.
    private static let kinds = Set("县区旗".unicodeScalars)

    /// - Parameter words: each holds one of 县, 区 and 旗.
    init(_ words: [String]) { self.words = words }

    /// Each word once, where it stands first.
    func findings(in report: ReportText) -> [AuditFinding] {
        guard let region = report.metadata.region?.value else { return [] }
        // 自治区 and 新区 end with 区 too and call themselves so.
        let own = Set(region.compactMap(\.unicodeScalars.last))
        var findings: [AuditFinding] = []
        for word in words {
            guard let kind = word.unicodeScalars.first(where: Self.kinds.contains),
                !own.contains(kind)
            else { continue }
            for paragraph in report.paragraphs {
                guard let range = paragraph.text.firstRange(of: word) else { continue }
                let text = paragraph.text.utf8
                let start = text.distance(from: text.startIndex, to: range.lowerBound)
                findings.append(
                    AuditFinding(
                        rule: .place, subject: word, verdict: .foreign,
                        fact: .region(region),
                        paragraph: paragraph.ordinal,
                        bytes: paragraph.source.sourceRange(of: start..<start + word.utf8.count)))
                break
            }
        }
        return findings
    }
}
