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
}
