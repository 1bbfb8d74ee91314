internal import SystemPackage

/// Reads the metadata of a report, field by field: title, date, year, agency, region.
///
/// Each field has a reader of its own, with its own order of the title, addressee, signature, file name and running
/// text.
struct MetadataReader {
    private let clues: MetadataClues

    init(blocks: [TextBlock], path: FilePath) { clues = MetadataClues(blocks, path: path) }

    func read() -> Metadata {
        var metadata = Metadata()
        metadata.title = title()
        metadata.date = DateReader(clues).read()
        metadata.year = YearReader(clues).read(signed: metadata.date?.value)
        let agencies = AgencyReader(clues)
        metadata.agency = agencies.read()
        metadata.region = RegionReader(clues).read(agency: metadata.agency)
        if let agency = metadata.agency, let region = metadata.region {
            metadata.agency = Reading(
                agencies.completed(agency.value, in: region.value), from: agency.origin)
        }
        return metadata
    }

    private func title() -> Reading<String>? {
        if let first = clues.blocks.first, let marker = first.marker, marker.style == .markdown {
            return Reading(
                String(first.text.unicodeScalars.dropFirst(marker.scalarCount)), from: .title)
        }
        if !clues.titleText.isEmpty { return Reading(clues.titleText, from: .title) }
        return clues.fileName.isEmpty ? nil : Reading(clues.fileName, from: .fileName)
    }
}
