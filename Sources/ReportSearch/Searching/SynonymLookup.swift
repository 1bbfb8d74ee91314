internal import ICUText
internal import InvertedIndex
internal import QueryLanguage
internal import ReportCorpus
internal import SystemPackage
internal import TextAnalysis

/// A synonym that a search used in addition to an expression of the query.
public struct UsedExpansion: Hashable, Sendable {
    /// The expression, folded.
    public let expression: String
    /// The synonym.
    public let name: String
    /// Where the synonym comes from.
    public let origin: Origin

    /// Where a synonym comes from.
    public enum Origin: Sendable {
        /// A list of synonyms, shipped or the user's.
        case list
        /// Reports that define one as the short name of the other. Only these reports were searched for it.
        case reports
        /// The expression was read as pinyin.
        case pinyin
    }
}

/// Looks up synonyms of expressions: from the shipped list, from the user's lists, and from definitions in reports,
/// such as 国防动员办公室（以下简称国动办）. Not Sendable: each thread needs its own.
final class SynonymLookup {
    /// The user's list in the index's folder.
    static let fileName = "synonyms.txt"
    /// The maximum number of synonyms from reports. An expression has more only if many reports define it differently.
    private static let maxNameCountFromReports = 16

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
                // The first file belongs to the index, which may come from a stranger.
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

    /// The synonyms of a folded expression.
    ///
    /// - Parameter inReports: whether to include synonyms that single reports define.
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
                    // A search for the short name also finds it inside the long name.
                    if names.count < Self.maxNameCountFromReports,
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

    /// Returns and clears the first error since the last call that prevented synonyms from being read; nil if there was
    /// none. It must be reported, because the answer without these synonyms would be incomplete.
    func takeFailure() -> IndexError? {
        defer { failure = nil }
        return failure
    }
}

extension AnalyzedQuery {
    /// The synonyms in use, in order, without repetition.
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
