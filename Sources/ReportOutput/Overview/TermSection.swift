internal import ReportCorpus

/// The typical words of each statutory section.
struct TermSection {
    let terms: [Section: [CorpusOverview.SectionTerm]]
    let language: Language

    func write(to body: inout HTMLText) {
        body.element(
            "h2", Message(zh: "各部分的特征词", en: "Characteristic words of each section")[language])
        body.element(
            "p", [("class", "note")],
            Message(
                zh: "按与其他部分相比的对数似然排列；数字为该词在本部分的次数。",
                en:
                    "Sorted by log-likelihood compared with the other sections; the number says how often the word occurs in the section."
            )[language]
        )
        body.element("div", [("class", "columns")]) { columns in
            for section in Section.allCases {
                guard let words = terms[section], !words.isEmpty else { continue }
                columns.element("div") { column in
                    column.element("h3", Message.section(section)[language])
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
