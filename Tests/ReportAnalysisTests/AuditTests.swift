import ReportAnalysis
import SearchTestSupport
import SyntheticCorpus
import SystemPackage
import TestSupport
import Testing

@Suite struct AuditTests {
    private func findings(
        _ text: String, rules: AuditRules = .shipped
    ) throws -> [AuditFinding] {
        let report = try ReportReader().report(Array(text.utf8), path: "report.txt")
        return ReportAudit(rules).findings(in: ReportText(report, file: "report.txt"))
    }

    private func faults(_ text: String, rules: AuditRules = .shipped) throws -> [String] {
        try findings(text, rules: rules).filter { $0.verdict.isFault }.map {
            "\($0.subject) \($0.verdict.rawValue) :\($0.paragraph ?? 0)"
        }
    }

    private static let body = String(repeating: "依法履行职责，扎实推进各项工作并取得实效。", count: 25)
    private static let sound = """
        青屿市望湖区司法局2023年法治政府建设情况报告
        一、主要举措和成效
        \(body)
        二、存在的不足和原因
        \(body)
        三、党政主要负责人履行第一责任人职责情况
        \(body)
        四、下一年度主要安排
        \(body)
        青屿市望湖区司法局
        2024年1月8日
        """

    @Test func aSoundReportHasNoFaults() throws {
        #expect(try faults(Self.sound) == [])
        let all = try findings(Self.sound)
        #expect(all.filter { $0.rule == .part }.map(\.paragraph) == [2, 4, 6, 8, nil])
        #expect(all.last { $0.rule == .date }?.paragraph == 11)
    }

    @Test func sectionsAreMissingOrThin() throws {
        let thin = Self.sound.replacing("二、存在的不足和原因\n\(Self.body)", with: "二、存在的不足和原因\n人手少。")
        #expect(try faults(thin) == ["shortcomings thin :4"])
        let missing = Self.sound.replacing("三、党政主要负责人履行第一责任人职责情况\n\(Self.body)\n", with: "")
        #expect(try faults(missing) == ["leadership missing :0"])
        // 第一责任人 elsewhere may be the section.
        let moved = missing.replacing("二、存在", with: "主要负责人履行第一责任人职责，带头学法。\n二、存在")
        let finding = try findings(moved).first { $0.subject == "leadership" }
        #expect(finding?.verdict == .uncertain && finding?.paragraph == 4)
    }

    @Test(arguments: [
        ("2024年1月8日", [String]()), ("2024年3月31日", []), ("2024年4月1日", ["date late :11"]),
        ("二〇二四年五月八日", ["date late :11"]), ("抄送：区委办", ["date missing :0"]),
    ])
    func theDayMustBeBeforeApril(day: String, faults: [String]) throws {
        #expect(try self.faults(Self.sound.replacing("2024年1月8日", with: day)) == faults)
    }

    private func with(_ sentence: String) -> String {
        Self.sound.replacing("二、存在", with: sentence + "\n二、存在")
    }

    @Test func otherPlacesAreFaults() throws {
        #expect(try faults(with("在博爱县开展检查。")) == ["博爱县 foreign :4"])
        #expect(try faults(with("在北京市东城区开展检查。")) == ["北京市东城区 foreign :4"])
        #expect(try faults(with("赴北京市东城区学习考察。")) == [])
        #expect(try faults(with("在青屿市望湖区开展检查。")) == [])
        #expect(try faults(with("我县普法成效明显。")) == ["我县 foreign :4"])
        #expect(try faults(with("我区普法成效明显，我市予以肯定。")) == [])
    }

    @Test func oneIndicatorHasOneValue() throws {
        let twice = with("开展专项行政检查120次。\n全年组织专项行政检查130次。")
        #expect(try faults(twice) == ["专项行政检查 (次) differs :5"])
        #expect(try faults(with("开展专项行政检查120次。\n组织专项行政检查120次。")) == [])
        // A plan may have other figures.
        let planned = with("开展专项行政检查120次。").replacing(
            "四、下一年度主要安排\n", with: "四、下一年度主要安排\n开展专项行政检查200次。\n")
        #expect(try faults(planned) == [])
    }

    @Test func citedBytesContainTheFinding() throws {
        let text = with("在博爱县开展检查。")
        let finding = try #require(try findings(text).first { $0.rule == .place })
        let bytes = try #require(finding.bytes)
        #expect(String(decoding: Array(text.utf8)[bytes], as: UTF8.self) == "博爱县")
    }

    @Test func rulesCanBeReplaced() throws {
        var rules = AuditRules.shipped
        #expect(
            rules.add(
                "# mine\nsigned-by\t02-01\npart\tleadership\toff\npart\tother-matters\t0\t其他\n")
                == nil)
        let late = Self.sound.replacing("2024年1月8日", with: "2024年2月2日")
        #expect(try faults(late, rules: rules) == ["other-matters missing :0", "date late :11"])
        for bad in [
            "nonsense\tx", "part\tplan", "signed-by\tsoon", "two-values\tmany", "elsewhere",
        ] {
            var rules = AuditRules.shipped
            #expect(rules.add("\n" + bad)?.line == 2, "\(bad)")
        }
    }
}

/// Whole reports read from an index.
@Suite struct IndexedReportTests {
    @Test func indexedReportsEqualTheFiles() throws {
        let fixture = try SearchFixture()
        var options = IndexingOptions()
        // With little memory, files are split over segments.
        options.memoryBudget = 1 << 16
        _ = try ReportIndexer(fixture.location, options: options).index([FilePath(Files.seeds)])
        let reports = try IndexedReports(fixture.location)
        var found: [String: ReportText] = [:]
        for entry in reports.entries {
            let text = try reports.text(entry)
            #expect(found.updateValue(text, forKey: entry.file) == nil, "\(entry.file) came twice")
        }
        let files = FileWalk([FilePath(Files.seeds)]).files
        #expect(found.count == files.count)
        for file in files {
            let bytes = try ReportReader.bytes(of: file.path)
            let report = try ReportReader().report(bytes, path: file.path)
            let name = file.path.lastComponent?.string ?? ""
            let indexed = try #require(found.first { $0.key.hasSuffix(name) }?.value)
            #expect(indexed.paragraphs == report.paragraphs, "\(name)")
            #expect(indexed.metadata == report.metadata)
        }
    }
}
