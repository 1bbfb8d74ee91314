internal import SystemPackage

/// The operating system's own text for an error number.
enum SystemText {
    static func of(_ errno: Int32) -> String { Errno(rawValue: errno).description }
}
