internal import DocumentModel
internal import ReportCorpus

/// Citations of a paragraph for readers.
package enum Citation {
    /// 青屿市望湖区司法局：《…报告》（2023-01-15），一、… › （三）…，第3页，第14段, then the address, without a full stop. Unknown parts are left
    /// out. The year replaces an unknown title. The file is named only if agency, title and year are all unknown.
    package static func text(_ place: ParagraphPlace) -> String {
        let metadata = place.metadata
        var who = metadata.agency?.value ?? ""
        if let title = metadata.title?.value {
            who += (who.isEmpty ? "" : "：") + "《\(title)》"
        } else if let year = metadata.year?.value {
            who += (who.isEmpty ? "" : "，") + "\(year)年"
        }
        if who.isEmpty { who = place.file }
        if let date = metadata.date?.value { who += "（\(date)）" }
        var parts = [who]
        if !place.headings.isEmpty { parts.append(place.headings.joined(separator: " › ")) }
        parts += placeInDocument(place)
        if let number = place.source.citedParagraph { parts.append("第\(number)段") }
        if let url = metadata.url?.value { parts.append(url) }
        return parts.joined(separator: "，")
    }

    /// The citation by GB/T 7714-2015: 青屿市望湖区司法局. …报告[R/OL]. (2023-01-15). 一、… › （三）…, 第14段. URL. Unknown parts are
    /// left out, but the file replaces an unknown title. The day of access, which the standard requires for reports
    /// from the web, is left out, because it is not recorded. R is a report, R/OL one on the web.
    package static func standard(_ place: ParagraphPlace) -> String {
        let metadata = place.metadata
        var parts: [String] = []
        if let agency = metadata.agency?.value { parts.append(agency) }
        let kind = metadata.url == nil ? "[R]" : "[R/OL]"
        let day = metadata.published?.value ?? metadata.date?.value
        var title = (metadata.title?.value ?? place.file) + kind
        if let day { title += ". (\(day))" }
        parts.append(title)
        var spot = place.headings.isEmpty ? [] : [place.headings.joined(separator: " › ")]
        spot += placeInDocument(place)
        if let number = place.source.citedParagraph { spot.append("第\(number)段") }
        if !spot.isEmpty { parts.append(spot.joined(separator: ", ")) }
        if let url = metadata.url?.value { parts.append(url) }
        return parts.joined(separator: ". ") + "."
    }

    /// The page or the cell of a paragraph.
    private static func placeInDocument(_ place: ParagraphPlace) -> [String] {
        switch place.source.document {
        case .page(let number, _, _): ["第\(number)页"]
        case .cell(let sheet, let cell): ["\(sheet)!\(cell)"]
        default: []
        }
    }
}
