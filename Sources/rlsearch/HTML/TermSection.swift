import ReportSearch

/// What each part speaks of more than the others do.
struct TermSection {
    let terms: [Section: [CorpusOverview.SectionTerm]]

    func write(to body: inout HTMLText) {
        body.element("h2", "Words of the parts")
        body.element(
            "p", [("class", "note")],
            "By log-likelihood against the other parts; the number is how often a word stands there."
        )
        body.element("div", [("class", "columns")]) { columns in
            for section in Section.allCases {
                guard let words = terms[section], !words.isEmpty else { continue }
                columns.element("div") { column in
                    column.element("h3", section.rawValue)
                    column.element("ol") { list in
                        for word in words {
                            list.element("li") { item in
                                item.write(word.word)
                                item.element("small", String(word.count))
                            }
                        }
                    }
                }
            }
        }
    }
}
