import InvertedIndex
import Testing

@testable import RemoteIndex

@Suite struct AddressTests {
    @Test func readsHostsAndName() throws {
        let address = try ClusterAddress("https://a:9200,b:9200,http://c/reports-1")
        #expect(address.hosts == ["https://a:9200", "https://b:9200", "http://c"])
        #expect(address.name == "reports-1")
    }

    /// Anyone who lists the processes of a machine sees their arguments.
    @Test(arguments: [
        "https://user:secret@a:9200/reports", "a:9200/reports", "https://a:9200/", "https://a:9200",
        "https://a/b/reports", "https://a/Reports", "https://a/_all", "https:///x", "ftp://a/x",
        "https://a,/x", "https://a/re*",
    ])
    func refuses(_ text: String) {
        #expect(throws: IndexError.self) { try ClusterAddress(text) }
    }

    @Test func secretsAreNeverArguments() throws {
        var address = try ClusterAddress("https://a:9200/reports")
        address.credentials = "/etc/secret"
        #expect(address.arguments.contains("/etc/secret"))
        #expect(address.arguments.contains("https://a:9200"))
    }
}
