import SystemPackage

/// A file or one of its paragraphs, as users type it.
enum ParagraphArgument {
    /// Splits `file:12`, unless a file with this whole name exists.
    static func parse(_ argument: String) -> (FilePath, Int?) {
        guard let colon = argument.lastIndex(of: ":"),
            let number = Int(argument[argument.index(after: colon)...]),
            (try? FileDescriptor.open(FilePath(argument), .readOnly, options: .nonBlocking).close())
                == nil
        else { return (FilePath(argument), nil) }
        return (FilePath(String(argument[..<colon])), number)
    }
}
