/// Reads the metadata of a report, field by field: title, date, year, agency, region.
///
/// Each field has its own reader, which tries title, addressee, signature, file name and running text in its own order.
struct MetadataReader {
    /// The metadata.
    let metadata: Metadata
    /// The divisions with the name of the region, if the text does not show which of them is meant.
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
        // 区人民政府 is of no use if the text does not show which district is meant.
        if let agency = metadata.agency, metadata.region == nil,
            AgencyName.isRelativeGovernment(agency.value)
        {
            metadata.agency = nil
        }
        if let day = clues.header.published {
            metadata.published = Reading(day, from: .properties)
        }
        self.metadata = metadata
    }

    private static func title(_ clues: MetadataClues) -> Reading<String>? {
        if let first = clues.blocks.first, first.marker?.style == .markdown {
            let text = MetadataClues.withoutMarkdown(first)
            if !text.isEmpty { return Reading(text, from: .title) }
        }
        if !clues.shownTitle.isEmpty { return Reading(clues.shownTitle, from: .title) }
        if let title = clues.header.title { return Reading(title, from: .properties) }
        return clues.fileName.isEmpty ? nil : Reading(clues.fileName, from: .fileName)
    }
}
