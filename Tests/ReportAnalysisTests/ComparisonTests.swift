import ReportAnalysis
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

/// The sentences of two reports are aligned.
@Suite struct ComparisonTests {
    private static func report(_ text: String, _ name: String) throws -> ReportText {
        ReportText(try ReportReader().report(Array(text.utf8), path: FilePath(name)), file: name)
    }

    private static let old = """
        云汀市水务局2022年法治政府建设情况报告
        一、主要举措和成效
        组织河道执法培训6次。健全法律顾问制度，聘请顾问3名。开展“清渠行动”，整治侵占堤岸问题12处。
        二、存在的不足
        执法力量薄弱。普法形式单一。
        """
    private static let new = """
        云汀市水务局2023年法治政府建设情况报告
        一、主要举措和成效
        开展“清渠行动”，整治侵占堤岸问题12处。组织河道执法培训9次。建成取水许可电子证照库。
        二、存在的不足
        执法力量薄弱。法律顾问制度落实不严。
        """

    @Test func sentencesAreKeptChangedNewOrGone() throws {
        let comparison = try ReportComparison(
            try Self.report(Self.old, "old.txt"), try Self.report(Self.new, "new.txt"))
        func texts(_ change: SentenceChange) -> [String] {
            comparison.pairs.filter { $0.change == change }.map {
                ($0.left?.text ?? "") + "|" + ($0.right?.text ?? "")
            }
        }
        // A moved sentence is kept too.
        #expect(
            texts(.kept) == [
                "一、主要举措和成效|一、主要举措和成效", "开展“清渠行动”，整治侵占堤岸问题12处。|开展“清渠行动”，整治侵占堤岸问题12处。",
                "二、存在的不足|二、存在的不足", "执法力量薄弱。|执法力量薄弱。",
            ])
        #expect(
            texts(.changed) == [
                "云汀市水务局2022年法治政府建设情况报告|云汀市水务局2023年法治政府建设情况报告", "组织河道执法培训6次。|组织河道执法培训9次。",
            ])
        // 法律顾问制度 in another section is another sentence.
        #expect(texts(.gone) == ["健全法律顾问制度，聘请顾问3名。|", "普法形式单一。|"])
        #expect(texts(.new) == ["|建成取水许可电子证照库。", "|法律顾问制度落实不严。"])
        let figure = try #require(comparison.pairs.last { $0.change == .changed })
        #expect(figure.similarity == 1)
        #expect(figure.leftChanges == [8..<9] && figure.rightChanges == [8..<9])
        #expect(figure.section == .achievements)
    }

    /// Every sentence of both reports is in one pair, with its own bytes.
    @Test func nothingIsLost() throws {
        let names = ["青屿市望湖区司法局_2022.txt", "青屿市望湖区司法局_2023.txt"]
        let paths = names.map { Files.seeds + "/" + $0 }
        let reports = try paths.map { try ReportText(file: FilePath($0)) }
        let comparison = try ReportComparison(reports[0], reports[1])
        for (report, side) in [
            (reports[0], comparison.pairs.compactMap(\.left)),
            (reports[1], comparison.pairs.compactMap(\.right)),
        ] {
            let bytes = try Files.read(report.file)
            for paragraph in report.paragraphs {
                let sentences = side.filter { $0.paragraph == paragraph.ordinal }
                    .sorted { $0.textBytes.lowerBound < $1.textBytes.lowerBound }
                #expect(
                    sentences.map(\.text).joined().filter { !$0.isWhitespace }
                        == paragraph.text.filter { !$0.isWhitespace })
            }
            let plain = side.filter { $0.text.utf8.count == $0.bytes.count }
            #expect(plain.count > 50)
            for sentence in plain {
                #expect(String(decoding: bytes[sentence.bytes], as: UTF8.self) == sentence.text)
            }
        }
        let plan = try ReportComparison(reports[0], reports[1], sections: [.plan])
        #expect(plan.pairs.count < comparison.pairs.count / 2)
        #expect(plan.pairs.allSatisfy { $0.section == .plan })
        #expect(!plan.pairs.isEmpty)
    }

    /// In a comparison of a report with itself, all sentences are kept; in a reversed comparison, new and gone are
    /// swapped.
    @Test func aReversedComparisonSwapsNewAndGone() throws {
        let old = try Self.report(Self.old, "old.txt")
        let new = try Self.report(Self.new, "new.txt")
        let itself = try ReportComparison(old, old)
        #expect(itself.pairs.allSatisfy { $0.change == .kept && $0.similarity == 1 })
        let (there, back) = (try ReportComparison(old, new), try ReportComparison(new, old))
        #expect(there.count(.new) == back.count(.gone) && there.count(.gone) == back.count(.new))
        #expect(there.count(.changed) == back.count(.changed))
    }

    /// In an edited copy, the unchanged share equals the share that was copied.
    @Test(arguments: [
        (PlantedReport.Edit.sentences, 0.05), (.sentences, 0.2), (.sentences, 0.5), (.words, 0.05),
        (.words, 0.2),
    ])
    func theKeptShareIsTheCopiedShare(edit: PlantedReport.Edit, share: Double) throws {
        var random = Seed.generator()
        for seed in [random.next() >> 32, 11, 12] {
            var corpus = SyntheticCorpus(seed: seed)
            let original = PlantedReport(paragraphs: 20, from: &corpus)
            let copy = PlantedReport(
                copying: original, replacing: share, of: edit, from: &corpus, seed: seed + 1)
            let agency = "云汀市司法局"
            let comparison = try ReportComparison(
                try Self.report(original.text(agency: agency, year: 2022), "a.txt"),
                try Self.report(copy.text(agency: agency, year: 2023), "b.txt"))
            var (kept, all) = (0, 0)
            for pair in comparison.pairs {
                // Headings, the title and the signature are not sentences of the copy.
                guard let scalars = pair.right?.text.unicodeScalars, scalars.last == "。" else {
                    continue
                }
                let letters = scalars.indices.enumerated().filter {
                    scalars[$0.element].properties.isAlphabetic
                }.map(\.offset)
                all += letters.count
                if pair.change == .new { continue }
                kept += letters.count { place in
                    !pair.rightChanges.contains { $0.contains(place) }
                }
            }
            let found = Double(kept) / Double(all)
            #expect(
                abs(found - copy.copiedShare) < 0.03,
                "found \(found), planted \(copy.copiedShare), seed \(seed)")
        }
    }
}
