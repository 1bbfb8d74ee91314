import Testing

/// `rlsearch segment`
@Suite struct SegmentTests {
    @Test func segmentReadsArgumentsAndInput() throws {
        let command = Command()
        #expect(try command.run("segment", "严格规范公正文明执法").output == "严格/规范/公正/文明/执法\n")
        #expect(
            try command.run("segment", "--overlay", "国动办推进放管服改革").output
                == "国动办/推进/放管服/改革\n")
        #expect(
            try command.run("segment", "-", input: "依法行政\n\n法治政府\n").output
                == "依法/行政\n\n法治/政府\n")
        #expect(try command.run("segment", "--boundaries", "中国12。", "").output == "6 8 11\n\n")
        let tokens = try command.run("segment", "--json", "国动办").output
        #expect(
            tokens.contains(
                "\"term\":\"国动办\",\"bytes\":[0,9],\"kind\":\"word\",\"source\":\"overlay\""))
        #expect(tokens.contains("\"source\":\"icu\"") && tokens.contains("\"source\":\"gram\""))
        let (fast, icu) = ("中é1.5，カタカナ々", "中é1.5，カタカナ々")
        #expect(
            try command.run("segment", "--boundaries", "--engine", "fast", fast).output
                == command.run("segment", "--boundaries", "--engine", "icu", icu).output)
    }
}
