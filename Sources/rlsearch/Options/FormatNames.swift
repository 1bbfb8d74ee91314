import ArgumentParser
import ReportOutput

/// A format of input by its name.
enum FormatName: String, ExpressibleByArgument, CaseIterable {
    case reports, tsv

    var format: InputFormat { self == .reports ? .reports : .tsv }
}

/// An analyzer by its name.
enum AnalyzerName: String, ExpressibleByArgument, CaseIterable {
    case chinese, whitespace
}
