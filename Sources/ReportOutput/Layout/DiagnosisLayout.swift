internal import QueryLanguage

/// Writes, as text for people, why a paragraph matches a query or does not.
package enum DiagnosisLayout {
    package static func write(_ diagnosis: MatchDiagnosis, query: String, to output: Output) {
        let language = output.language
        let number = diagnosis.paragraph.map { ":\($0)" } ?? ""
        output.line(
            .diagnosis(place: diagnosis.file + number, match: diagnosis.match, query: query))
        if let rank = diagnosis.rank { output.line(.rank(rank, of: diagnosis.hitCount)) }
        for part in diagnosis.parts {
            let answer = Message.answer(part.match)[language]
            let text = part.part.map(Message.understood) ?? .filterOptions
            output.line("  \(answer)\(PrintableText.of(text[language]))")
            if let finding = part.finding, let reason = finding.reason {
                let text = Message.reason(reason, finding.cause)[language]
                output.line("      \(PrintableText.of(text))")
            }
        }
        if !diagnosis.parts.isEmpty {
            output.line(.queryWords(diagnosis.queryWords.joined(separator: "/")))
            output.line(.paragraphWords(diagnosis.paragraphWords.joined(separator: "/")))
        }
        if let finding = diagnosis.finding {
            output.line(.why(.cause(finding.cause)))
            output.line(.whatToDo(.advice(finding.advice)))
        }
    }
}
