/// The container format of all files of an index except the lock: a header, regions, a table of contents.
///
///     file     = magic: u64, version: u32, reserved: u32, (padding region)*, padding, contents, footer
///     contents = (id: u32, start: u64, byteCount: u64, checksum: u64)*
///     footer   = contentsStart: u64, regionCount: u32, version: u32, checksum: u64, magic: u64
///
/// Regions and contents start at multiples of eight bytes. The last region, 0, holds a checksum for each page before
/// it. The footer's checksum covers the contents and the footer's first 16 bytes.
enum ContainerFormat {
    static let magic: UInt64 = 0x0A1A_5845_4449_4C52  // "RLIDEX", SUB, LF; text tools stop at SUB
    static let version: UInt32 = 3
    static let headerByteCount = 16
    static let footerByteCount = 32
    static let entryByteCount = 28
    static let alignment = 8

    /// The id of the region of page checksums.
    static let pageChecksumsID: UInt32 = 0

    /// The suffix of a file's name until the file is complete.
    static let temporarySuffix = ".tmp"

    /// One region in the table of contents.
    struct Entry: Equatable {
        let id: UInt32
        let start: Int
        let byteCount: Int
        let checksum: UInt64

        var range: Range<Int> { start..<start + byteCount }
    }
}

/// The format of an index's files.
public enum IndexFormat {
    /// The version that this module writes and reads.
    public static var version: UInt32 { ContainerFormat.version }
}
