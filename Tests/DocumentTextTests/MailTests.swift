import DocumentModel
import Testing

@testable import DocumentText

@Suite struct MailTests {
    @Test func headersAreUnfoldedAndTheirWordsKeptInTheirEncodings() throws {
        let message = try read(
            """
            From: =?gb2312?B?1cU=?= =?GB2312?B?yP0=?= <z@example.org>
            SUBJECT: =?UTF-8?Q?=E6=B5=B7?=
             =?utf-8*zh?Q?=E6=B8=AF_a?= b
            \tc
            Date: Mon, 1 Jan 2024 08:00:00 +0800

            text
            """)
        #expect(message.subject.compactMap(\.text) == ["海港 a", " b\tc"])
        #expect(
            message.from == [
                EncodedText(charset: "gb2312", bytes: [0xD5, 0xC5, 0xC8, 0xFD]),
                EncodedText(charset: nil, bytes: Array(" <z@example.org>".utf8)),
            ])
        #expect(message.date.compactMap(\.text) == ["Mon, 1 Jan 2024 08:00:00 +0800"])
        #expect(message.parts.map(\.contentType) == ["text/plain"])
        #expect(try message.parts.map { try text($0) } == ["text"])
    }

    /// Programs send pieces of pages, which only the message calls a page.
    @Test(arguments: [
        ("text/html", "<p>a", "<html><body><p>a"), ("text/html", "<HTML><p>a", "<HTML><p>a"),
        ("text/html", "a<br>b", "<html><body>a<br>b"), ("text/plain", "<p>a", "<p>a"),
    ])
    func aPieceOfAPageIsAPage(type: String, body: String, content: String) throws {
        let mail = "From: a@b\nMIME-Version: 1.0\nContent-Type: \(type); charset=utf-8\n\n\(body)"
        let members = try DocumentReader.members(Array(mail.utf8), of: .eml)
        #expect(
            try members.map { String(decoding: try $0.content.get(), as: UTF8.self) } == [content])
    }

    @Test func onlyOneOfSeveralAlternativesIsRead() throws {
        let message = try read(
            """
            Content-Type: multipart/mixed; boundary="o"

            preamble
            --o
            Content-Type: multipart/alternative; boundary=oi

            --oi
            Content-Type: text/plain; charset="GB18030"

            plain
            --oi
            Content-Type: multipart/related; boundary=oir

            --oir
            Content-Type: text/html
            Content-Transfer-Encoding: quoted-printable

            a=3Db=
            c  
            d
            --oir--
            --oi--
            --o
            Content-Type: application/pdf; name="=?utf-8?B?5rivLnBkZg==?="
            Content-Transfer-Encoding: base64

            AAEC
            Aw==
            --o
            Content-Type: message/rfc822

            Subject: x

            y
            --o--
            epilogue
            """)
        #expect(
            message.parts.map(\.contentType) == ["text/html", "application/pdf", "message/rfc822"])
        #expect(try text(message.parts[0]) == "a=bc\nd")
        #expect(message.parts[1].content == .success([0, 1, 2, 3]))
        #expect(message.parts[1].fileName.compactMap(\.text) == ["港.pdf"])
        #expect(message.parts[1].isAttachment)
        #expect(try text(message.parts[2]) == "Subject: x\n\ny")
    }

    @Test(arguments: [
        ("attachment; filename*=UTF-8''%E6%B5%B7.txt", "utf-8", "海.txt"),
        (
            "attachment; filename*0*=utf-8''%E6%B5; filename*1*=%B7; filename*2=\".t\"", "utf-8",
            "海.t"
        ),
        ("attachment; filename=\"a; b\\\"c.txt\"", nil, "a; b\"c.txt"),
        ("inline; FILENAME = d.txt ; x=y", nil, "d.txt"),
    ])
    func fileNamesAreDecoded(header: String, charset: String?, name: String) throws {
        let message = try read("Content-Disposition: \(header)\n\nx")
        #expect(
            message.parts[0].fileName == [EncodedText(charset: charset, bytes: Array(name.utf8))])
        #expect(message.parts[0].isAttachment)
    }

    /// A web page that Word or a browser has saved with its pictures: only the page is text.
    @Test func aSavedPageHasNoOtherParts() throws {
        let message = try read(
            """
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary="b"; type="text/html"

            --b
            Content-Location: file:///C:/a.htm
            Content-Type: text/html; charset="utf-8"

            <p>page</p>
            --b
            Content-Location: file:///C:/a_files/filelist.xml
            Content-Type: text/xml

            <xml/>
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="a.pdf"

            x
            --b--
            """)
        #expect(message.parts.map(\.contentType) == ["text/html", "application/pdf"])
    }

    @Test func damageAffectsOnlyOnePart() throws {
        let message = try read(
            """
            Content-Type: multipart/mixed; boundary=o

            --o
            Content-Transfer-Encoding: base64

            AA*E
            --o

            whole
            --o
            Content-Type: application/pkcs7-mime; smime-type=enveloped-data

            x
            --o
            Content-Transfer-Encoding: base64

            AAAA
            """)
        #expect(message.parts.count == 4)
        #expect(message.parts[0].content == .failure(.damaged(detail: "mail, text/plain: base64")))
        #expect(try text(message.parts[1]) == "whole")
        #expect(message.parts[2].content == .failure(.encrypted))
        // The end of the message is missing.
        #expect(message.parts[3].content == .failure(.damaged(detail: "mail, text/plain: base64")))
    }

    @Test func hostileMessagesNeverTrap() throws {
        var deep = "x"
        for level in 0..<40 {
            deep =
                "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n\(deep)\n--b\(level)--\n"
        }
        let nested = deep
        #expect(throws: DocumentError.overLimit(.depth)) { try read(nested) }
        #expect(throws: DocumentError.damaged(detail: "mail: no header")) { try read("\0\0\n\n") }
        #expect(throws: DocumentError.self) { try MailReader.parts([]) }
        for text in ["From ", "a:", "a:\n", "Subject: =?", "Subject: =?a?B?", "Subject: =?a?q?=?="]
        {
            _ = try? read(text)
        }
        let parts = try read("Content-Type: multipart/mixed\n\n--\n\nx\n----\n").parts
        #expect(parts.count == 1)
        for text in ["A", "A===", "AAA", "AA=A", "====", "AAAAA==="] {
            #expect(TransferEncoding.base64(Array(text.utf8)[...]) == nil)
        }
    }

    private func read(_ text: String) throws -> MailMessage {
        try MailReader.parts(Array(text.utf8))
    }

    private func text(_ part: MailPart) throws -> String {
        String(decoding: try part.content.get(), as: UTF8.self)
    }
}
