/// Common formats that cannot be read. The error message names them.
public enum ForeignFormat {
    /// The names of archives, whose files can be indexed after unpacking.
    public static let archives: Set<String> = ["7z", "rar", "gzip", "bzip2", "xz", "cab", "tar"]

    private static let signatures: [(name: String, bytes: [UInt8])] = [
        ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), ("rar", Array("Rar!\u{1A}\u{7}".utf8)),
        ("gzip", [0x1F, 0x8B, 8]), ("bzip2", Array("BZh".utf8)), ("cab", Array("MSCF".utf8)),
        ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]), ("ceb", Array("Founder CEB".utf8)),
    ]

    /// The name of a format by the first bytes of a file; nil for others.
    public static func name(of bytes: [UInt8]) -> String? {
        // A text may begin with the letters of a signature, but it has no control characters below 7.
        guard bytes.prefix(512).contains(where: { $0 < 0x07 }) else { return nil }
        if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) {
            return known.name
        }
        return bytes.count > 262 && bytes[257..<262].elementsEqual("ustar".utf8) ? "tar" : nil
    }
}
