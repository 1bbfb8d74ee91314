import SystemPackage

@testable import ReportCorpus

/// Reports made of pieces of headings, titles, signatures, lists and definitions; each byte selects a piece.
struct StructureFuzz: FuzzTarget {
    static let name = "structure"

    private static let pieces: [String] = [
        "\n", "\n\n", " ", "　", "\t", "。", "，", "：", "；", "、", ".", "．", "（", "）", "(", ")", "《",
        "》",
        "“", "”", "#", "# ", "## ", "###### ", "- ", "● ", "[bookmark: _G", "]", "[", "|",
        "一", "二", "三", "四", "五", "十", "百", "零", "〇", "1", "2", "3", "9", "0", "１", "２",
        "一、", "二、", "四、", "（一）", "（二）", "1.", "2.", "(1)", "(2)", "一是", "二是", "第一编 ", "第一章 ",
        "第二章", "第一节", "第三条 ", "第", "章", "节", "条", "编", "年", "月", "日", "2023年", "2024年1月5日",
        "二〇二三年", "2023-01-05", "1999", "2100年", "甲市", "天津市", "滨海新区", "西青区", "区", "省", "县",
        "司法局", "人民政府", "办公室", "委员会", "国务院", "中共", "厅", "关于", "法治政府建设", "情况", "报告", "年度",
        "主要举措和成效", "存在的不足和原因", "第一责任人", "下一年度安排", "简称", "以下简称", "（以下简称国动办）",
        "国防动员办公室", "抄送", "附件", "主送", "各位", "来源：", "新华社北京3月15日电", "http", "当前位置",
        "加强", "行政执法", "监督", "同比下降", "12.5%", "A", "b c", "é", "e\u{301}", "\u{200B}", "\u{FEFF}",
        "\u{2028}", "\u{0}", "\u{1B}", "𠀀", "👍🏽",
    ]

    func run(_ bytes: [UInt8]) throws {
        let text = bytes.map { Self.pieces[Int($0) % Self.pieces.count] }.joined()
        let file = Array(text.utf8)
        let report: Report
        do throws(CorpusError) {
            report = try ReportReader(encoding: .utf8).report(file, path: "report.txt")
        } catch {
            throw Finding(description: "not read: \(error)")
        }
        try ReportInvariants(report, file).check()
    }
}
