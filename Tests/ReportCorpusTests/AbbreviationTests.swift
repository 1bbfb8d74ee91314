import ReportCorpus
import SystemPackage
import Testing

/// Short names that reports define.
@Suite struct AbbreviationTests {
    @Test(arguments: [
        ("青屿市国防动员办公室（以下简称国动办）", "国动办", "国防动员办公室"),
        ("青屿市国防动员办公室（以下简称“市国动办”）", "市国动办", "市国防动员办公室"),
        ("根据《青屿市数据条例》（以下简称《条例》）", "条例", "青屿市数据条例"),
        ("青屿数字城市运行中心(以下简称:运行中心)", "运行中心", "青屿数字城市运行中心"),
        ("设立综合服务平台（简称平台）", "平台", "设立综合服务平台"),
        ("望湖区司法局（下称区司法局）", "", ""),
        ("警务辅助人员（以下简称辅警）", "", ""),
        ("以下简称甲方的单位", "", ""),
        ("（以下简称", "", ""), ("简称", "", ""),
    ])
    func definitionsAreRead(text: String, short: String, full: String) throws {
        let report = try ReportReader().report(Array((text + "。\n").utf8), path: "a.txt")
        let found = report.abbreviations
        #expect(found.count == (full.isEmpty ? 0 : 1), "\(found)")
        if let first = found.first {
            #expect(first.short == short && first.full == full)
        }
    }
}
