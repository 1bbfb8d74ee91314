/// Protects pieces of a query that exclude, such as `-培训`, from the argument parser.
///
/// The parser takes every argument that begins with a hyphen for an option. In no option is the hyphen followed by a
/// Chinese character, a quotation mark, a parenthesis, a regular expression or a field, so such arguments are pieces of
/// a query.
enum QueryArguments {
    /// The commands whose arguments are a query.
    private static let commands: Set<String> = ["query", "facets", "kwic", "figures", "why"]

    /// The arguments, with the hyphen of each excluded piece replaced by the full-width hyphen, which means the same in
    /// a query.
    static func marked(_ arguments: ArraySlice<String>) -> [String] {
        guard let command = arguments.first, commands.contains(command) else {
            return Array(arguments)
        }
        var isAfterOptions = false
        return arguments.map { argument in
            if argument == "--" { isAfterOptions = true }
            guard !isAfterOptions, argument.hasPrefix("-"), excludes(argument.dropFirst()) else {
                return argument
            }
            return "－" + argument.dropFirst()
        }
    }

    private static func excludes(_ piece: Substring) -> Bool {
        guard let first = piece.unicodeScalars.first else { return false }
        if !first.isASCII || "\"(/".unicodeScalars.contains(first) { return true }
        // A field, as in -agency:司法局.
        let name = piece.prefix { $0.isASCII && $0.isLowercase }
        return !name.isEmpty && piece.dropFirst(name.count).first == ":"
    }
}
