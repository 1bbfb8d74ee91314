internal import DocumentModel
internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch

/// For each paragraph of a report, the other reports that share passages with it.
struct PassageReuse {
    /// A passage of another report.
    private struct Other {
        let name: String
        let address: String
        let paragraph: Int
        let characters: Int
    }

    private var others: [Int: [Other]] = [:]
    /// The maximum number of other reports that are named for a paragraph.
    private static let maxPassages = 4

    init(of report: ReportText, _ request: PageRequest) throws {
        let shape = try request.view.shape()
        let reuse = try ReportReuse(
            of: report, among: try IndexedReports(in: request.searcher), threadCount: 1)
        for overlap in reuse.overlaps {
            let metadata = overlap.other.metadata
            let name = metadata.agency?.value ?? metadata.title?.value ?? overlap.other.file
            for passage in overlap.passages {
                others[passage.place.paragraph, default: []].append(
                    Other(
                        name: name + (metadata.year.map { " · \($0.value)" } ?? ""),
                        address: shape.address(of: overlap.other.file),
                        paragraph: passage.other.paragraph,
                        characters: passage.place.text.unicodeScalars.count))
            }
        }
        for (paragraph, list) in others {
            others[paragraph] = list.enumerated().sorted {
                ($1.element.characters, $0.offset) < ($0.element.characters, $1.offset)
            }.map(\.element)
        }
    }

    /// Appends the other occurrences of a paragraph; nothing if there are none.
    func write(_ paragraph: Int, _ request: PageRequest, to html: inout HTMLText) {
        guard let found = others[paragraph], !found.isEmpty else { return }
        let language = request.language
        html.element("p", [("class", "also"), ("lang", language.tag)]) { line in
            line.write(Message.alsoIn[language] + " ")
            for (index, other) in found.prefix(Self.maxPassages).enumerated() {
                if index > 0 { line.write(language == .zh ? "；" : "; ") }
                let name = "\(other.name) \(Message.paragraphNumber(other.paragraph)[language])"
                if other.address.isEmpty {
                    line.write(name)
                } else {
                    line.element(
                        "a",
                        [
                            (
                                "href",
                                request.web.link("/report/\(other.address)")
                                    + "#p\(other.paragraph)"
                            )
                        ], name)
                }
            }
            if found.count > Self.maxPassages { line.write(" …") }
        }
    }
}

extension ParagraphPlace {
    /// The URL of the original at the paragraph's page; nil if the file is not a PDF or has no page numbers.
    func originalPage(_ address: String) -> (address: String, page: Int)? {
        guard !address.isEmpty, file.lowercased().hasSuffix(".pdf"),
            case .page(let number, _, _) = source.document
        else { return nil }
        return ("/file/\(address)#page=\(number)", number)
    }
}
