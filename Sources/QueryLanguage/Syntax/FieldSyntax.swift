/// The fields of the query language: their names, and how their values are written.
enum FieldSyntax: String, CaseIterable {
    case agency, region, year, section, title, file, heading

    private static let chinese: [String: FieldSyntax] = [
        "机关": .agency, "地区": .region, "年度": .year, "部分": .section, "标题": .title,
        "文件": .file, "小标题": .heading,
    ]

    /// The statutory parts, and what a heading may call them.
    private static let sections: [String: [String]] = [
        "achievements": ["成效", "举措"], "shortcomings": ["不足", "问题", "原因"],
        "leadership": ["责任人", "第一责任人"], "plan": ["计划", "安排", "打算"], "other": ["其他"],
    ]

    /// The field of a name in English or Chinese; nil if there is none.
    init?(_ name: String) {
        guard let field = FieldSyntax(rawValue: name.lowercased()) ?? Self.chinese[name] else {
            return nil
        }
        self = field
    }

    /// The error for what is written like a field and is none.
    static func unknown(_ name: String, at column: Int) -> QueryError {
        let names = allCases.map(\.rawValue)
        let likely = names.min { distance($0, name) < distance($1, name) } ?? ""
        return QueryError(
            column: column, message: "there is no field “\(name)”",
            hint: "did you mean \(likely):? There are \(names.joined(separator: ", ")). "
                + "To look for the text, put it in quotation marks")
    }

    /// A value as an example.
    var example: String {
        switch self {
        case .agency: "国防动员办公室"
        case .region: "天津市"
        case .year: "2021..2023"
        case .section: "plan"
        case .file: "2023"
        case .title, .heading: "法治政府"
        }
    }

    /// The field with a value.
    func field(_ value: String, at column: Int) throws(QueryError) -> QueryField {
        switch self {
        case .agency: return .agency(value)
        case .region: return .region(value)
        case .title: return .title(value)
        case .file: return .file(value)
        case .heading: return .heading(value)
        case .section:
            let name = value.lowercased()
            let known = Self.sections.first { $0.key == name || $0.value.contains(value) }
            guard let known else {
                throw QueryError(
                    column: column, message: "there is no part “\(value)”",
                    hint: "write one of \(Self.sections.keys.sorted().joined(separator: ", "))")
            }
            return .section(known.key)
        case .year:
            guard let years = Self.years(value) else {
                throw QueryError(
                    column: column, message: "“\(value)” is no year and no range of years",
                    hint: "write year:2023, year:2021..2023, year:2021.. or year:..2023")
            }
            return .year(years)
        }
    }

    private static func years(_ text: String) -> ClosedRange<Int>? {
        func year(_ text: Substring) -> Int? {
            text.count == 4 && text.allSatisfy(\.isASCII) ? Int(text) : nil
        }
        guard let dots = text.firstRange(of: "..") else {
            return year(text[...]).map { $0...$0 }
        }
        let (before, after) = (text[..<dots.lowerBound], text[dots.upperBound...])
        if before.isEmpty && after.isEmpty { return nil }
        let first = before.isEmpty ? 0 : year(before)
        let last = after.isEmpty ? 9999 : year(after)
        guard let first, let last, first <= last else { return nil }
        return first...last
    }

    /// How many letters differ (Levenshtein, 1965).
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right.lowercased())
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
