import DocumentModel
import Testing

@testable import DocumentReading

/// Documents that programs of others read: these tests need LibreOffice and poppler, which Scripts/test installs.
@Suite(.serialized) struct ConverterTests {
    private let rtf = """
        {\\rtf1\\ansi\\uc1{\\fonttbl{\\f0 SimSun;}}
        \\pard{\\listtext\\u19968?\\u12289?\\tab}\\ls1\\u30002?\\par
        \\pard \\u20057?{\\field{\\*\\fldinst DATE }{\\fldrslt 2020}}\\par}
        """

    @Test func richTextIsRead() throws {
        let document = try DocumentReaders.shared.read(Array(rtf.utf8), as: .rtf)
        #expect(document.lines.map(\.text) == ["一、甲", "乙"])
        #expect(document.lines.first?.generatedByteCount == 6)
        #expect(document.remarks == [.leftOutChangingDate])
    }

    @Test func anEncryptedOfficeFileIsCalledEncrypted() {
        let name: [UInt8] = "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }
        #expect(throws: DocumentError.encrypted) {
            try DocumentReaders.shared.read([0xD0, 0xCF, 0x11, 0xE0] + name, as: .ole)
        }
    }

    @Test func aBrokenOfficeFileIsRefused() {
        let head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        #expect(throws: DocumentError.self) {
            try DocumentReaders.shared.read(head + [UInt8](repeating: 0, count: 2000), as: .ole)
        }
    }

    @Test func aBrokenPDFIsRefused() {
        #expect(throws: DocumentError.self) {
            try DocumentReaders.shared.read(Array("%PDF-1.4 nothing".utf8), as: .pdf)
        }
    }
}
