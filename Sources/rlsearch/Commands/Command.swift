import ArgumentParser
import ReportOutput

/// A command that writes to a given output.
protocol Command: ParsableCommand {
    /// How output is shown.
    var display: DisplayOptions { get }
    /// The width of a line in cells; nil if not given.
    var lineWidth: Int? { get }

    /// Runs the command.
    ///
    /// - Throws: `ExitCode` for a status other than 0, or an error of the program.
    func run(_ output: Output) throws
}

extension Command {
    var lineWidth: Int? { nil }
}
