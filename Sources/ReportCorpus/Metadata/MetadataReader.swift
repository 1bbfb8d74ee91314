/// Reads the metadata of a report, field by field: title, date, year, agency, region.
///
/// Each field has a reader of its own, with its own order of the title, addressee, signature, file name and running
/// text.
struct MetadataReader {
    /// The metadata.
    let metadata: Metadata
    /// The divisions that have the name of the region, if the text does not tell which it is.
    let regionCandidates: [[String]]

    init(_ clues: MetadataClues) {
        var metadata = Metadata()
        metadata.title = Self.title(clues)
        metadata.date = DateReader(clues).read()
        metadata.year = YearReader(clues).read(signed: metadata.date?.value)
        let agencies = AgencyReader(clues)
        metadata.agency = agencies.read()
        let (region, candidates) = RegionReader(clues).read(agency: metadata.agency)
        metadata.region = region
        regionCandidates = candidates
        if let agency = metadata.agency, let region = metadata.region {
            metadata.agency = Reading(
                agencies.completed(agency.value, in: region.value), from: agency.origin)
        }
        if let day = clues.header.published {
            metadata.published = Reading(day, from: .properties)
        }
        self.metadata = metadata
    }

    private static func title(_ clues: MetadataClues) -> Reading<String>? {
        if let first = clues.blocks.first, let marker = first.marker, marker.style == .markdown {
            return Reading(
                String(first.text.unicodeScalars.dropFirst(marker.scalarCount)), from: .title)
        }
        let lines = clues.title.map(\.text).joined()
        if !lines.isEmpty { return Reading(lines, from: .title) }
        if let title = clues.header.title { return Reading(title, from: .properties) }
        return clues.fileName.isEmpty ? nil : Reading(clues.fileName, from: .fileName)
    }
}
