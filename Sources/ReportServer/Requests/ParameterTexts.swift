internal import ReportOutput

extension Message {
    /// A description of the valid values of a parameter.
    static func parameterForm(_ parameter: Parameter) -> Message {
        switch parameter.kind {
        case .text: .textLimit(parameter.maxLength)
        case .int(let range): .numberFrom(range)
        case .flag: .oneOf(["1", "0"])
        case .years, .year: .yearForm
        case .keys: .oneOf(GroupKey.allCases.map(\.rawValue))
        case .choice(let words): .oneOf(words)
        case .section: .oneOf(SectionChoice.allCases.flatMap(\.names.offered))
        }
    }
}
