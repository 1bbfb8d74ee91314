import DocumentModel
import Testing

@testable import DocumentText

/// Fields that Word shows although the file has no result, and paragraphs that are left out together with their number.
@Suite struct WordFieldTests {
    private func texts(_ body: String, styles: String = "", numbering: String = "") throws
        -> [String]
    {
        try WordFixture(body: body, styles: styles, numbering: numbering).texts()
    }

    private func paragraph(_ runs: String, _ properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr>\(runs)</w:p>"
    }

    private func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }

    private func field(_ instructions: String, form: String = "", result: String? = nil) -> String {
        let shown = result.map { "<w:fldChar w:fldCharType=\"separate\"/><w:t>\($0)</w:t>" } ?? ""
        return "<w:r><w:fldChar w:fldCharType=\"begin\">\(form)</w:fldChar>"
            + "<w:instrText xml:space=\"preserve\"> \(instructions) </w:instrText>\(shown)"
            + "<w:fldChar w:fldCharType=\"end\"/></w:r>"
    }

    @Test(arguments: [
        (#"EQ \o\ac(○,3)"#, "③"), (#"eq \o\ac(○, 12 )"#, "⑫"), (#"EQ \o\ac(○,密)"#, "密"),
        (#"EQ \o\ac(□,2)"#, "2"), (#"EQ \o(△,!)"#, "!"),
        (#"EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(zhì),治)"#, "治"),
        (#"EQ \f(1,3)"#, "1/3"), (#"EQ \r(3,x)"#, "√x"), (#"EQ \a(甲,乙)"#, "甲 乙"),
        (#"EQ a\,b"#, "a,b"),
        (#"EQ \x(框)"#, "框"), (#"EQ \o\ac(○"#, "○"), (#"EQ \"#, ""), (#"EQ"#, ""), (#"EQ \o("#, ""),
    ])
    func drawnCharactersAreText(_ instructions: String, _ text: String) throws {
        #expect(try texts(paragraph(run("甲") + field(instructions) + run("乙"))) == ["甲\(text)乙"])
        // A field with a result shows that.
        #expect(try texts(paragraph(field(instructions, result: "果"))) == ["果"])
    }

    @Test func deepEquationsAreBounded() {
        let deep = String(repeating: #"\f("#, count: 100_000)
        #expect(EquationField.text("EQ " + deep).utf8.count < 100)
    }

    /// The signs of a formula are drawn, not written as text: without them, one third would be read as 13.
    @Test(arguments: [
        ("<m:f><m:num>1</m:num><m:den>3</m:den></m:f>", "1/3"),
        ("<m:f><m:num>a+b</m:num><m:den>c</m:den></m:f>", "(a+b)/c"),
        ("<m:sSup><m:e>10</m:e><m:sup>4</m:sup></m:sSup>", "10^4"),
        ("<m:sSubSup><m:e>x</m:e><m:sub>i</m:sub><m:sup>2</m:sup></m:sSubSup>", "x_i^2"),
        ("<m:rad><m:radPr/><m:deg/><m:e>a+b</m:e></m:rad>", "√(a+b)"),
        ("<m:d><m:e>甲</m:e></m:d>", "(甲)"),
        (
            "<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>甲</m:e></m:d>",
            "[甲]"
        ),
        (
            "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>1</m:sub><m:sup>n</m:sup>"
                + "<m:e>x</m:e></m:nary>", "∑_1^nx"
        ),
        ("<m:func><m:fName>sin</m:fName><m:e>x</m:e></m:func>", "sinx"),
        ("<m:acc><m:accPr/><m:e>x</m:e></m:acc>", "x"),
    ])
    func formulasKeepTheirSigns(_ formula: String, _ text: String) throws {
        var inner = formula
        for part in ["1", "3", "a+b", "c", "10", "4", "x", "i", "2", "甲", "n", "sin"] {
            inner = inner.replacing(">\(part)<", with: "><m:r><m:t>\(part)</m:t></m:r><")
        }
        let whole = "<m:oMath>\(inner)</m:oMath>"
        #expect(try texts(paragraph(run("率为") + whole + run("。"))) == ["率为\(text)。"])
    }

    @Test func formsShowTheirState() throws {
        func box(_ state: String) -> String {
            field("FORMCHECKBOX", form: "<w:ffData><w:checkBox>\(state)</w:checkBox></w:ffData>")
        }
        let boxes =
            box("<w:default w:val=\"0\"/><w:checked/>") + run("是 ")
            + box("<w:default w:val=\"0\"/>")
            + run("否 ") + box("<w:default w:val=\"1\"/>") + box("<w:checked w:val=\"0\"/>")
        #expect(try texts(paragraph(boxes)) == ["☒是 ☐否 ☒☐"])
        func list(_ chosen: String) -> String {
            let entries = "<w:listEntry w:val=\"市级\"/><w:listEntry w:val=\"县级\"/>"
            return field(
                "FORMDROPDOWN",
                form: "<w:ffData><w:ddList>\(chosen)\(entries)</w:ddList></w:ffData>")
        }
        #expect(try texts(paragraph(list("<w:result w:val=\"1\"/>"))) == ["县级"])
        #expect(try texts(paragraph(list(""))) == ["市级"])
        #expect(try texts(paragraph(run("甲") + list("<w:result w:val=\"9\"/>"))) == ["甲"])
        #expect(try texts(paragraph(run("甲") + field("FORMCHECKBOX"))) == ["甲"])
        // A hidden field shows nothing.
        let hidden = box("<w:checked/>").replacing("<w:r>", with: "<w:r><w:rPr><w:vanish/></w:rPr>")
        #expect(try texts(paragraph(hidden + run("甲"))) == ["甲"])
    }

    private static let numbering =
        WordFixture.abstract(1, WordFixture.level(0, "decimal", "%1."))
        + WordFixture.list(1, abstract: 1)

    private static let item = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"

    @Test(arguments: [
        ("<w:rPr><w:del/></w:rPr>", "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"),
        ("<w:rPr><w:moveFrom/></w:rPr>", "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"),
        ("<w:rPr><w:vanish/></w:rPr>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"),
    ])
    func removedParagraphsHaveNoNumber(_ mark: String, _ content: String) throws {
        let body =
            paragraph(run("甲"), Self.item) + paragraph(content, Self.item + mark)
            + paragraph(run("乙"), Self.item)
        #expect(try texts(body, numbering: Self.numbering) == ["1.甲", "2.乙"])
        let last = paragraph(run("甲"), Self.item) + paragraph(content, Self.item + mark)
        #expect(try texts(last, numbering: Self.numbering) == ["1.甲"])
    }

    @Test func aHiddenEndOrADropCapJoinsParagraphs() throws {
        let separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
        let body = paragraph(run("标题。"), Self.item + separator) + paragraph(run("正文。"))
        #expect(try texts(body, numbering: Self.numbering) == ["1.标题。正文。"])
        let initial =
            paragraph(run("首"), "<w:framePr w:dropCap=\"drop\" w:lines=\"2\"/>")
            + paragraph(run("字下沉。"))
        #expect(try texts(initial) == ["首字下沉。"])
        #expect(try texts(initial.replacing("drop\"", with: "none\"")) == ["首", "字下沉。"])
        // The last paragraph of a cell has no paragraph to join.
        let cells =
            "<w:tc>\(paragraph(run("甲"), separator))</w:tc><w:tc>\(paragraph(run("乙")))</w:tc>"
        let table = "<w:tbl><w:tr>\(cells)</w:tr></w:tbl>"
        #expect(try texts(table + paragraph(run("丙"))) == ["甲 | 乙", "丙"])
        let page = "<w:tbl><w:tr><w:tc>\(paragraph(run("甲"), separator))</w:tc></w:tr></w:tbl>"
        #expect(try texts(page + paragraph(run("丙"))) == ["甲", "丙"])
        #expect(try texts(paragraph(run("乙"), separator) + page) == ["乙", "甲"])
        // A style hides its paragraphs with their ends.
        let style =
            "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style>"
        let hidden = WordFixture.paragraph("藏", style: "H") + WordFixture.paragraph("丁")
        #expect(try texts(hidden, styles: style) == ["丁"])
    }

    @Test func hiddenRowsAreLeftOut() throws {
        func row(_ properties: String, _ text: String) -> String {
            "<w:tr><w:trPr>\(properties)</w:trPr><w:tc>\(paragraph(run(text)))</w:tc></w:tr>"
        }
        let table =
            "<w:tbl>\(row("", "甲"))\(row("<w:hidden/>", "乙"))\(row("<w:hidden w:val=\"0\"/>", "丙"))</w:tbl>"
        let document = try WordFixture(body: table).read()
        #expect(document.lines.map(\.text) == ["甲", "丙"])
        #expect(document.remarks == [.leftOutHidden])
    }
}
