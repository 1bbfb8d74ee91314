import SyntheticCorpus
import TestSupport

@testable import InvertedIndex

/// An index for tests.
struct TestIndex {
    let folder = TemporaryFolder()

    func writer(
        analyzer: String = "test", options: IndexWriter.Options = IndexWriter.Options()
    ) throws -> IndexWriter {
        let writer = try IndexWriter(folder: folder.path, options: options)
        writer.analyzer = analyzer
        return writer
    }

    func reader() throws -> IndexReader { try IndexReader(folder: folder.path) }
}

extension IndexWriter {
    /// Adds a source whose docs are lists of words; each doc stores its words joined by spaces.
    func add(_ key: String, _ docs: [[String]]) throws {
        beginSource(key: Array(key.utf8), payload: Array("payload of \(key)".utf8))
        for words in docs {
            let doc = IndexedCorpus.Doc(words)
            let stored = Array(words.joined(separator: " ").utf8)
            try addDoc(
                stored: stored.span, text: doc.text.span, occurrences: doc.occurrences.span)
        }
    }
}

/// A term of the words space.
func word(_ text: String) -> Term { Term(.words, text) }
