internal import DocumentModel

extension Message {
    /// A place in a document in words; nil for plain text and rows.
    static func place(_ place: DocumentPlace) -> Message? {
        switch place {
        case .bytes, .row: nil
        case .page(let number, _, let confidence):
            Message(zh: "第\(number)页", en: "page \(number)") + confidenceNote(confidence)
        case .block(let number): Message(zh: "第\(number)段", en: "paragraph \(number)")
        case .tableRow(let table, let row, _):
            Message(zh: "表\(table)第\(row)行", en: "table \(table), row \(row)")
        case .cell(let sheet, let cell): Message(verbatim: "\(sheet)!\(cell)")
        case .element(let number): Message(zh: "第\(number)个元素", en: "element \(number)")
        }
    }

    private static func confidenceNote(_ confidence: Int?) -> Message {
        confidence.map { Message(zh: "（识别，可信度 \($0)）", en: " (recognised, confidence \($0))") }
            ?? Message(verbatim: "")
    }

    /// Why text of a document may be wrong or missing.
    static func remark(_ remark: DocumentRemark) -> Message {
        switch remark {
        case .damaged(let detail):
            Message(
                zh: "文件部分损坏，可能缺少文字（\(detail)）",
                en: "a part of the file is damaged; text may be missing (\(detail))")
        case .leftOutChangingDate:
            Message(
                zh: "随打开日期变化的日期域未收录", en: "a date that changes with the day of opening was left out"
            )
        case .leftOutHidden:
            Message(
                zh: "作者隐藏的文字、行、列或工作表未收录",
                en: "text, rows, columns or sheets that the author has hidden were left out")
        case .formulasWithoutValue:
            Message(
                zh: "部分公式没有存储的结果，请用表格软件打开后另存",
                en:
                    "some formulas have no stored value: open the file in a spreadsheet program and save it again"
            )
        case .recognised:
            Message(
                zh: "文字由图像识别，可能有误", en: "the text was recognised from pictures and may be wrong")
        case .pagesWithoutText(let pages):
            Message(
                zh: "第\(stretches(pages, dash: "至", comma: "、"))页没有可读的文字层（扫描或乱码），未收录",
                en: (pages.count == 1 ? "page " : "pages ")
                    + stretches(pages, dash: "–", comma: ", ")
                    + (pages.count == 1 ? " has" : " have")
                    + " no text layer that can be read (scanned or garbled); left out")
        }
    }

    /// Numbers in ascending order, with consecutive numbers as ranges: 1, 3–5.
    private static func stretches(_ numbers: [Int], dash: String, comma: String) -> String {
        var stretches: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = stretches.last, number == last.upperBound + 1 {
                stretches[stretches.count - 1] = last.lowerBound...number
            } else {
                stretches.append(number...number)
            }
        }
        return stretches.map { stretch in
            stretch.count == 1
                ? "\(stretch.lowerBound)" : "\(stretch.lowerBound)\(dash)\(stretch.upperBound)"
        }.joined(separator: comma)
    }
}
