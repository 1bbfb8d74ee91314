internal import DocumentReading

/// What keeps documents of strangers from doing harm.
public enum DocumentConfinement {
    /// The means that hold on this system: `limits`, `landlock 7`, `seccomp`, `bubblewrap`. Empty if no documents can be
    /// read, for the program that reads them is missing.
    ///
    /// - Complexity: starts two processes.
    public static func means() -> [String] { DocumentReaders.shared.confinement() }
}
