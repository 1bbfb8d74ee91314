internal import TextAnalysis
internal import TextBasics

/// Words that say nothing about the content of a text: 的, 和, 在.
public struct StopWords: Sendable {
    private let words: Set<String>

    /// The shipped list.
    public static let builtIn = StopWords(PackageResources.stop_words_txt)

    /// Reads a list of words separated by white space or line ends; lines that begin with # are comments.
    public init(_ list: [UInt8]) {
        words = Set(ListLines(list).flatMap { ListLines.words($0.bytes) })
    }

    /// Whether a word is in the list, is a number, or is a single letter.
    public func contains(_ word: String) -> Bool {
        words.contains(word) || word.utf8.allSatisfy { $0 < 0x80 && !($0 >= 0x61 && $0 <= 0x7A) }
            || word.utf8.count == 1
    }
}
