import ReportOutput

/// Fields of any text, written as a row of CSV: a reader of RFC 4180 reads the same fields.
struct CSVFuzz: FuzzTarget {
    static let name = "csv"

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        var fields: [String] = []
        repeat {
            fields.append(String(decoding: input.part(), as: UTF8.self))
        } while !input.isAtEnd
        let row = CSVText.row(fields)
        // Compare scalars: canonically equivalent strings are equal in Swift but not elsewhere.
        let read = try Self.fields(Array(row.unicodeScalars))
        try require(read == fields.map { Array($0.unicodeScalars) }, "\(read) is read from \(row)")
    }

    private static func fields(_ row: [Unicode.Scalar]) throws -> [[Unicode.Scalar]] {
        var fields: [[Unicode.Scalar]] = [[]]
        var index = 0
        var isQuoted = false
        while index < row.count {
            defer { index += 1 }
            let next = index + 1 < row.count ? row[index + 1] : ","
            switch row[index] {
            case "\"" where isQuoted && next == "\"":
                fields[fields.count - 1].append("\"")
                index += 1
            case "\"" where isQuoted:
                try require(next == ",", "“\(next)” follows a closing quotation mark")
                isQuoted = false
            case "\"":
                try require(
                    fields[fields.count - 1].isEmpty, "a quotation mark stands within a field")
                isQuoted = true
            case "," where !isQuoted: fields.append([])
            case "\n" where !isQuoted, "\r" where !isQuoted:
                throw Finding(description: "a row of two lines")
            default: fields[fields.count - 1].append(row[index])
            }
        }
        try require(!isQuoted, "a quotation mark is not closed")
        return fields
    }
}
