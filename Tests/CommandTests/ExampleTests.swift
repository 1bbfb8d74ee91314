import Foundation
import SyntheticCorpus
import TestSupport
import Testing

/// Every example of the help runs as printed. It needs the files it names, which are made here.
@Suite struct ExampleTests {
    private static let names = [
        "index", "query", "batch", "show", "extract", "facets", "freq", "kwic", "collocates",
        "keywords", "figures", "promises", "audit", "report", "compare", "reuse", "why", "segment",
        "verify", "merge",
    ]

    /// Examples that are tested elsewhere: they do not end by themselves, open a window, or need a scan or a cluster.
    private static let elsewhere = ["--watch", "--open", "--ocr", "search:9200"]

    @Test(arguments: names)
    func theExamplesRun(name: String) throws {
        let command = try commandWithFiles()
        let help = try command.run(name, "--help", "--lang", "en").output
        let examples = help.components(separatedBy: "\nExamples:\n").dropFirst().joined()
            .components(separatedBy: "\n\n")[0].split(separator: "\n")
            .map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(!examples.isEmpty, "\(name) has no examples")
        for line in examples where !Self.elsewhere.contains(where: line.contains) {
            #expect(line.contains("rlsearch \(name) "), "\(line)")
            let outcome = try command.shell(line, language: "en")
            #expect(outcome.status < 2, "\(line): \(outcome.errors)")
            let isSilent = outcome.output.isEmpty && outcome.errors.isEmpty
            #expect(!isSilent || line.contains("> "), "\(line)")
        }
    }

    private func commandWithFiles() throws -> Command {
        let command = Command()
        let folder = command.folder.path + "/"
        for name in ["reports", "2022", "2023", "old", "shard-1", "shard-2", "all"] {
            Files.makeFolder(folder + name)
        }
        for name in Files.names(in: Files.seeds) where name.hasSuffix(".txt") {
            let bytes = try Files.read(Files.seeds + "/" + name)
            try Files.write(bytes, to: folder + "reports/" + name)
            guard name.hasPrefix("青屿市望湖区司法局") else { continue }
            let year = name.contains("2022") ? "2022" : "2023"
            for copy in ["\(year)/\(name)", "\(year).txt", "report.txt"] {
                try Files.write(bytes, to: folder + copy)
            }
        }
        try command.write("notice.txt", "青屿市2023年通知\n依法履行职责。\n")
        // 枕溪县2021年总结 in GB18030.
        let old: [UInt8] = [
            0xD5, 0xED, 0xCF, 0xAA, 0xCF, 0xD8, 0x32, 0x30, 0x32,
            0x31, 0xC4, 0xEA, 0xD7, 0xDC, 0xBD, 0xE1, 0x0A,
        ]
        try Files.write(old, to: folder + "old/a.txt")
        try command.write(
            "agencies.csv", "file,agency\nreports/青屿市望湖区司法局_2022.txt,青屿市望湖区司法局\n")
        try command.write("words.txt", "观澜工程\n")
        try command.write("terms.txt", "营商环境\n数字化\n")
        try command.write("paragraphs.tsv", "r1\t规范执法。\n")
        try command.write("questions.tsv", "q1\t裁量基准\n")
        let document = """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\
            <w:p><w:r><w:t>枕溪县2023年工作总结</w:t></w:r></w:p></w:body></w:document>
            """
        let word = ZipFixture.archive([("word/document.xml", document)])
        try Files.write(word, to: folder + "report.docx")
        try Files.write(
            // The reader recognises a web page by its content.
            ZipFixture.archive([("county.docx", "<html><body><p>枕溪县2023年工作总结</p></body></html>")]),
            to: folder + "reports.zip")
        try Files.write(PDFFixture.bytes(["The first page."]), to: folder + "report.pdf")
        for (number, name) in ["shard-1", "shard-2"].enumerated() {
            try command.write("\(name)/\(number).txt", "青屿市\(number)局2023年工作总结\n依法履行职责。\n")
            _ = try command.run("index", name, "-q", "--index", "\(name)/.rlsearch")
        }
        _ = try command.run("index", "reports", "-q")
        return command
    }
}
