internal import ReportCorpus

/// A value of a field.
package indirect enum Value: Sendable {
    case null
    case text(String)
    case int(Int)
    case unsigned(UInt64)
    case bool(Bool)
    /// A floating-point number; tables for people show `digits` digits after the point.
    case decimal(Double, digits: Int)
    /// A floating-point number, written exactly.
    case exact(Double)
    /// A probability; tables for people show four digits after the point, or `< 0.0001`.
    case probability(Double)
    /// A decimal number, written exactly.
    case number(FigureValue)
    /// A range `[start, end)`.
    case range(Range<Int>)
    /// Texts; tables join them with the separator.
    case list([String], separator: String)
    case array([Value])
    case record(Record)
    /// Counts by names that are not fields.
    case counts([(String, Int)])
    case texts([(String, String?)])
    /// The members of a place in a document.
    case members([(String, Value)])

    /// A text, or null.
    package static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
    /// A whole number, or null.
    package static func int(_ int: Int?) -> Value { int.map { .int($0) } ?? .null }
    /// A decimal number, or null.
    package static func number(_ number: FigureValue?) -> Value {
        number.map { .number($0) } ?? .null
    }
    /// A range, or null.
    package static func range(_ range: Range<Int>?) -> Value { range.map { .range($0) } ?? .null }
    /// The path of a region.
    package static func region(_ path: [String]?) -> Value {
        .list(path ?? [], separator: "/")
    }
    /// A heading path.
    package static func heading(_ path: [String]) -> Value { .list(path, separator: " › ") }
    /// Ranges.
    package static func ranges(_ ranges: [Range<Int>]) -> Value {
        .array(ranges.map { .range($0) })
    }

    /// Smaller probabilities would be shown as zero.
    private static let minProbability = 0.0001

    /// As JSON.
    package var json: JSONText {
        switch self {
        case .null: .null
        case .text(let text): .string(text)
        case .int(let int): .int(int)
        case .unsigned(let number): .number(String(number))
        case .bool(let bool): .bool(bool)
        case .decimal(let double, _), .exact(let double), .probability(let double):
            .double(double)
        case .number(let value): .number(value.description)
        case .range(let range): JSONText(range)
        case .list(let texts, _): .array(texts.map(JSONText.string))
        case .array(let values): .array(values.map(\.json))
        case .record(let record): record.members
        case .counts(let counts): .object(counts.map { ($0.0, .int($0.1)) })
        case .texts(let texts): .object(texts.map { ($0.0, JSONText($0.1)) })
        case .members(let members): .object(members.map { ($0.0, $0.1.json) })
        }
    }

    /// As text of a cell.
    package var cell: String {
        switch self {
        case .null: ""
        case .text(let text): text
        case .int(let int): String(int)
        case .unsigned(let number): String(number)
        case .bool(let bool): String(bool)
        case .decimal(let double, let digits): DecimalFormat.fixed(double, digits: digits)
        case .exact(let double): "\(double)"
        case .probability(let double):
            double < Self.minProbability ? "< 0.0001" : DecimalFormat.fixed(double, digits: 4)
        case .number(let value): value.description
        case .range(let range): "[\(range.lowerBound), \(range.upperBound))"
        case .list(let texts, let separator): texts.joined(separator: separator)
        case .array(let values): values.map(\.cell).joined(separator: "; ")
        case .record, .counts, .texts, .members: json.text
        }
    }

    /// As text of a cell for programs, which read numbers.
    package var programCell: String {
        switch self {
        case .probability(let double): "\(double)"
        case .range(let range): "\(range.lowerBound)..\(range.upperBound)"
        default: cell
        }
    }

    /// The number for spreadsheets; nil if the value is not a number.
    package var double: Double? {
        switch self {
        case .int(let int): Double(int)
        case .decimal(let double, _), .exact(let double), .probability(let double): double
        case .number(let value): value.double
        default: nil
        }
    }
}
