internal import ReportCorpus

/// The comparable figures: a row for each indicator and agency, a column for each year, and the citation place of each
/// value.
struct FigureSection {
    let indicators: [CorpusOverview.Indicator]
    /// Whether the spellings of an indicator were joined.
    let joins: Bool
    let language: Language

    func write(to body: inout HTMLText) {
        let all = indicators.flatMap(\.figures)
        let years = Set(all.map(year)).sorted()
        body.element("h2", Message(zh: "数字", en: "Figures")[language])
        body.element(
            "p", [("class", "note")],
            Message(
                zh: "每个数值下方注明所在段落和文件字节。图中空心圆表示原文不是确数（如约、近、以上）。",
                en:
                    "Below each value: the paragraph and the bytes of the file from which it is cited. "
                    + "In the pictures, a hollow circle is a number that the report does not state exactly (约, 近, 以上)."
            )[language])
        if joins {
            let (openings, endings) = (FigureSeries.openings, FigureSeries.endings)
            body.element(
                "p", [("class", "note")],
                Message(
                    zh: "同一指标的不同写法合为一行，列在名称下方：去掉开头的“\(openings.joined(separator: "”“"))”"
                        + "和结尾的“\(endings.joined(separator: "”“"))”；--no-join 可关闭。",
                    en:
                        "Spellings of one indicator share a row and are listed below its name. To join them, the program removes "
                        + "\(openings.joined(separator: ", ")) at the beginning and "
                        + "\(endings.joined(separator: ", ")) at the end; --no-join turns this off."
                )[language])
        }
        body.element("div", [("class", "scroll")]) { body in
            body.element("table") { table in
                table.element("thead") { head in
                    head.element("tr") { row in
                        row.element("th", OverviewPage.nameHead, Field.indicator.title[language])
                        row.element("th", OverviewPage.nameHead, Field.agency.title[language])
                        row.element(
                            "th", [("scope", "col")], Message.yearByYear[language])
                        for year in years { row.element("th", [("scope", "col")], year) }
                    }
                }
                for indicator in indicators {
                    let agencies = Dictionary(grouping: indicator.figures) {
                        $0.metadata.agency?.value ?? $0.file
                    }
                    for (agency, figures) in agencies.sorted(by: { $0.key < $1.key }) {
                        table.element("tr") { row in
                            row.element("th", [("scope", "row")]) { name in
                                name.write(indicator.name)
                                let spellings = Set(figures.map(\.figure.indicator))
                                if spellings != [indicator.name] {
                                    name.element(
                                        "small", spellings.sorted().joined(separator: "、"))
                                }
                            }
                            row.element("td", [("class", "name")], agency)
                            row.element("td") { cell in
                                SeriesPicture(figures).write(to: &cell)
                            }
                            for year in years {
                                cell(figures.filter { self.year($0) == year }, &row)
                            }
                        }
                    }
                }
            }
        }
    }

    private func year(_ figure: PlacedFigure) -> String {
        figure.metadata.year.map { String($0.value) } ?? Message.unknown[language]
    }

    private func cell(_ figures: [PlacedFigure], _ row: inout HTMLText) {
        row.element("td") { cell in
            for figure in figures {
                cell.element("div", [("title", figure.file)]) { value in
                    value.write(figure.text)
                    value.element(
                        "small",
                        "¶\(figure.paragraph), \(figure.bytes.lowerBound)–\(figure.bytes.upperBound)"
                    )
                }
            }
        }
    }
}
