import DocumentModel

/// Recognises documents that are one XML file, by their first element.
enum XMLSignature {
    /// The kind of a file; nil for other XML and for files that are not XML.
    static func kind(of bytes: [UInt8]) -> DocumentKind? {
        guard let start = start(of: bytes) else { return nil }
        if start.name == "pkg:package" { return .docx }
        return fileExtension(of: bytes) == nil ? nil : .office
    }

    /// The file extension by which LibreOffice recognises the format; nil for formats that it does not read.
    static func fileExtension(of bytes: [UInt8]) -> String? {
        guard let (name, rest) = start(of: bytes) else { return nil }
        switch name {
        case "w:wordDocument": return "doc"
        case "Workbook", "ss:Workbook": return rest.contains("office:spreadsheet") ? "xls" : nil
        case "office:document":
            if rest.contains("opendocument.text") { return "fodt" }
            return rest.contains("opendocument.spreadsheet") ? "fods" : nil
        case "uof:UOF":
            if rest.contains("vnd.uof.text") { return "uot" }
            return rest.contains("vnd.uof.spreadsheet") ? "uos" : nil
        default: return nil
        }
    }

    /// The name of the first element, and the text after it at the beginning of the file.
    private static func start(of bytes: [UInt8]) -> (name: Substring, rest: Substring)? {
        // UTF-16 has a zero byte beside each letter.
        var text = String(decoding: bytes.prefix(8192).filter { $0 != 0 }, as: UTF8.self)[...]
        while true {
            text = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
            guard text.hasPrefix("<?") || text.hasPrefix("<!--") else { break }
            let end = text.hasPrefix("<?") ? text.firstRange(of: "?>") : text.firstRange(of: "-->")
            guard let end else { return nil }
            text = text[end.upperBound...]
        }
        guard text.first == "<" else { return nil }
        let name = text.dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
        return (name, text[name.endIndex...])
    }
}
