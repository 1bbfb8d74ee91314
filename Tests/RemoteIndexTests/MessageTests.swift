import RemoteMessages
import Testing
import TextBasics

@Suite struct MessageTests {
    @Test func requestsAreDecodedUnchanged() {
        let requests = [
            RemoteRequest(.post, "/_msearch", [1, 2, 0, 255], isLines: true),
            RemoteRequest(.get, "/中?x=1"), RemoteRequest(.head, "/a"),
        ]
        let message = RemoteFrames.message(requests)
        #expect(RemoteFrames.number(of: message[0..<4]) == message.count - 4)
        #expect(RemoteFrames.requests(Array(message[4...])) == requests)
    }

    @Test func repliesAreDecodedUnchanged() {
        let replies: [RemoteReply] = [
            .answer(status: 200, body: [7, 0]), .failure(.timedOut, text: "慢"),
            .answer(status: 404, body: []),
        ]
        #expect(RemoteFrames.replies(Array(RemoteFrames.message(replies)[4...])) == replies)
    }

    @Test func shortenedMessagesAreRefused() {
        let message = Array(
            RemoteFrames.message([RemoteRequest(.post, "/a", [1, 2, 3])])[4...])
        for count in 0..<message.count {
            #expect(RemoteFrames.requests(Array(message[..<count])) == nil)
        }
        #expect(RemoteFrames.replies([255, 255, 255, 255, 0]) == nil)
    }

    @Test func base64IsDecodedUnchanged() {
        for count in 0..<40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
            let text = Base64.text(of: bytes)
            #expect(Base64.bytes(of: text) == bytes)
            #expect(text.count == (count + 2) / 3 * 4)
        }
        #expect(String(decoding: Base64.text(of: Array("Man".utf8)), as: UTF8.self) == "TWFu")
        for bad in [
            "T", "TQ", "TQ=", "T=Q=", "TW!u", "=AAA", "TQ==TQ==", "====", "TWFu=", "T===", "TQ=u",
        ] {
            #expect(Base64.bytes(of: bad) == nil)
        }
    }
}
