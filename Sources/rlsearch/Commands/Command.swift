import ArgumentParser
import ReportOutput

/// A command whose answer goes where it is told.
protocol Command: ParsableCommand {
    /// How the answer is shown.
    var display: DisplayOptions { get }
    /// Cells of a line, if they are given.
    var lineWidth: Int? { get }

    /// Does what the arguments ask.
    ///
    /// - Throws: `ExitCode` for the other statuses, and every error of the program.
    func run(_ output: Output) throws
}

extension Command {
    var lineWidth: Int? { nil }
}
