internal import ReportCorpus

/// The name of a report in a line of text.
package enum ReportName {
    /// Agency or title, year and file.
    package static func text(_ file: String, _ metadata: Metadata) -> String {
        let parts = [
            metadata.agency?.value ?? metadata.title?.value, metadata.year.map { "\($0.value)" },
        ]
        let name = parts.compactMap { $0 }.joined(separator: " · ")
        return PrintableText.of(name.isEmpty ? file : "\(name)  \(file)")
    }
}
