internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch
internal import WebAddresses

extension Operation {
    static let show = Operation(
        "show", Message(zh: "阅读报告", en: "show"),
        Message(zh: "一份报告的全文，或其中一段。", en: "A whole report, or one of its paragraphs."),
        kinds: [.report],
        [
            .id, .file, Parameter("agency", .text, Message.filterMeaning(.agency)),
            Parameter("year", .year, Message.filterMeaning(.year)),
            Parameter("paragraph", .int(1...10_000_000), Message.paragraphMeaning),
        ]
    ) { arguments, view, _ in
        let lookup = DocumentLookup(view)
        let report = try lookup.text(try lookup.source(arguments))
        var record = ReportRecord(report.file, report.metadata)
        var text = record.opening
        let number = arguments.int("paragraph")
        let shown = report.paragraphs.filter { number == nil || $0.ordinal == number }
        if let number, shown.isEmpty {
            throw Problem(
                404, "no-paragraph", Message.noSuchParagraph(number, in: report.file),
                Message.paragraphNumbers(upTo: report.paragraphs.count))
        }
        for paragraph in shown { text += record.next(paragraph) }
        return OperationAnswer(records: [text + ReportRecord.closing])
    }

    static let compare = Operation(
        "compare", Message(zh: "两年对照", en: "compare"),
        Message(
            zh: "两份报告逐句对照：未变、有改动、新增、删去。",
            en: "Two reports sentence by sentence: unchanged, changed, new, removed."),
        kinds: [.sentencePair],
        [
            Parameter("left", .text, Message.leftMeaning),
            Parameter("right", .text, Message.rightMeaning),
            Parameter("agency", .text, Message.filterMeaning(.agency)),
            Parameter("years", .years, Message.twoYearsMeaning),
            Parameter(
                "section", .section, repeated: true, Message.filterMeaning(.section)),
            Parameter("changes", .flag, defaultValue: "0", Message.changesMeaning),
            .limit(1000, max: 10_000), .cursor,
        ]
    ) { arguments, view, _ in
        let comparison = try comparison(arguments, view)
        let pairs = comparison.pairs.filter { !arguments.flag("changes") || $0.change != .kept }
        let (offset, count) = (try arguments.offset(), arguments.int("n") ?? 1000)
        var answer = OperationAnswer(
            records: pairs.dropFirst(offset).prefix(count).map {
                SentencePairRecord.record($0).json
            })
        answer.total = pairs.count
        answer.next = offset + count < pairs.count ? offset + count : nil
        return answer
    }

    /// Compares the two reports that the arguments name.
    static func comparison(_ arguments: Arguments, _ view: CommitView) throws -> ReportComparison {
        let lookup = DocumentLookup(view)
        let sections = arguments.filter.sections
        if let left = arguments["left"], let right = arguments["right"] {
            return try ReportComparison(
                try lookup.text(try lookup.source(id: left)),
                try lookup.text(try lookup.source(id: right)), sections: sections)
        }
        guard let agency = arguments["agency"],
            let years = arguments["years"].flatMap({ YearRange($0)?.range }), years.count > 1
        else { throw Problem(400, "parameter", Message.nameTwoReports) }
        return try ReportComparison(
            try lookup.text(try lookup.source(agency: agency, year: years.lowerBound)),
            try lookup.text(try lookup.source(agency: agency, year: years.upperBound)),
            sections: sections)
    }

    static let reuse = Operation(
        "reuse", Message(zh: "相同文字", en: "reuse"),
        Message(
            zh: "一份报告与其他报告相同的文字，并指出哪份在先；不指定报告时，列出相同文字最多的若干对报告。",
            en:
                "The passages that a report shares with others, and which was first; without a report, the pairs that share most."
        ), kinds: [.sharedPassage, .sharedPair], isSlow: true,
        [
            .id, .file, Parameter("agency", .text, Message.filterMeaning(.agency)),
            Parameter("year", .year, Message.filterMeaning(.year)),
            .limit(1000, max: 10_000), .cursor,
        ]
    ) { arguments, view, limits in
        let reports = try IndexedReports(in: view.searcher(limits))
        let isOne = ["id", "file", "agency"].contains { arguments[$0] != nil }
        guard isOne else {
            var options = ReuseNetwork.Options()
            options.threadCount = 1
            let network = try ReuseNetwork(reports, options: options)
            var answer = OperationAnswer(
                ReuseTables.table(network, limit: Int.max), from: try arguments.offset(),
                limit: arguments.int("n"))
            answer.notes.append(.network(network, shown: answer.records.count))
            return answer
        }
        let lookup = DocumentLookup(view)
        let report = try lookup.text(try lookup.source(arguments))
        let reuse = try ReportReuse(of: report, among: reports, threadCount: 1)
        return OperationAnswer(
            ReuseTables.table(reuse, reuse.overlaps), from: try arguments.offset(),
            limit: arguments.int("n"))
    }

    static let audit = Operation(
        "audit", Message(zh: "合规检查", en: "audit"),
        Message(
            zh: "对照规定检查报告：法定部分、日期、外地地名、前后不一。",
            en:
                "Checks reports against the legal requirements: sections, date, unrelated places, contradictions."
        ),
        kinds: [.finding], isSlow: true,
        [
            Parameter("faults", .flag, defaultValue: "0", Message.faultsMeaning),
            .limit(1000, max: 10_000), .cursor,
        ] + Parameter.filters.filter { $0.name != "section" }
    ) { arguments, view, limits in
        let reports = try view.reports()
        let audit = ReportAudit()
        var rows: [ReportFinding] = []
        var (count, faulty, others) = (0, 0, [] as [String])
        for entry in reports.entries(arguments.filter.report) {
            try limits.check()
            let report = try reports.text(entry)
            guard report.isYearlyReport else {
                others.append(report.file)
                continue
            }
            let findings = audit.findings(in: report)
            count += 1
            if findings.contains(where: \.verdict.isFault) { faulty += 1 }
            rows += findings.filter { !arguments.flag("faults") || $0.verdict.needsLook }.map {
                ReportFinding(file: report.file, metadata: report.metadata, finding: $0)
            }
        }
        var answer = OperationAnswer(
            FindingTable.table(rows, language: arguments.language), from: try arguments.offset(),
            limit: arguments.int("n"))
        answer.notes.append(.audited(count, faulty: faulty))
        if !others.isEmpty { answer.notes.append(.notAudited(others)) }
        return answer
    }

    static let stats = Operation(
        "stats", Message(zh: "索引内容", en: "stats"),
        Message(zh: "索引的内容和规模。", en: "What the index holds and how large it is."),
        kinds: [.statistics], []
    ) { _, view, _ in
        let info = try view.info()
        return OperationAnswer(
            records: [try IndexRecords.statistics(info, view.searcher.location).json])
    }
}
