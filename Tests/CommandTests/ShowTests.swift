import Testing

/// `rlsearch show`
@Suite struct ShowTests {
    @Test func showPrintsTheOutline() throws {
        let command = Command()
        try command.write("a.txt", "2023年法治政府建设情况报告\n一、存在的不足\n（一）认识不深\n正文。\n")
        let outline = try command.run("show", "a.txt").output
        #expect(outline.contains("year    2023  (from the title)"))
        #expect(outline.contains("[shortcomings]"))
        let one = try command.run("show", "a.txt:4").output
        #expect(one.hasPrefix("一、存在的不足 › （一）认识不深\n"))
        #expect(try command.run("show", "a.txt:9").status == 2)
    }
}
