internal import DocumentReading

/// How documents from untrusted sources are kept from doing harm.
public enum DocumentConfinement {
    /// The mechanisms that work on this system: `limits`, `landlock 7`, `seccomp`, `bubblewrap`. Empty if the program
    /// that reads documents is missing, so that none can be read.
    ///
    /// - Complexity: starts two processes.
    public static func means() -> [String] { DocumentReaders.shared.confinement() }
}
