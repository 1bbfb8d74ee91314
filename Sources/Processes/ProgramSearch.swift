public import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Finds the executable files of programs.
public enum ProgramSearch {
    /// The path of a program of this project, in the folder of the running program.
    ///
    /// - Returns: the path, even if there is no such file.
    public static func beside(_ name: String) -> FilePath { ownFolder.appending(name) }

    /// The path of the first program with a name in the folders of `PATH`; nil if there is none.
    public static func inPath(_ name: String) -> FilePath? {
        let folders = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/bin"
        for folder in folders.split(separator: ":") {
            let path = FilePath(String(folder)).appending(name)
            if isProgram(path) { return path }
        }
        return nil
    }

    /// Whether a file may be run.
    public static func isProgram(_ path: FilePath) -> Bool {
        unsafe access(path.string, X_OK) == 0
    }

    /// The folder of the running program.
    private static let ownFolder: FilePath = {
        #if os(Linux)
            var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1)
            if count > 0 {
                let bytes = buffer[..<count].map(UInt8.init(bitPattern:))
                return FilePath(String(decoding: bytes, as: UTF8.self)).removingLastComponent()
            }
        #endif
        return FilePath(CommandLine.arguments[0]).removingLastComponent()
    }()
}
