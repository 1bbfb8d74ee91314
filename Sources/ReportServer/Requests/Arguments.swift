package import ReportOutput
package import ReportSearch
package import WebAddresses

/// The values of an operation's parameters, each checked.
package struct Arguments: Sendable {
    private let values: [String: [String]]
    /// The language of descriptions in tables. Records do not depend on it.
    package var language = Language.zh

    /// Reads and checks the arguments of a request.
    ///
    /// - Parameters:
    ///   - isStrict: whether an unknown name is an error.
    ///   - others: names that are allowed although they are not parameters.
    package init(
        _ items: QueryItems, of parameters: [Parameter], isStrict: Bool = true,
        others: Set<String> = []
    ) throws(Problem) {
        var values: [String: [String]] = [:]
        for (name, value) in items.items {
            guard
                let parameter = parameters.first(where: {
                    $0.name == name || $0.aliases.contains(name)
                })
            else {
                if others.contains(name) || !isStrict { continue }
                var problem = Problem(
                    400, "parameter", Message.unknownParameter(name),
                    Message.parameterNames(parameters.map(\.name)))
                problem.parameter = name
                throw problem
            }
            if value.allSatisfy(\.isWhitespace) && !isStrict { continue }
            guard parameter.accepts(value) else {
                var problem = Problem(
                    400, "parameter", Message.badValue(value, of: parameter.name),
                    Message.parameterForm(parameter))
                problem.parameter = parameter.name
                throw problem
            }
            values[parameter.name, default: []].append(value)
        }
        for parameter in parameters {
            let given = values[parameter.name] ?? []
            if given.count > 1 && !parameter.isRepeated {
                var problem = Problem(400, "parameter", Message.givenTwice(parameter.name))
                problem.parameter = parameter.name
                throw problem
            }
            if given.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) && parameter.isRequired {
                var problem = Problem(
                    400, "parameter", Message.missingParameter(parameter.name), parameter.meaning)
                problem.parameter = parameter.name
                throw problem
            }
            if given.isEmpty, let defaultValue = parameter.defaultValue {
                values[parameter.name] = [defaultValue]
            }
        }
        self.values = values
    }

    package func all(_ name: String) -> [String] { values[name] ?? [] }

    package subscript(name: String) -> String? { values[name]?.first }

    package func int(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

    package func flag(_ name: String) -> Bool { ["1", "true"].contains(self[name] ?? "") }

    /// The keys to group by.
    package var keys: [GroupKey] { self["by"].flatMap(GroupKey.list) ?? [] }

    /// The conditions on reports, and on kinds of files.
    package var filter: FacetFilter {
        var filter = FacetFilter()
        filter.years = all("year").compactMap { YearRange($0)?.range }
        filter.agencies = all("agency")
        filter.regions = all("region")
        filter.sections = all("section").compactMap {
            SectionChoice(name: $0).flatMap { Section(rawValue: $0.rawValue) }
        }
        filter.kinds = all("kind")
        return filter
    }

    /// The request for a query with its conditions, but for those on kinds of files.
    package func request(_ name: String = "q") -> SearchRequest {
        var request = SearchRequest(self[name] ?? "")
        request.matchesAny = flag("any")
        request.condition = ["title", "file", "heading"].flatMap { field in
            all(field).map { "\(field):\(Self.quoted($0))" }
        }.joined(separator: " ")
        request.filter = filter.report
        request.expands = self["expand"] == nil || flag("expand")
        request.readsPinyin = flag("pinyin")
        return request
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.filter { $0 != "\"" } + "\""
    }
}
