internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

/// The page of a figure over the years: a chart line for each agency, and a table in which each number is a link to its
/// passage.
enum SeriesPage {
    /// The maximum number of rows on a page.
    private static let maxRows = 200

    static func answer(
        _ request: PageRequest, _ form: OperationForm, _ arguments: Arguments
    ) throws -> WebAnswer {
        let keys = arguments.keys.filter { $0 != .year }
        let figures = try Operation.figureList(arguments, request.view, request.limits)
        let series = FigureSeriesTable(figures, by: keys)
        let language = request.language
        let chart = LineChart(series, language)
        switch arguments["format"] {
        case "svg":
            guard let chart else { throw Problem(406, "format", Message.noSeries) }
            return WebAnswer(chart.file, type: "image/svg+xml")
        case "csv": return try TableFile.answer(series.table, .series, .csv, language)
        case "xlsx": return try TableFile.answer(series.table, .series, .xlsx, language)
        default: break
        }
        let shape = try request.view.shape()
        return WebAnswer(
            form.page { main in
                if series.rows.isEmpty {
                    return main.element("p", [("class", "notice")], Message.noSeries[language])
                }
                chart?.write(to: &main)
                main.element("p", [("class", "note"), ("aria-live", "polite")]) { line in
                    line.write(Message.rows(series.rows.count)[language])
                    if series.rows.count > maxRows {
                        line.write(" · " + Message.truncated[language])
                    }
                    line.write(" · " + Message.figureNote[language])
                }
                table(series, keys, shape, request, to: &main)
                form.fileExports(to: &main)
            })
    }

    private static func table(
        _ series: FigureSeriesTable, _ keys: [GroupKey], _ shape: CorpusShape,
        _ request: PageRequest, to html: inout HTMLText
    ) {
        let language = request.language
        html.element(
            "div",
            [
                ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
                ("aria-label", Operation.series.title[language]),
            ]
        ) { scroll in
            scroll.element("table") { table in
                table.element("thead") { head in
                    head.element("tr") { row in
                        let titles =
                            keys.map { Message.groupKey($0) }
                            + [Field.indicator.title, Field.unit.title]
                        for title in titles {
                            row.element("th", [("scope", "col")], title[language])
                        }
                        for year in series.years {
                            row.element(
                                "th", [("scope", "col"), ("class", "number")], String(year))
                        }
                    }
                }
                table.element("tbody") { body in
                    for one in series.rows.prefix(maxRows) {
                        body.element("tr") { row in
                            for value in one.values {
                                row.element(
                                    "th", [("scope", "row"), ("lang", "zh-Hans")],
                                    value ?? Message.unknown[language])
                            }
                            row.element("td", [("lang", "zh-Hans")], one.indicator)
                            row.element("td", [("lang", "zh-Hans")], one.unit)
                            for year in series.years {
                                row.element("td", [("class", "number")]) { cell in
                                    guard let point = one.points[year] else { return }
                                    FigurePage.link(
                                        point.figure, text: point.number.description, shape,
                                        request, to: &cell)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension Operation {
    /// The form for series. It is not an operation of the API: programs use the figures.
    static let series = Operation(
        "series", Message.yearByYear,
        Message(
            zh: "一项指标历年的数值，每个机关一条线，每个数字链接到原文。",
            en: "An indicator over the years, a line for each agency, each number with its passage."
        ),
        kinds: [.figure], isSlow: true,
        [
            Parameter("q", .text, required: true, aliases: ["query"], Message.figureQueryMeaning),
            Parameter("by", .keys, defaultValue: "agency", Message.byMeaning),
            Parameter(
                "in", .choice(FigureScope.allCases.map(\.rawValue)), defaultValue: "indicator",
                Message.scopeMeaning),
            Parameter("expand", .flag, defaultValue: "0", Message.expandMeaning),
        ] + Parameter.filters, run: figures.run)
}
