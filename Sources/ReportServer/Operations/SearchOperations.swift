internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

extension Operation {
    static let search = Operation(
        "search", Message(zh: "查找段落", en: "search"),
        Message(zh: "与查询相符的段落，最相关的在前。", en: "The paragraphs that match a query, best first."),
        kinds: [.hit],
        [
            .query, .anyWord, .limit(10, max: 100), .cursor,
            Parameter(
                "sort", .choice(HitOrder.allCases.map(\.rawValue)), defaultValue: "relevance",
                Message.sortMeaning),
            Parameter("context", .int(0...5), defaultValue: "0", Message.contextMeaning),
            Parameter("distinct", .flag, defaultValue: "0", Message.distinctMeaning), .expand,
            Parameter("pinyin", .flag, defaultValue: "0", Message.pinyinMeaning),
            Parameter("explain", .flag, defaultValue: "0", Message.explainMeaning),
        ] + Parameter.filters + Parameter.conditions
    ) { arguments, view, limits in
        var request = arguments.request()
        request.contextCount = arguments.int("context") ?? 0
        request.explains = arguments.flag("explain")
        let (offset, count) = (try arguments.offset(), arguments.int("n") ?? 10)
        guard offset < SearchRun.maxDepth else {
            throw Problem(
                400, "parameter", Message.tooDeep(SearchRun.maxDepth), Message.narrowQuery)
        }
        let run = try SearchRun(
            request, filter: arguments.filter,
            order: arguments["sort"].flatMap(HitOrder.init(rawValue:)) ?? .relevance,
            isDistinct: arguments.flag("distinct"), offset: offset, count: count, in: view,
            limits: limits)
        var answer = OperationAnswer(
            records: run.hits.enumerated().map { index, hit in
                HitRecord.record(hit, sameText: run.sameText.map { $0[index] }).json
            })
        answer.table = HitRecord.table(run.hits, sameText: run.sameText)
        answer.total = run.total.paragraphs
        answer.next = run.hasMore ? offset + count : nil
        if run.result.isRelaxed { answer.notes.append(.relaxed) }
        answer.notes += Message.used(run.result.expansions)
        if run.hits.isEmpty { answer.notes.append(.nothingMatches) }
        return answer
    }

    static let facets = Operation(
        "facets", Message(zh: "匹配分布", en: "facets"),
        Message(
            zh: "按机关、地区、年份或部分统计：相符的段落和报告，以及全部段落和报告。",
            en:
                "Matching paragraphs and reports, and their totals, by agency, region, year or section."
        ), kinds: [.facet],
        [
            .query,
            Parameter("by", .keys, defaultValue: "year", Message.byMeaning),
            Parameter("words", .flag, defaultValue: "0", Message.wordsMeaning),
            Parameter("expand", .flag, defaultValue: "0", Message.expandMeaning),
            .limit(1000, max: 10_000), .cursor,
        ] + Parameter.filters
    ) { arguments, view, limits in
        var request = arguments.request()
        // The counts are the same as those of the command.
        request.onlyLiteral = !arguments.flag("words")
        request.relaxes = false
        let table = try FacetTable(
            of: request, by: arguments.keys, in: view.searcher(limits))
        return OperationAnswer(
            CountTables.table(table, by: arguments.keys, language: arguments.language),
            from: try arguments.offset(), limit: arguments.int("n"))
    }

    static let kwic = Operation(
        "kwic", Message(zh: "前后文一览", en: "words in context"),
        Message(
            zh: "查询按原文出现的每一处，连同前后文。",
            en: "Every place where a query occurs, with the text around it."),
        kinds: [.concordance],
        [
            .query,
            Parameter(
                "sort", .choice(ConcordanceOrder.allCases.map(\.rawValue)), defaultValue: "file",
                Message.concordanceSortMeaning),
            Parameter("width", .int(4...200), defaultValue: "40", Message.widthMeaning),
            Parameter("expand", .flag, defaultValue: "0", Message.expandMeaning),
            .limit(100, max: 10_000), .cursor,
        ] + Parameter.filters
    ) { arguments, view, limits in
        let lines = try Concordance(
            of: arguments.request(),
            order: arguments["sort"].flatMap(ConcordanceOrder.init(rawValue:)) ?? .file,
            in: view.searcher(limits)
        ).lines
        return OperationAnswer(
            ConcordanceTable.table(lines, width: arguments.int("width") ?? 40),
            from: try arguments.offset(), limit: arguments.int("n"))
    }

    static let why = Operation(
        "why", Message(zh: "为何匹配", en: "why"),
        Message(
            zh: "一段为何与查询相符，或为何不相符。", en: "Why a paragraph matches a query, or why it does not."),
        kinds: [.diagnosis],
        [
            .query, .anyWord, .id, .file,
            Parameter("paragraph", .int(1...10_000_000), Message.paragraphMeaning), .expand,
            Parameter("pinyin", .flag, defaultValue: "0", Message.pinyinMeaning),
        ] + Parameter.filters
    ) { arguments, view, limits in
        let diagnosis = try diagnosis(arguments, view, limits)
        return OperationAnswer(records: [DiagnosisRecord.record(diagnosis).json])
    }

    /// Why a paragraph matches a query or not; the arguments name both.
    static func diagnosis(
        _ arguments: Arguments, _ view: CommitView, _ limits: WorkLimits
    ) throws -> MatchDiagnosis {
        guard arguments["id"] != nil || arguments["file"] != nil else {
            throw Problem(400, "parameter", Message.nameDocument)
        }
        let lookup = DocumentLookup(view)
        let source = try lookup.source(arguments)
        let number = arguments.int("paragraph")
        if let number, !(try lookup.text(source).paragraphs.contains { $0.ordinal == number }) {
            throw Problem(
                404, "no-paragraph", Message.noSuchParagraph(number, in: source.file))
        }
        var request = arguments.request()
        // Here, the parameter `file` is the document itself.
        request.condition = ""
        return try view.searcher(limits).diagnose(
            request, file: FilePath(source.file), paragraph: number)
    }
}
