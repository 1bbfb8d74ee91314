import ReportAnalysis
import ReportCorpus
import ReportSearch
import SearchTestSupport
import SystemPackage
import TestSupport
import Testing

@Suite struct PromiseTests {
    private func report(_ text: String, _ name: String) throws -> ReportText {
        ReportText(try ReportReader().report(Array(text.utf8), path: FilePath(name)), file: name)
    }

    private static let plan = """
        云汀市水务局2022年法治政府建设情况报告
        一、主要举措和成效
        全年平稳有序。
        二、下一年度工作安排
        建成取水许可电子证照库，培训取水监管人员3次。二是开展“清渠行动”专项整治，拆除侵占堤岸建筑12处。健全完善水权交易仲裁调解工作机制。大力推广智能水表远程抄表技术。
        """
    private static let next = """
        云汀市水务局2023年法治政府建设情况报告
        一、主要举措和成效
        取水许可电子证照库上线运行，组织取水监管人员培训5次。“清渠行动”专项整治取得实效，侵占堤岸建筑拆除14处。加强队伍建设。
        二、下一年度工作安排
        继续健全完善水权交易仲裁调解工作机制。加强普法宣传。
        """

    @Test func doneRepeatedAndGone() throws {
        let (plan, next) = (try report(Self.plan, "a.txt"), try report(Self.next, "b.txt"))
        let pair = try PromiseAlignment([plan, next]).pair(plan, next)
        #expect(pair.promises.map(\.outcome) == [.done, .done, .repeated, .gone])
        let first = try #require(pair.promises.first)
        #expect(first.passage?.text.hasPrefix("取水许可电子证照库上线运行") == true)
        #expect(first.strength > 0.3 && first.strength <= 1)
        #expect(
            first.figures.map { "\($0.left?.text ?? "-") \($0.right?.text ?? "-")" } == ["3次 5次"])
        let last = try #require(pair.promises.last)
        #expect(last.passage == nil && last.strength == 0)
    }

    /// What promises nothing is no item; thanks, lessons and others' deeds tell of nothing.
    @Test func headingsThanksAndOthersTellNothing() throws {
        let plan = try report(
            """
            云汀市人民政府2022年政府工作报告
            一、2022年工作回顾
            全年平稳有序。
            二、2023年工作安排
            今年工作的总体要求是：推行智能水表远程抄表，建成水权交易平台。（三）深化水权交易改革，推行智能水表。
            云汀水务集团要扩建浊漳净水厂二期工程。推行智能水表远程抄表技术，惠及居民。让我们推行智能水表远程抄表技术，共创未来！
            """, "a.txt")
        let next = try report(
            """
            云汀市人民政府2023年政府工作报告
            一、2023年工作回顾
            向推行智能水表远程抄表技术的职工表示衷心感谢。望山水务公司扩建浊漳净水厂二期工程竣工。
            我们深切体会到，推行智能水表远程抄表技术必须依靠群众。
            二、2024年工作安排
            加强普法宣传。
            """, "b.txt")
        let pair = try PromiseAlignment([plan, next]).pair(plan, next)
        #expect(pair.promises.map(\.item.text).count == 2)
        #expect(pair.promises.map(\.outcome) == [.gone, .gone])
    }

    /// One pair of long reports takes longer than a server waits.
    @Test func limitsEndTheWorkWithinAPair() throws {
        let (plan, next) = (try report(Self.plan, "a.txt"), try report(Self.next, "b.txt"))
        let alignment = try PromiseAlignment([plan, next])
        var limits = WorkLimits()
        limits.cancellation = Cancellation()
        #expect(try alignment.pair(plan, next, limits: limits).promises.count == 4)
        limits.cancellation?.cancel()
        #expect(throws: ReportSearchError.self) {
            try alignment.pair(plan, next, limits: limits)
        }
        let over = WorkLimits.within(.seconds(-1))
        #expect(throws: ReportSearchError.self) {
            try PromiseAlignment([plan, next], limits: over)
        }
    }

    /// Of two reports of a year, the longer one counts, and both are named. A name without the divisions above is the same.
    @Test func plansArePairedByAgencyAndYear() throws {
        let fixture = try SearchFixture([
            "a.txt": Self.plan, "b.txt": Self.next,
            "c.txt": Self.next.replacing("2023年", with: "2024年"),
            // Another text, so that it is not hidden as a copy.
            "d.txt": Self.next + "\n另报一件。\n",
            "e.txt": Self.plan.replacing("云汀市水务局", with: "望山县农业农村局"),
            "f.txt": Self.next.replacing("云汀市水务局", with: "云汀市望山县农业农村局"),
        ])
        try fixture.index()
        let list = try PromiseList(ReportFilter(), in: ReportSearcher(fixture.location))
        func name(_ report: ReportText) -> String { String(report.file.suffix(5)) }
        #expect(
            list.pairs.map { name($0.plan) + name($0.next) }.sorted()
                == ["a.txtd.txt", "d.txtc.txt", "e.txtf.txt"])
        #expect(list.alternatives.map { $0.map { String($0.suffix(5)) } } == [["d.txt", "b.txt"]])
    }

    @Test func passagesAreCited() throws {
        let (plan, next) = (try report(Self.plan, "a.txt"), try report(Self.next, "b.txt"))
        let pair = try PromiseAlignment([plan, next]).pair(plan, next)
        for promise in pair.promises {
            let cited = Array(Self.plan.utf8)[promise.item.source.bytes]
            #expect(String(decoding: cited, as: UTF8.self) == promise.item.text)
            guard let passage = promise.passage else { continue }
            let told = Array(Self.next.utf8)[passage.source.bytes]
            #expect(String(decoding: told, as: UTF8.self) == passage.text)
        }
    }
}
