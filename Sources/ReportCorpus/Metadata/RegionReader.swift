/// Reads the region of a report: from the name of the agency, the title, the addressee, else from the running text.
struct RegionReader {
    private let clues: MetadataClues
    private let divisions = Divisions.shipped

    /// The minimum number of times that the text names the report's own division in full.
    private static let minMentions = 2

    init(_ clues: MetadataClues) { self.clues = clues }

    func read(agency: Reading<String>?) -> Reading<[String]>? {
        if let agency, let found = divisions.division(ofAgency: agency.value) {
            return Reading(found.division.path, from: agency.origin)
        }
        let title = Array(YearReader.withoutYear(clues.titleText).unicodeScalars)
        if let found = divisions.leading(title) {
            return Reading(found.division.path, from: .title)
        }
        if let addressee = clues.addressee {
            let text = addressee.begins(with: "中共") ? String(addressee.dropFirst(2)) : addressee
            if let found = divisions.leading(Array(text.unicodeScalars)) {
                return Reading(found.division.path, from: .addressee)
            }
        }
        guard let agency, agency.value != "国务院",
            let kind = agency.value.unicodeScalars.first, Divisions.kinds.contains(kind)
        else { return nil }
        return mostNamed(ofKind: kind).map { Reading($0, from: .body) }
    }

    /// The division of a kind that the text names in full most often, for agencies that call themselves 区….
    private func mostNamed(ofKind kind: Unicode.Scalar) -> [String]? {
        var counts: [[String]: Int] = [:]
        for block in clues.blocks {
            for (path, count) in divisions.fullNames(block.text) {
                counts[path, default: 0] += count
            }
        }
        let named = counts.filter {
            $0.key.last?.unicodeScalars.last == kind && $0.value >= Self.minMentions
        }
        return named.max { ($0.value, $1.key.joined()) < ($1.value, $0.key.joined()) }?.key
    }
}
