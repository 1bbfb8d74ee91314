import ReportOutput
import Testing

@Suite struct ErrorTextTests {
    @Test(arguments: [
        (
            CorpusError.system(path: "a", operation: .list, number: 13),
            "a: cannot list: Permission denied"
        ),
        (
            .tooManyBytes(path: "a", limit: 64 << 20),
            "a: cannot read: its size is unknown and exceeds 64 MB; save it to a file first"
        ),
        (
            .undecodable(path: "a", encoding: .utf8, byteOffset: 7),
            "a: byte 7 is not valid utf-8; file skipped"
        ),
        (
            .lineTooLong(path: "a", byteOffset: 7, limit: 4 << 20),
            "a: the line at byte 7 is longer than 4 MB; file skipped"
        ),
        (
            .malformedRow(path: "a", line: 3, .tooLong(limit: 4 << 20)),
            "a:3: longer than 4 MB; line skipped"
        ),
        (
            .malformedTable(path: "a", line: 3, .notAYear("x")),
            "a:3: \"x\" is not a year: write 2023"
        ),
        (.binary(path: "a"), "a: not a text file; skipped"),
        (.icu(ICUError(call: "ubrk_open", name: "U_X")), "ICU failed in ubrk_open: U_X"),
    ])
    func anErrorSaysWhereAndWhat(error: CorpusError, message: String) {
        #expect(ErrorMessage(error).what[.en] == message)
        #expect(!ErrorMessage(error).what[.zh].isEmpty)
    }
}
