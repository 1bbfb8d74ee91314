internal import ReportAnalysis
internal import ReportOutput
internal import ReportSearch

extension Operation {
    static let promises = Operation(
        "promises", Message(zh: "计划与落实", en: "plans and results"),
        Message(
            zh: "每项计划与同一机关次年报告的说法并列：已说明落实、再次列入计划、未再提及。",
            en:
                "Each item of a plan next to what the agency's next report says about it: done, repeated, or not mentioned again."
        ), kinds: [.promise], isSlow: true,
        [
            Parameter.filters[0], Parameter.filters[1],
            Parameter("years", .years, Message.planYearsMeaning),
            Parameter(
                "outcome", .choice(PromiseOutcome.allCases.map(\.rawValue)), Message.outcomeMeaning),
            .limit(1000, max: 10_000), .cursor,
        ]
    ) { arguments, view, limits in
        let list = try promiseList(arguments, view, limits)
        let promises = list.pairs.flatMap(\.promises)
        var answer = OperationAnswer(
            PromiseTable.table(promises, language: arguments.language),
            from: try arguments.offset(), limit: arguments.int("n"))
        answer.notes.append(promises.isEmpty ? .noPromises : .promisesAreNoVerdict)
        answer.notes += list.alternatives.map(Message.comparedOne)
        return answer
    }

    /// The plans that the arguments select, each with the report of the next year. If the arguments name an outcome,
    /// only items with this outcome are kept. `alternatives` has the files of each agency and year with several
    /// reports, of which only the first was compared.
    static func promiseList(
        _ arguments: Arguments, _ view: CommitView, _ limits: WorkLimits
    ) throws -> (pairs: [PromisePair], alternatives: [[String]]) {
        var filter = arguments.filter.report
        if let range = arguments["years"].flatMap({ YearRange($0)?.range }) {
            // The range must also contain the year of the next report.
            guard range.lowerBound < range.upperBound else {
                var problem = Problem(
                    400, "parameter",
                    Message.badValue(arguments["years"] ?? "", of: "years"),
                    Message.planYearsMeaning
                )
                problem.parameter = "years"
                throw problem
            }
            filter.years = [range.lowerBound...range.upperBound - 1]
        }
        let list = try PromiseList(filter, in: view.searcher(limits))
        guard let wanted = arguments["outcome"].flatMap(PromiseOutcome.init(rawValue:)) else {
            return (list.pairs, list.alternatives)
        }
        return (list.pairs(with: wanted), list.alternatives)
    }

    static let keywords = Operation(
        "keywords", Message(zh: "特征词", en: "keywords"),
        Message(
            zh: "一组段落比另一组明显多用的词语。",
            en: "The words by which some paragraphs differ from others."),
        kinds: [.keyword], isSlow: true,
        [
            Parameter("of", .text, required: true, Message.ofMeaning),
            Parameter("against", .text, defaultValue: "all", Message.againstMeaning),
            Parameter("least", .int(1...1_000_000), defaultValue: "5", Message.leastMeaning),
            Parameter("stop", .flag, defaultValue: "0", Message.stopMeaning),
            Parameter("under", .flag, defaultValue: "0", Message.underMeaning),
            .limit(30, max: 1000), .cursor,
        ]
    ) { arguments, view, limits in
        func request(_ name: String) -> SearchRequest {
            var request = SearchRequest(arguments[name] ?? "", limit: nil)
            request.onlyLiteral = true
            request.expands = false
            return request
        }
        let result = try KeywordTable(
            of: request("of"), against: arguments["against"] == "all" ? nil : request("against"),
            minCount: arguments.int("least") ?? 5, in: view.searcher(limits))
        let (under, stops) = (arguments.flag("under"), arguments.flag("stop"))
        // The sort is stable, so words with equal values keep their order.
        let words = result.keywords.filter {
            ($0.logRatio < 0) == under && $0.logRatio != 0
                && !(stops && StopWords.builtIn.contains($0.word))
        }.sorted { $0.logLikelihood > $1.logLikelihood }
        var answer = OperationAnswer(
            CountTables.table(words), from: try arguments.offset(), limit: arguments.int("n"))
        answer.notes.append(
            words.isEmpty
                ? .nothingCompared(
                    result, of: arguments["of"] ?? "",
                    against: arguments["against"] == "all" ? nil : arguments["against"])
                : .compared(result))
        return answer
    }
}
