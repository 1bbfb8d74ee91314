import DocumentModel
import TestSupport
import Testing

@testable import DocumentReading

/// Files are recognised by their bytes.
@Suite struct FileSignatureTests {
    @Test(arguments: [
        ("%PDF-1.7\n", DocumentKind.pdf), ("junk\n%PDF-1.4", .pdf), ("{\\rtf1\\ansi", .rtf),
        ("<!DOCTYPE html><p>甲", .html), ("\u{FEFF}  <HTML>", .html), ("<!-- 甲 --><html>", .html),
        ("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\">", .html),
        ("<div class=\"wrap\"><table border=\"0\"><tr><td>甲</td></tr></table></div>", .html),
        ("From: a@b\nDate: x\nSubject: 甲\n\n乙", .eml),
        ("Received: x\n y\nFrom: a@b\nMIME-Version: 1.0\n\n", .eml), ("\u{89}PNG", nil),
        ("\n \t<html>", .html), ("\u{3000}<html>", .html),
        ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b", .eml),
        ("Subject: 甲\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b", .eml),
        ("X-Unsent: 1\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>甲", .eml),
        ("7z\u{BC}", nil), ("Rar!甲", nil), ("BZh是文字", nil), ("Founder CEB 是文字", nil),
        (
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w=\"x\">",
            .office
        ),
        ("<?xml version=\"1.0\"?><!-- 甲 --><pkg:package xmlns:pkg=\"x\">", .docx),
        (
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            .office
        ),
        ("<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">", .office),
        ("<uof:UOF uof:mimetype=\"vnd.uof.text\">", .office),
    ])
    func kinds(text: String, kind: DocumentKind?) {
        #expect(FileSignature.kind(of: Array(text.utf8)) == kind)
    }

    @Test(arguments: [
        "", "青屿市司法局报告\n一、举措", "<p>一段引文</p>的后面都是正文，没有多少标记，所以这是文本，不是网页。".padded,
        "# 标题\n<div>", "年度：2023\n机关：青屿市\n\n正文", "From: 开头\n后面不是邮件", "PK", "{\\rt", "<>", "<div",
        "MIME-Version: 1.0\nContent-Type: text/plain\n\n甲", "<?xml version=\"1.0\"?><甲><乙/></甲>",
        "<?xml version=\"1.0\"", "<Workbook>", "<office:document>", "<?", "<!--",
    ])
    func plainText(text: String) {
        #expect(FileSignature.kind(of: Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]),
        ("rar", Array("Rar!\u{1A}\u{7}\0".utf8)),
        ("gzip", [0x1F, 0x8B, 8, 0]), ("ceb", Array("Founder CEB\0".utf8)),
        ("tar", Array(("甲.txt" + String(repeating: "\0", count: 250) + "ustar\0").utf8)),
    ])
    func otherArchivesAreRefusedByName(name: String, bytes: [UInt8]) throws {
        #expect(FileSignature.kind(of: bytes) == .package)
        #expect(throws: DocumentError.unsupported(detail: name)) {
            try DocumentReaders.shared.read(bytes, as: .package)
        }
    }

    @Test func otherBytes() {
        #expect(FileSignature.kind(of: [0x89, 0x50, 0x4E, 0x47]) == .image)
        #expect(FileSignature.kind(of: [0xFF, 0xD8, 0xFF, 0xE0]) == .image)
        #expect(FileSignature.kind(of: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) == .ole)
        #expect(FileSignature.kind(of: [0x50, 0x4B, 3, 4, 0, 0]) == .zip)
        let utf16: [UInt8] = "<html><p>".utf16.flatMap { [UInt8($0), 0] }
        #expect(FileSignature.kind(of: [0xFF, 0xFE] + utf16) == .html)
    }

    /// Archives that are documents of other programs are not treated as archives of files.
    @Test(arguments: [
        (["[Content_Types].xml", "ppt/presentation.xml"], DocumentKind.package),
        (["[Content_Types].xml", "word/document.xml"], .docx),
        (["[Content_Types].xml", "a.txt"], .zip),
        (["META-INF/MANIFEST.MF", "a.class"], .package), (["AndroidManifest.xml"], .package),
        (["报告/甲.docx"], .zip),
    ])
    func packagesAreNotArchives(names: [String], kind: DocumentKind) {
        let bytes = ZipFixture.archive(names.map { ($0, "甲") })
        #expect(FileSignature.kind(of: bytes) == kind)
    }

    @Test(arguments: [
        ("application/epub+zip", DocumentKind.package),
        ("application/vnd.oasis.opendocument.presentation", .package),
        ("application/vnd.oasis.opendocument.spreadsheet", .office),
        ("application/vnd.oasis.opendocument.text", .odt), ("text/plain", .zip),
    ])
    func packagesAreRecognisedByTheirType(type: String, kind: DocumentKind) {
        // The name and the type are stored after the header of the first entry, which has 30 bytes.
        let header: [UInt8] = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 26)
        #expect(FileSignature.kind(of: header + Array("mimetype\(type)PK".utf8)) == kind)
    }

    @Test func slidesAreRefused() throws {
        let bytes = ZipFixture.archive([
            ("[Content_Types].xml", "甲"), ("ppt/slides/slide1.xml", "乙"),
        ])
        #expect(throws: DocumentError.unsupported(detail: "package")) {
            try DocumentReaders.shared.read(bytes, as: .package)
        }
    }

    @Test func lockFilesAreKnownByNameAndSize() {
        #expect(FileSignature.isLockFile(named: "~$报告.docx", byteCount: 162))
        #expect(!FileSignature.isLockFile(named: "~$报告.docx", byteCount: 20_000))
        #expect(!FileSignature.isLockFile(named: "报告.docx", byteCount: 162))
    }

    @Test func encryptedOfficeFilesAreKnown() {
        let name: [UInt8] = "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }
        #expect(FileSignature.isEncrypted(ole: [0xD0, 0xCF] + name))
        #expect(!FileSignature.isEncrypted(ole: Array("EncryptedPackage".utf8)))
        #expect(OLEContents.streamNames([UInt8](repeating: 0xFF, count: 600)).isEmpty)
    }
}

extension String {
    /// The text is repeated, so that it is longer than its tags.
    fileprivate var padded: String { self + String(repeating: "法治政府建设。", count: 20) }
}
