public import DocumentModel

/// Recognises the kind of a file by its bytes.
public enum FileSignature {
    /// The kind of a file; nil for plain text and for unknown kinds.
    ///
    /// - Parameter bytes: the whole file, or its beginning; the formats in zip archives need the whole file.
    /// - Complexity: O(bytes) for zip archives, otherwise O(1).
    public static func kind(of bytes: [UInt8]) -> DocumentKind? {
        func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
        if begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6]) { return archive(bytes) }
        if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .ole }
        if begins(Array("{\\rtf".utf8)) { return .rtf }
        if isPDF(bytes) { return .pdf }
        if begins([0x89, 0x50, 0x4E, 0x47]) || begins([0xFF, 0xD8, 0xFF]) { return .image }
        if begins([0x49, 0x49, 0x2A, 0]) || begins([0x4D, 0x4D, 0, 0x2A]) { return .image }
        if ForeignFormat.name(of: bytes) != nil { return .package }
        if mayBeMail(bytes), isMail(bytes) { return .eml }
        // Most files are text, for which this is all that is looked at.
        if isTextFromStart(bytes) { return nil }
        if let kind = XMLSignature.kind(of: bytes) { return kind }
        return isHTML(bytes) ? .html : nil
    }

    /// Whether the first line is white space or begins like a header: ASCII characters up to a colon.
    private static func mayBeMail(_ bytes: [UInt8]) -> Bool {
        for byte in bytes.prefix(8192) {
            if byte == UInt8(ascii: ":") { return true }
            if !(0x21...0x7E).contains(byte) { return byte == 0x20 || byte == 0x09 }
        }
        return false
    }

    /// Whether the first character is a letter or a Chinese character, so that a file is no XML or HTML. False if that is
    /// not clear.
    private static func isTextFromStart(_ bytes: [UInt8]) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? mark.count : 0
        guard let index = bytes[start...].firstIndex(where: { $0 > 0x20 }) else { return false }
        let first = bytes[index]
        if first < 0x7F { return first != UInt8(ascii: "<") }
        // Ideographs in UTF-8: U+4000 to U+9FFF.
        return (0xE4...0xE9).contains(first) && index + 2 < bytes.count
            && bytes[index + 1] & 0xC0 == 0x80 && bytes[index + 2] & 0xC0 == 0x80
    }

    /// Whether a file is a lock file that Word or WPS writes while a document is open: its name contains ~$, and it is
    /// small (162 or 54 bytes with a user's name).
    ///
    /// - Parameter name: the name of the file without its folder.
    public static func isLockFile(named name: String, byteCount: Int) -> Bool {
        (name.hasPrefix("~$") || name.contains("~$")) && byteCount <= 512
    }

    /// Whether an OLE file contains a document that is protected by a password.
    public static func isEncrypted(ole bytes: [UInt8]) -> Bool {
        // The name of the stream, in UTF-16, is in the directory of the container.
        let name = "EncryptedPackage".utf16.flatMap {
            [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
        }
        return contains(bytes, name)
    }

    /// The kind of a zip archive, by the names of its entries, which are not compressed.
    private static func archive(_ bytes: [UInt8]) -> DocumentKind {
        let beginning = Array(bytes.prefix(256))
        if contains(beginning, Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8)) {
            return .odt
        }
        let open = Array("mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8)
        if contains(beginning, open) { return .office }
        if contains(beginning, Array("mimetypeapplication/".utf8)) { return .package }
        let directory = centralDirectory(bytes)
        func has(_ name: String) -> Bool { contains(directory, Array(name.utf8)) }
        if has("[Content_Types].xml") {
            if has("word/") { return .docx }
            if has("xl/") { return .xlsx }
            if has("ppt/") || has("visio/") { return .package }
        }
        let others = ["META-INF/MANIFEST.MF", "META-INF/container.xml", "AndroidManifest.xml"]
        if others.contains(where: has) { return .package }
        if has("OFD.xml") { return .ofd }
        return has("META-INF/manifest.xml") && has("content.xml") ? .odt : .zip
    }

    /// The central directory at the end of an archive; all bytes if its position is not clear.
    private static func centralDirectory(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard bytes.count >= 22 else { return bytes[...] }
        var index = bytes.count - 22
        while index >= max(0, bytes.count - 65_557) {
            if bytes[index] == 0x50, bytes[index + 1] == 0x4B, bytes[index + 2] == 5,
                bytes[index + 3] == 6
            {
                let start = (0..<4).reduce(0) { $0 | Int(bytes[index + 16 + $1]) << (8 * $1) }
                return start < index ? bytes[start..<index] : bytes[...]
            }
            index -= 1
        }
        return bytes[...]
    }

    /// Whether the signature of PDF is in the first kilobyte: other bytes may come before it.
    private static func isPDF(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(1024)
        guard let start = head.firstIndex(of: 0x25) else { return false }
        return contains(head[start...], Array("%PDF-".utf8))
            && !head[..<start].contains { $0 > 0x7F }
    }

    /// Whether the bytes begin with header lines such as `From: …`, one of which is specific to mail; or with those of
    /// a web page saved with its pictures (MHTML), which is a message without a sender.
    private static func isMail(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(8192), as: UTF8.self)
        var names: Set<String> = []
        for line in head.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.isEmpty { break }
            if line.first == " " || line.first == "\t" { continue }
            guard let colon = line.firstIndex(of: ":"),
                line[..<colon].unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) })
            else { return false }
            names.insert(line[..<colon].lowercased())
        }
        if names.isSuperset(of: ["mime-version", "content-type"]) {
            let others: Set<String> = [
                "from", "to", "subject", "date", "message-id", "x-unsent",
            ]
            return !names.isDisjoint(with: others)
                || head.lowercased().contains("multipart/related")
        }
        return names.contains("from")
            && !names.isDisjoint(with: ["mime-version", "message-id", "received", "date"])
    }

    /// Whether the bytes are a web page: its first element comes after comments and white space.
    private static func isHTML(_ bytes: [UInt8]) -> Bool {
        // UTF-16 has a zero byte beside each letter.
        let head = bytes.prefix(4096).filter { $0 != 0 }
        var text = String(decoding: head, as: UTF8.self).lowercased()[...]
        while true {
            text = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
            guard text.hasPrefix("<!--") || text.hasPrefix("<?xml") else { break }
            let end =
                text.hasPrefix("<?xml") ? text.firstRange(of: ">") : text.firstRange(of: "-->")
            guard let end else { return false }
            text = text[end.upperBound...]
        }
        let whole = ["<!doctype html", "<html", "<head", "<body", "<meta ", "<title", "<script"]
        return whole.contains { text.hasPrefix($0) } || isFragment(text)
    }

    /// The names of elements with which a fragment of a page may begin.
    private static let blockNames: Set<Substring> = [
        "article", "center", "div", "font", "form", "h1", "h2", "h3", "link", "main", "p",
        "section", "span", "style", "table", "ul",
    ]

    /// Whether a text is a fragment of a page, as some sites deliver and some programs save it: it begins with an
    /// element, and at least a quarter of it is inside tags.
    private static func isFragment(_ text: Substring) -> Bool {
        guard text.first == "<",
            blockNames.contains(text.dropFirst().prefix { $0.isLetter || $0.isNumber })
        else { return false }
        var isInTag = false
        var (inside, count) = (0, 0)
        for byte in text.utf8 {
            if byte == UInt8(ascii: "<") { isInTag = true }
            if isInTag { inside += 1 }
            if byte == UInt8(ascii: ">") { (isInTag, count) = (false, count + 1) }
        }
        return count >= 4 && inside * 4 >= text.utf8.count
    }

    private static func contains(_ bytes: some RandomAccessCollection<UInt8>, _ wanted: [UInt8])
        -> Bool
    {
        bytes.withContiguousStorageIfAvailable { unsafe Self.contains($0.span, wanted) } ?? false
    }

    private static func contains(_ bytes: Span<UInt8>, _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        for start in 0...bytes.count - wanted.count where bytes[start] == first {
            if wanted.indices.allSatisfy({ bytes[start + $0] == wanted[$0] }) { return true }
        }
        return false
    }
}
