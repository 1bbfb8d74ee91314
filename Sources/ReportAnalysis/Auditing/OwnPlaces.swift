internal import ReportCorpus

/// Finds words that call the report's own place by the wrong kind, such as 我县 in the report of a district (区).
struct OwnPlaces {
    private let words: [String]

    /// The kinds of places at county level.
    private static let kinds = Set("县区旗".unicodeScalars)

    /// - Parameter words: words that contain 县, 区 or 旗; others are ignored.
    init(_ words: [String]) { self.words = words }

    /// One finding for each word, at its first occurrence.
    func findings(in report: ReportText) -> [AuditFinding] {
        guard let region = report.metadata.region?.value else { return [] }
        // All levels count: 自治区 and 新区 also call themselves 区.
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
                        .place, word, .foreign, .region(region), in: paragraph,
                        bytes: paragraph.source.sourceRange(of: start..<start + word.utf8.count)))
                break
            }
        }
        return findings
    }
}
