internal import DocumentReading

/// How the program that reads documents from untrusted sources is confined.
public enum DocumentConfinement {
    /// The mechanisms that work on this system: `limits`, `landlock 7`, `seccomp`, `bubblewrap`. Empty if the program
    /// that reads documents is missing; then no documents can be read.
    ///
    /// - Complexity: starts two processes.
    public static func means() -> [String] { DocumentReaders.shared.confinement() }
}
