import ReportAnalysis
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

@testable import ReportAnalysis

/// Shared text is found with its place, and its share equals the planted share.
@Suite struct ReuseTests {
    private static func fixture(
        _ edit: PlantedReport.Edit, _ share: Double, seed: UInt64
    ) throws -> (fixture: SearchFixture, planted: Double) {
        var corpus = SyntheticCorpus(seed: seed)
        let original = PlantedReport(paragraphs: 20, from: &corpus)
        let copy = PlantedReport(
            copying: original, replacing: share, of: edit, from: &corpus, seed: seed + 1)
        let other = PlantedReport(paragraphs: 20, from: &corpus)
        let fixture = try SearchFixture([
            "a.txt": original.text(agency: "云汀市司法局", year: 2022),
            "b.txt": copy.text(agency: "澜江市柳渡区应急管理局", year: 2023),
            "c.txt": other.text(agency: "云汀市水务局", year: 2023),
        ])
        try fixture.index()
        return (fixture, copy.copiedShare)
    }

    @Test(arguments: [
        (PlantedReport.Edit.sentences, 0.05), (.sentences, 0.2), (.sentences, 0.5), (.words, 0.05),
        (.words, 0.2),
    ])
    func theFoundShareIsThePlantedShare(edit: PlantedReport.Edit, share: Double) throws {
        var random = Seed.generator()
        // Random seeds whose copies were once found too short: a part without a common fingerprint, the end of a text,
        // a long difference.
        for seed in [random.next() >> 32, 1_504_420_282, 1_509_860_635] {
            let (fixture, planted) = try Self.fixture(edit, share, seed: seed)
            let file = FilePath(fixture.folder.path + "/b.txt")
            let reports = try IndexedReports(fixture.location)
            let reuse = try ReportReuse(of: try ReportText(file: file), among: reports)
            // The index has the file under another path, but must skip it too.
            #expect(reuse.comparedCount == 2 && reuse.overlaps.count == 1)
            let found = try #require(reuse.overlaps.first { $0.other.file.hasSuffix("a.txt") })
            #expect(
                abs(found.share - planted) < 0.03,
                "found \(found.share), planted \(planted), seed \(seed)")
            #expect(found.order == .later)
            let network = try ReuseNetwork(reports)
            let pair = try #require(network.pairs.first)
            #expect(network.pairs.count == 1)
            #expect(network.reports[pair.left].file.hasSuffix("a.txt"))
            #expect(abs(pair.rightShare - planted) < 0.03, "\(pair.rightShare), \(planted)")
        }
    }

    /// The bytes of a passage are those of its text in both files.
    @Test func passagesAreCited() throws {
        let (fixture, _) = try Self.fixture(.sentences, 0.2, seed: 11)
        let reports = try IndexedReports(fixture.location)
        let entry = try #require(reports.entries.first { $0.file.hasSuffix("b.txt") })
        let reuse = try ReportReuse(of: try reports.text(entry), among: reports)
        let overlap = try #require(reuse.overlaps.first)
        #expect(reuse.overlaps.count == 1 && reuse.comparedCount == 2)
        #expect(overlap.passages.count > 10)
        for passage in overlap.passages {
            for (name, place) in [("b.txt", passage.place), ("a.txt", passage.other)] {
                let bytes = try Files.read(fixture.folder.path + "/" + name)
                #expect(String(decoding: bytes[place.bytes], as: UTF8.self) == place.text)
            }
            #expect(passage.shareOfParagraph > 0 && passage.shareOfParagraph <= 1)
        }
    }

    /// Chance words in common are not reuse, even next to a shared passage.
    @Test func neighboursOfAPassageAreNotReuse() throws {
        let copied = "对涉企行政检查实行扫码入企，检查人员须出示电子证件并当场录入检查结果，企业可以评价。"
        let fixture = try SearchFixture([
            "a.txt": "甲区法治政府建设情况报告\n甲区交通运输部门信息情况。\n本年度组织培训多次成效明显。\n\(copied)\n全年节约经费若干。",
            "b.txt": "乙县法治政府建设情况报告\n乙县农业农村系统信息汇总。\n一年来邀请专家培训干部若干。\n\(copied)\n下半年经费另行安排。",
        ])
        try fixture.index()
        let reports = try IndexedReports(fixture.location)
        let file = FilePath(fixture.folder.path + "/b.txt")
        let reuse = try ReportReuse(of: try ReportText(file: file), among: reports)
        let overlap = try #require(reuse.overlaps.first)
        #expect(overlap.passages.map(\.place.text) == [String(copied.dropLast())])
    }

    /// The work on many copies of a line is linear in the texts, not quadratic in the number of copies.
    @Test(arguments: [(200, 200), (40, 800), (800, 40), (1, 800)])
    func aRepeatedLineTakesLinearTime(own: Int, other: Int) throws {
        let line = "推进行政执法规范化建设，落实行政执法三项制度，开展专项监督检查。\n"
        let masker = try TextMasker()
        let texts = try [own, other].map { count in
            let bytes = Array(String(repeating: line, count: count).utf8)
            return masker.mask(
                ReportText(try ReportReader().report(bytes, path: "a.txt"), file: "a.txt"))
        }
        var places: [[UInt64: [Int]]] = [[:], [:]]
        for (number, text) in texts.enumerated() {
            Fingerprints.forEach(text.symbols) { places[number][$0, default: []].append($1) }
        }
        let seeds = places[0].flatMap { Fingerprints.pairs($0.value, places[1][$0.key] ?? []) }
        var runs = SharedRuns(texts[0], texts[1])
        let stretches = runs.stretches(seeds)
        let all = texts.map(\.characterCount)
        #expect(stretches.reduce(0) { $0 + $1.characterCount } <= 2 * (all[0] + all[1]))
        let found = stretches.flatMap(\.runs)
        #expect(
            Coverage(found.map { $0.left..<$0.left + $0.count }).characters(of: texts[0]) == all[0])
        #expect(
            Coverage(found.map { $0.right..<$0.right + $0.count }).characters(of: texts[1])
                == all[1])
    }

    @Test func namesFiguresTitlesAndQuotationsDoNotCount() throws {
        let masker = try TextMasker()
        var metadata = Metadata()
        metadata.agency = Reading("云汀市司法局", from: .title)
        metadata.region = Reading(["云汀市"], from: .title)
        var other = Metadata()
        other.agency = Reading("澜江市柳渡区应急管理局", from: .title)
        other.region = Reading(["澜江市", "柳渡区"], from: .title)
        let own = masker.symbols(
            of: "2022年，云汀市司法局依照《云汀市物业条例》办理案件1,234件，突出“四个抓手”，全市覆盖率98.5%。",
            metadata: metadata)
        let copy = masker.symbols(
            of: "二〇二三年，澜江市柳渡区应急管理局依照《消防条例》办理案件７件，突出“两手抓”，全区覆盖率60％。",
            metadata: other)
        #expect(own == copy)
        let changed = masker.symbols(of: "2022年，云汀市司法局依照惯例办理案件。", metadata: metadata)
        #expect(changed != own)
        let headings = masker.mask(
            ReportText(
                try ReportReader().report(
                    Array("一、主要举措和成效\n（一）健全依法行政制度体系\n".utf8), path: "a.txt"),
                file: "a.txt"))
        #expect(headings.characterCount == 0)
    }

    /// Work grows with the text, not with the number of pairs.
    @Test func workIsLinear() throws {
        func work(_ count: Int) throws -> ReuseNetwork.Work {
            var corpus = SyntheticCorpus(seed: 3)
            let fixture = try SearchFixture()
            var last = PlantedReport(paragraphs: 8, from: &corpus)
            for number in 0..<count {
                // Every tenth report copies the previous one.
                last =
                    number % 10 == 9
                    ? PlantedReport(
                        copying: last, replacing: 0.2, of: .words, from: &corpus,
                        seed: UInt64(number))
                    : PlantedReport(paragraphs: 8, from: &corpus)
                try fixture.write(
                    "\(number).txt", last.text(agency: "云汀市司法局", year: 2022))
            }
            try fixture.index()
            let network = try ReuseNetwork(try IndexedReports(fixture.location))
            #expect(network.pairs.count == count / 10)
            return network.work
        }
        let (small, large) = (try work(50), try work(100))
        #expect(small.grown >= 5)
        #expect(large.grown <= 3 * small.grown)
        #expect(large.fingerprints <= 3 * small.fingerprints)
    }

    /// Runs in too many reports lead to no pairs, and are counted.
    @Test func commonRunsAreIgnoredAndCounted() throws {
        var corpus = SyntheticCorpus(seed: 5)
        let common = PlantedReport(paragraphs: 3, from: &corpus)
        let fixture = try SearchFixture()
        for number in 0..<6 {
            try fixture.write("\(number).txt", common.text(agency: "云汀市司法局", year: 2022))
        }
        try fixture.index()
        // Without `includesCopies`, the same text in six files would be one report.
        let reports = try IndexedReports(fixture.location, includesCopies: true)
        #expect(try ReuseNetwork(reports).pairs.count == 15)
        var options = ReuseNetwork.Options()
        options.maxReports = 5
        let capped = try ReuseNetwork(reports, options: options)
        #expect(capped.pairs.isEmpty && capped.work.commonRuns > 0)
    }

    /// The guarantee of winnowing: texts that share a run of a certain length share a fingerprint in it.
    @Test func aSharedRunHasASharedFingerprint() {
        var generator = Seed.generator()
        func letters(_ count: Int) -> [UInt16] {
            (0..<count).map { _ in UInt16(0x4E00 + generator.below(3)) }
        }
        for _ in 0..<300 {
            let run = letters(Fingerprints.guaranteedRun)
            let (before, after) = (letters(generator.below(30)), letters(generator.below(30)))
            let other = letters(generator.below(30))
            var hashes: Set<UInt64> = []
            Fingerprints.forEach(before + run + after) { hash, place in
                let end = place + Fingerprints.runLength
                if place >= before.count, end <= before.count + run.count { hashes.insert(hash) }
            }
            var found = false
            Fingerprints.forEach(other + run) { hash, place in
                if place >= other.count, hashes.contains(hash) { found = true }
            }
            #expect(found)
        }
    }
}
