import DocumentModel
import Testing

@testable import DocumentReading

/// Documents that external programs read. These tests need LibreOffice and poppler, which Scripts/test installs.
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

    private static let word2003 = """
        <?xml version="1.0"?><?mso-application progid="Word.Document"?>
        <w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>
        <w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:body></w:wordDocument>
        """

    private static let excel2003 = """
        <?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
        xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>
        <Row><Cell><Data ss:Type="String">单位</Data></Cell><Cell><Data ss:Type="String">件数</Data></Cell></Row>
        <Row><Cell><Data ss:Type="String">云汀市</Data></Cell><Cell><Data ss:Type="Number">128</Data></Cell></Row>
        </Table></Worksheet></Workbook>
        """

    private static let flat = """
        <?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"
        office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
        <text:p>甲</text:p><text:p>乙</text:p></office:text></office:body></office:document>
        """

    @Test(arguments: [
        (word2003, ["甲", "乙"]), (excel2003, ["单位 | 件数", "单位: 云汀市 | 件数: 128"]),
        (flat, ["甲", "乙"]),
    ])
    func officeFilesOfOneXMLAreRead(xml: String, lines: [String]) throws {
        #expect(FileSignature.kind(of: Array(xml.utf8)) == .office)
        let document = try DocumentReaders.shared.read(Array(xml.utf8), as: .office)
        #expect(document.lines.map(\.text) == lines)
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

    /// Text after a damaged instruction is lost, although the exit status of the program is 0.
    @Test func aDamagedPageOfAPDFIsMentioned() throws {
        func remarks(_ content: String) throws -> Bool {
            let pdf = """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R\
                /Resources<</Font<</F1 5 0 R>>>>>>endobj
                4 0 obj<</Length \(content.utf8.count)>>stream
                \(content)
                endstream endobj
                5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
                trailer<</Root 1 0 R/Size 6>>
                %%EOF
                """
            let document = try DocumentReaders.shared.read(Array(pdf.utf8), as: .pdf)
            return document.remarks.contains { if case .damaged = $0 { true } else { false } }
        }
        #expect(try !remarks("BT /F1 12 Tf 72 700 Td (Report) Tj ET"))
        #expect(try remarks("BT /F1 12 Tf 72 700 Td (Report) Tj D23 (on) Tx ET"))
        #expect(try remarks("BT /F1 12 Tf 72 700 Td (Report) Tj /F7 12 Tf (on) Tj ET"))
    }

    @Test func aBrokenPDFIsRefused() {
        #expect(throws: DocumentError.self) {
            try DocumentReaders.shared.read(Array("%PDF-1.4 nothing".utf8), as: .pdf)
        }
    }
}
