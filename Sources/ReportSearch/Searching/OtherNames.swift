internal import ICUText
internal import InvertedIndex
internal import QueryLanguage
internal import ReportCorpus
internal import SystemPackage
internal import TextAnalysis

/// Another name of an expression of a query, under which it was looked for too.
public struct UsedExpansion: Hashable, Sendable {
    /// The expression, folded.
    public let expression: String
    /// Its other name.
    public let name: String
    /// Who says so.
    public let origin: Origin

    /// Where another name comes from.
    public enum Origin: Sendable {
        /// A list of synonyms, shipped or the user's.
        case list
        /// Reports that give the one as the short name of the other; it was looked for only in those.
        case reports
        /// The expression was read as pinyin.
        case pinyin
    }
}

/// Knows other names of expressions: those of the shipped list, of the user's, and those that reports define for
/// themselves: 国防动员办公室（以下简称国动办）. Not to be shared between threads.
final class OtherNames {
    /// The user's list in the index's folder.
    static let fileName = "synonyms.txt"
    /// More names than this an expression has only where every report means another thing by it.
    private static let mostOfReports = 16

    private let reader: IndexReader
    private let users: [Synonyms]
    private var failure: IndexError?

    /// - Parameter users: the user's lists.
    init(_ users: [Synonyms], reader: IndexReader) {
        self.users = users
        self.reader = reader
    }

    /// Reads the user's lists: the one in the index's folder, which may be missing, and further files.
    static func userLists(
        location: IndexLocation, files: [FilePath], fold: ([UInt8]) -> [UInt8]
    ) throws(ReportSearchError) -> [Synonyms] {
        var lists: [Synonyms] = []
        for (number, file) in ([location.folder.appending(fileName)] + files).enumerated() {
            let bytes: [UInt8]
            do throws(CorpusError) {
                // The first belongs to the index, which may come from a stranger.
                bytes =
                    number == 0
                    ? try ReportReader.bytes(ofFile: file) : try ReportReader.bytes(of: file)
            } catch {
                if number == 0 { continue }
                throw .dictionary(path: file.string, problem: .unreadable)
            }
            do throws(SynonymListError) {
                lists.append(try Synonyms(bytes, fold: fold))
            } catch {
                throw .synonyms(path: file.string, line: error.line, text: error.text)
            }
        }
        return lists
    }

    /// Other names of a folded expression.
    ///
    /// - Parameter inReports: whether those count that single reports define.
    func of(_ expression: [UInt8], inReports: Bool) -> [Synonym] {
        var names = (users + [Synonyms.shipped]).flatMap { $0.of(expression) }
        if inReports { names += namesInReports(of: expression) }
        var seen: Set<Synonym> = []
        return names.filter { seen.insert($0).inserted }
    }

    private func namesInReports(of expression: [UInt8]) -> [Synonym] {
        var names: [Synonym] = []
        for field in [Keyword.short, Keyword.full] {
            let prefix = Array(field.utf8) + expression + [0x09]
            do throws(IndexError) {
                try reader.forEachTerm(of: .keywords, prefix: prefix) { bytes, _ in
                    let name = Array(bytes.dropFirst(prefix.count))
                    // Whoever finds the short name finds it within the long one anyway.
                    if names.count < Self.mostOfReports,
                        !LiteralMatch.isContained(expression, in: name)
                    {
                        names.append(Synonym(name, scope: Array(bytes)))
                    }
                }
            } catch {
                failure = failure ?? error
            }
        }
        return names
    }

    /// What kept names from being read since the last call. A query without them would have another answer.
    func takeFailure() -> IndexError? {
        defer { failure = nil }
        return failure
    }
}

extension AnalyzedQuery {
    /// Other names that are looked for, in order, repeated ones once.
    var usedExpansions: [UsedExpansion] {
        var seen: Set<UsedExpansion> = []
        return pieces.flatMap(\.expansions).map {
            UsedExpansion(
                expression: String(decoding: $0.expression, as: UTF8.self),
                name: String(decoding: $0.synonym.text, as: UTF8.self),
                origin: $0.synonym.scope == nil ? .list : .reports)
        }.filter { seen.insert($0).inserted }
    }
}
