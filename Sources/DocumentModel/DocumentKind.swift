/// The kind of a file, recognised by its bytes and never by its name.
public enum DocumentKind: String, Sendable, CaseIterable {
    /// Word, as XML in a zip archive.
    case docx
    /// An OpenDocument text.
    case odt
    /// OFD, the Chinese standard of fixed pages (GB/T 33190).
    case ofd
    /// Excel, as XML in a zip archive.
    case xlsx
    /// A web page.
    case html
    /// An archive of files.
    case zip
    /// An e-mail message.
    case eml
    /// PDF.
    case pdf
    /// Word, Excel or WPS before 2007, in an OLE container: .doc, .wps, .xls, .et.
    case ole
    /// Rich Text Format.
    case rtf
    /// Other formats that LibreOffice reads: Office 2003 XML, OpenDocument in a single file, UOF, OpenDocument sheets.
    case office
    /// A kind that cannot be read: slides, books and programs in zip archives; other archives.
    case package
    /// A picture, such as a scanned page.
    case image

    /// Whether the file contains other files, each of which is a document.
    public var isContainer: Bool { self == .zip || self == .eml }

    /// The version of the reader for files of this kind. Files that another version has read are read again.
    public var readerVersion: Int {
        switch self {
        case .pdf: 7
        case .docx, .ole, .rtf: 5
        case .html, .ofd, .xlsx: 4
        case .eml, .odt: 3
        case .image, .office: 2
        case .zip, .package: 1
        }
    }
}
