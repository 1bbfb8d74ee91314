internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

extension Operation {
    static let freq = Operation(
        "freq", Message(zh: "词频", en: "frequencies"),
        Message(
            zh: "词语出现的次数、每万字次数，可按年份、地区等分组。", en: "How often terms occur, by year, region and more."),
        kinds: [.frequency], isSlow: true,
        [
            Parameter("term", .text, repeated: true, required: true, Message.termsMeaning),
            Parameter("by", .keys, defaultValue: "year", Message.byMeaning),
            .limit(1000, max: 10_000), .cursor,
        ] + Parameter.filters
    ) { arguments, view, limits in
        // The form has only one field for all terms.
        let terms = arguments.all("term").flatMap { $0.split(whereSeparator: \.isWhitespace) }
        guard terms.count <= 20 else {
            throw Problem(400, "parameter", Message.tooManyTerms(20))
        }
        let table = try FrequencyTable(
            of: terms.map(String.init), by: arguments.keys, filter: arguments.filter.report,
            in: view.searcher(limits))
        return OperationAnswer(
            CountTables.table(table, by: arguments.keys, language: arguments.language),
            from: try arguments.offset(), limit: arguments.int("n"))
    }

    static let collocates = Operation(
        "collocates", Message(zh: "常见搭配词", en: "collocates"),
        Message(
            zh: "经常与某词搭配出现的词语。",
            en: "The words near a term that occur there more often than by chance."),
        kinds: [.collocate],
        [
            Parameter("term", .text, required: true, Message.termMeaning),
            Parameter("window", .int(1...50), defaultValue: "5", Message.windowMeaning),
            Parameter("least", .int(1...1_000_000), defaultValue: "3", Message.leastMeaning),
            Parameter(
                "sort", .choice(CollocateMeasure.allCases.map(\.rawValue)), defaultValue: "ll",
                Message.measureMeaning),
            .limit(30, max: 1000), .cursor,
        ] + Parameter.filters
    ) { arguments, view, limits in
        let collocation = try Collocation(
            of: arguments["term"] ?? "", window: arguments.int("window") ?? 5,
            minCount: arguments.int("least") ?? 3, filter: arguments.filter.report,
            in: view.searcher(limits))
        let measure = arguments["sort"].flatMap(CollocateMeasure.init(rawValue:)) ?? .ll
        var answer = OperationAnswer(
            CountTables.table(measure.sorted(collocation.collocates)),
            from: try arguments.offset(), limit: arguments.int("n"))
        if collocation.nodeCount > 0 { answer.notes.append(.collocation(collocation)) }
        return answer
    }

    static let figures = Operation(
        "figures", Message(zh: "数字", en: "figures"),
        Message(
            zh: "报告写明的数量，每个都注明出处。", en: "The quantities that reports state, each with its place."),
        kinds: [.figure], isSlow: true,
        [
            Parameter("q", .text, aliases: ["query"], Message.figureQueryMeaning),
            Parameter("by", .keys, Message.byMeaning),
            Parameter(
                "in", .choice(FigureScope.allCases.map(\.rawValue)), defaultValue: "indicator",
                Message.scopeMeaning),
            Parameter("expand", .flag, defaultValue: "0", Message.expandMeaning),
            .limit(1000, max: 10_000), .cursor,
        ] + Parameter.filters
    ) { arguments, view, limits in
        let figures = try figureList(arguments, view, limits)
        return OperationAnswer(
            FigureTable.table(figures, by: arguments.keys), from: try arguments.offset(),
            limit: arguments.int("n"))
    }

    /// The figures that the arguments request, in the order of their groups.
    static func figureList(
        _ arguments: Arguments, _ view: CommitView, _ limits: WorkLimits
    ) throws -> [PlacedFigure] {
        let figures = try FigureList(
            of: arguments.request(),
            scope: arguments["in"].flatMap(FigureScope.init(rawValue:)) ?? .indicator,
            in: view.searcher(limits)
        ).figures
        let keys = arguments.keys
        return keys.isEmpty ? figures : FigureGroups.sorted(figures, by: keys)
    }
}
