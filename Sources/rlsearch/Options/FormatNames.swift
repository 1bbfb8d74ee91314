import ArgumentParser
import ReportOutput

/// A format of input by its name.
enum FormatName: String, ExpressibleByArgument, CaseIterable {
    case reports, tsv

    /// The format of all files; nil to recognise it for each file.
    var format: (any DocumentFormat)? {
        switch self {
        case .reports: nil
        case .tsv: RowFormat()
        }
    }
}

/// An analyzer by its name.
enum AnalyzerName: String, ExpressibleByArgument, CaseIterable {
    case chinese, whitespace
}
