internal import DocumentModel
internal import ReportCorpus

/// The citation of a paragraph for people: agency, title, date, heading and number.
package enum Citation {
    /// 青屿市望湖区司法局：《…报告》（2023-01-15），一、… › （三）…，第14段。Unknown parts are left out.
    package static func text(_ place: ParagraphPlace) -> String {
        let metadata = place.metadata
        var who = metadata.agency?.value ?? ""
        if let title = metadata.title?.value {
            who += (who.isEmpty ? "" : "：") + "《\(title)》"
        } else if let year = metadata.year?.value {
            who += (who.isEmpty ? "" : "，") + "\(year)年"
        }
        if let date = metadata.date?.value { who += "（\(date)）" }
        var parts = who.isEmpty ? [place.file] : [who]
        if !place.headings.isEmpty { parts.append(place.headings.joined(separator: " › ")) }
        switch place.source.document {
        case .page(let number, _, _): parts.append("第\(number)页")
        case .cell(let sheet, let cell): parts.append("\(sheet)!\(cell)")
        default: break
        }
        if let number = place.source.citedParagraph { parts.append("第\(number)段") }
        if let url = metadata.url?.value { parts.append(url) }
        return parts.joined(separator: "，")
    }

    /// The citation by GB/T 7714-2015: 青屿市望湖区司法局. …报告[R/OL]. (2023-01-15). 一、… › （三）…, 第14段. URL. Unknown parts
    /// are left out. No day of access is given: the day on which the file was indexed is not known.
    package static func standard(_ place: ParagraphPlace) -> String {
        let metadata = place.metadata
        var parts: [String] = []
        if let agency = metadata.agency?.value { parts.append(agency) }
        let kind = metadata.url == nil ? "[R]" : "[R/OL]"
        let day = metadata.published?.value ?? metadata.date?.value
        var title = (metadata.title?.value ?? place.file) + kind
        if let day { title += ". (\(day))" }
        parts.append(title)
        if day == nil, let year = metadata.year?.value { parts.append(String(year)) }
        var spot = place.headings.isEmpty ? [] : [place.headings.joined(separator: " › ")]
        if case .page(let number, _, _) = place.source.document { spot.append("第\(number)页") }
        if let number = place.source.citedParagraph { spot.append("第\(number)段") }
        if !spot.isEmpty { parts.append(spot.joined(separator: ", ")) }
        if let url = metadata.url?.value { parts.append(url) }
        return parts.joined(separator: ". ") + "."
    }
}
