import DocumentModel
import TestSupport
import Testing

@testable import DocumentText

@Suite struct OFDTests {
    @Test func linesAreJoinedToParagraphs() throws {
        let document = try read([
            page(
                text("海港年度报告", x: 70, y: 30, size: 6),
                // The order in the file is not the reading order.
                text("第三行到此为止。", x: 30, y: 64, size: 5),
                text("今年海港共停靠渔船三百二十艘次", x: 40, y: 50, size: 5),
                text("其中近海渔船二百艘，远洋渔船一百二十", x: 30, y: 57, size: 5),
                text("另起一段而且首行缩进两个字的样子", x: 40, y: 71, size: 5),
                text("，本行顶格接着上一行所以属于同一段落", x: 30, y: 78, size: 5),
                text("— 1 —", x: 100, y: 290, size: 4))
        ])
        #expect(
            document.lines.map(\.text) == [
                "海港年度报告", "今年海港共停靠渔船三百二十艘次其中近海渔船二百艘，远洋渔船一百二十第三行到此为止。",
                "另起一段而且首行缩进两个字的样子，本行顶格接着上一行所以属于同一段落",
            ])
        guard case .page(1, let box?, nil) = document.lines[1].place else {
            Issue.record("no box")
            return
        }
        #expect(abs(box.left - 85) <= 1 && abs(box.bottom - 183) <= 3)
        #expect(document.properties.title == "年报")
        // The creation date of the file is not the date of the report.
        #expect(document.properties.written == nil)
    }

    @Test func itemsBeginParagraphsOnAPageOfFewLines() throws {
        let document = try read([
            page(
                text("今年海港共停靠渔船三百二十艘次如下：", x: 30, y: 50, size: 5),
                text("一、近海渔船二百艘，远洋渔船一百二十艘。", x: 30, y: 57, size: 5))
        ])
        #expect(document.lines.count == 2)
    }

    @Test(arguments: ["。", "）。", "，其余另行公布。"])
    func noParagraphBeginsWithAClosingMark(end: String) throws {
        let document = try read([
            page(
                text("今年海港共停靠渔船三百二十艘次（含远洋", x: 40, y: 50, size: 5),
                text(end, x: 40, y: 57, size: 5))
        ])
        #expect(document.lines.map(\.text) == ["今年海港共停靠渔船三百二十艘次（含远洋" + end])
    }

    @Test func backgroundsAndHeadersAreReadOnce() throws {
        let pages = (1...3).map { number in
            """
            <Page><Template TemplateID="9"/><Content><Layer>\
            \(text("海港管理局内部资料", x: 70, y: 15, size: 4))\(text("第\(number)页正文", x: 30, y: 100, size: 4))\
            \(text("第 \(number) 页", x: 100, y: 285, size: 4))</Layer></Content></Page>
            """
        }
        let document = try read(pages, template: page(text("底图", x: 30, y: 60, size: 4)))
        #expect(document.lines.map(\.text) == ["底图", "第1页正文", "第2页正文", "第3页正文"])
    }

    /// Text of a template at the edges of several pages is left out; on a single page, such as a form, it is kept.
    @Test func headersOfBackgroundsAreLeftOut() throws {
        let template = page(
            text("海港简报", x: 80, y: 12, size: 4), text("底图", x: 30, y: 60, size: 4),
            text("内部资料", x: 80, y: 285, size: 4))
        func body(_ number: Int) -> String {
            "<Page><Template TemplateID=\"9\"/><Content><Layer>"
                + text("第\(number)页正文", x: 30, y: 100, size: 4) + "</Layer></Content></Page>"
        }
        #expect(
            try read([body(1), body(2)], template: template).lines.map(\.text)
                == ["底图", "第1页正文", "第2页正文"])
        let single = try read([body(1)], template: template).lines.map(\.text)
        #expect(single.contains("海港简报"))
    }

    @Test func aRowHasItsLabelsAndValues() throws {
        let document = try read([
            page(
                text("乙港", x: 60, y: 50.5, size: 4), text("名称：", x: 30, y: 50, size: 4),
                text("乙港", x: 60.1, y: 50.5, size: 4), text("AB", x: 120, y: 50, size: 4),
                text("CD", x: 124.2, y: 50, size: 4), text("EF", x: 130, y: 50, size: 4))
        ])
        #expect(document.lines.map(\.text) == ["名称： 乙港 ABCD EF"])
    }

    @Test func gapsBetweenCharactersSplitLines() throws {
        let document = try read([
            page(
                """
                <TextObject Boundary="30 40 90 20" Size="4"><TextCode X="0" Y="4" \
                DeltaX="g 2 4 -8 g 2 4" DeltaY="g 2 0 6 g 2 0">甲乙丙丁戊己</TextCode></TextObject>\
                <TextObject Boundary="10 40 5 20" Size="4"><TextCode X="0" Y="4" \
                DeltaY="g 2 4">购买方</TextCode></TextObject>\
                <TextObject Boundary="0 200 1 1" Size="4" CTM="0.7 0.7 -0.7 0.7 0 0"><TextCode X="0" Y="0">水印\
                </TextCode></TextObject><TextObject Boundary="30 100 9 9" Size="2" CTM="2 0 0 2 5 0">\
                <TextCode X="0" Y="4">大</TextCode></TextObject>
                """)
        ])
        #expect(document.lines.map(\.text) == ["购买方 甲乙丙", "丁戊己", "大"])
        #expect(OFDText.deltas("g 3 2 5", count: 5) == [2, 2, 2, 5, 5])
        #expect(OFDText.deltas("g 999999999999 2", count: 2) == [2, 2])
        for text in ["", "g", "g x 1", "g 2", "g -5 1"] {
            #expect(OFDText.deltas(text, count: 2) == nil)
        }
    }

    @Test func picturesHaveNoText() {
        #expect(throws: DocumentError.noText) {
            try read(["<Page><Content><Layer><ImageObject/></Layer></Content></Page>"])
        }
        #expect(throws: DocumentError.damaged(detail: "zip: no OFD.xml")) {
            try OFDReader.read(ZipFixture.archive([("a.xml", "<a/>")]))
        }
    }

    @Test func drawingsThatContainThemselvesAreBounded() throws {
        let unit = """
            <CompositeGraphicUnit ID="5"><Content>\(text("图文", x: 0, y: 10, size: 4))\
            <CompositeObject ResourceID="5" Boundary="0 10 9 9"/></Content></CompositeGraphicUnit>
            """
        let document = try read(
            [page("<CompositeObject ResourceID=\"5\" Boundary=\"30 50 9 9\"/>")], unit: unit)
        #expect(document.lines.count < 20)
        #expect(document.lines.first?.text == "图文")
    }

    /// Lines side by side are columns, and cells side by side are rows.
    @Test func columnsAndTablesAreRead() throws {
        let left =
            "今年海港共停靠渔船三百二十艘，其中近海渔船二百艘，远洋渔船一百二十艘，全部办理了登记手续并缴纳费用，比去年多四十艘，没有发生一起事故，船主都很满意。"
        let right =
            "港务部门组织船员培训十二场，参加人员六百人次，开展安全检查五十八次，发现并且整改隐患三十余处，均已销号，其中重大隐患两处，由专人负责到底，年底全部完成。"
        func column(_ whole: String, _ x: Double) -> [String] {
            let characters = Array(whole)
            return stride(from: 0, to: characters.count, by: 15).enumerated().map { row, start in
                let part = String(characters[start..<min(characters.count, start + 15)])
                return text(part, x: x, y: 50 + Double(row) * 7, size: 5)
            }
        }
        let document = try read([page((column(left, 20) + column(right, 115)).joined())])
        #expect(document.lines.map(\.text) == [left, right])
        let rows = [("船名", "吨位", "船员"), ("海一", "120", "12"), ("海二", "95", "9"), ("海三", "88", "8")]
        let cells = rows.enumerated().flatMap { row, cells in
            [(30.0, cells.0), (90, cells.1), (140, cells.2)].map {
                text($0.1, x: $0.0, y: 60 + Double(row) * 10, size: 5)
            }
        }
        let table = try read([page(cells.joined())])
        #expect(table.lines.map(\.text) == rows.map { "\($0.0) | \($0.1) | \($0.2)" })
    }

    private func text(_ text: String, x: Double, y: Double, size: Double) -> String {
        let delta = text.unicodeScalars.allSatisfy(\.isASCII) ? size / 2 : size
        return """
            <TextObject Boundary="\(x) \(y - size) 150 9" Size="\(size)"><TextCode X="0" Y="\(size)" \
            DeltaX="g \(max(1, text.count - 1)) \(delta)">\(text)</TextCode></TextObject>
            """
    }

    private func page(_ objects: String...) -> String {
        "<Page><Content><Layer>\(objects.joined())</Layer></Content></Page>"
    }

    private func read(
        _ pages: [String], template: String? = nil, unit: String = ""
    ) throws -> ExtractedDocument {
        let names = pages.indices.map { "Pages/Page_\($0)/Content.xml" }
        var files = [
            (
                "OFD.xml",
                """
                <OFD><DocBody><DocInfo><Title>年报</Title><CreationDate>2024-01-02</CreationDate></DocInfo>\
                <DocRoot>/Doc_0/Document.xml</DocRoot></DocBody></OFD>
                """
            ),
            (
                "Doc_0/Document.xml",
                """
                <Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea>\
                <PublicRes>Res.xml</PublicRes><TemplatePage ID="9" BaseLoc="Tpls/T.xml"/></CommonData><Pages>\
                \(names.map { "<Page BaseLoc=\"\($0)\"/>" }.joined())</Pages></Document>
                """
            ),
            (
                "Doc_0/res.xml",
                "<Res><CompositeGraphicUnits>\(unit)</CompositeGraphicUnits></Res>"
            ),
        ]
        if let template { files.append(("Doc_0/Tpls/T.xml", template)) }
        files += zip(names, pages).map { ("Doc_0/\($0)", $1) }
        return try OFDReader.read(ZipFixture.archive(files.map { (name: $0.0, content: $0.1) }))
    }
}
