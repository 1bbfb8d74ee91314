import CConfinement

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Removes the permissions of this process that it does not need to read documents.
enum Confinement {
    /// The maximum address space of a reading process, in bytes: an XML tree takes ten times the bytes of its text.
    private static let readingByteCount = 1536 << 20
    /// The same for a converter. LibreOffice maps much more memory than it uses.
    private static let converterByteCount = 8 << 30
    /// The maximum processor time of a reading process, in seconds. It reads many documents.
    private static let readingSeconds: UInt32 = 3_600
    /// The same for a converter.
    private static let converterSeconds: UInt32 = 600
    /// The maximum size of a file that a converter writes, in bytes.
    private static let converterFileByteCount = 1 << 30

    /// Confines this process: no file, no network, no other program, bounded memory.
    ///
    /// - Returns: the mechanisms in force, as text for users.
    static func apply() -> [String] {
        var holding: [String] = []
        if confinement_limit(readingByteCount, readingSeconds, 0) == 1 { holding.append("limits") }
        return holding + applyRules()
    }

    /// The same without the limits, which would prevent this process from reporting the mechanisms.
    static func applyRules() -> [String] {
        var holding: [String] = []
        let version = confinement_restrict_files(nil, nil)
        if version > 0 { holding.append("landlock \(version)") }
        if confinement_restrict_calls(1) == 1 { holding.append("seccomp") }
        return holding
    }

    /// System files that converters read.
    private static let readable = [
        "/usr", "/lib", "/lib64", "/bin", "/etc", "/opt", "/proc", "/sys", "/var/lib",
        "/var/cache/fontconfig", "/var/spool/libreoffice",
    ]

    /// Becomes a converter that reads only system files and its own folder, writes only there and has no network.
    ///
    /// - Parameter hasOwnView: whether bubblewrap gives it its own view of the file system, of processes and of the
    ///   network; otherwise Landlock and seccomp refuse the rest.
    static func run(
        _ command: ArraySlice<String>, writingBelow folder: String, hasOwnView: Bool
    ) -> Never {
        _ = confinement_limit(converterByteCount, converterSeconds, converterFileByteCount)
        if hasOwnView { replace(by: view(of: folder) + command) }
        var words = unsafe readable.map { unsafe UnsafePointer<CChar>(strdup($0)) } + [nil]
        _ = unsafe words.withUnsafeMutableBufferPointer { buffer in
            unsafe confinement_restrict_files(buffer.baseAddress, folder)
        }
        _ = confinement_restrict_calls(0)
        replace(by: Array(command))
    }

    private static func view(of folder: String) -> [String] {
        var command = ["/usr/bin/bwrap", "--unshare-all", "--die-with-parent", "--new-session"]
        for path in readable where path != "/proc" && path != "/sys" {
            command += ["--ro-bind-try", path, path]
        }
        return command + [
            "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--bind", folder, folder,
        ]
    }

    private static func replace(by command: [String]) -> Never {
        let arguments = unsafe command.map { unsafe strdup($0) } + [nil]
        unsafe execv(command[0], arguments)
        StandardStreams.fail("\(command[0]): errno \(errno)", status: 127)
    }
}
