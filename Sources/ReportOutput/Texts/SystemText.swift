internal import SystemPackage

/// What the operating system says of an error number, in its own words.
enum SystemText {
    static func of(_ errno: Int32) -> String { Errno(rawValue: errno).description }
}
