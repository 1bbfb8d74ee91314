package import InvertedIndex

/// Synthetic paragraphs as ready-made tokens, and an index of them.
package struct IndexedCorpus {
    /// One paragraph: the concatenated bytes of its words, and the range of each.
    package struct Doc {
        package let text: [UInt8]
        package let occurrences: [TermOccurrence]
    }

    /// The paragraphs.
    package let docs: [Doc]
    private static let docsOfSource = 50

    package init(paragraphs count: Int, seed: UInt64) {
        var corpus = SyntheticCorpus(seed: seed)
        docs = (0..<count).map { _ in Doc(corpus.nextParagraph()) }
    }

    /// Builds an index of all paragraphs, including commit and sync.
    package func build(
        in folder: String, options: IndexWriter.Options = IndexWriter.Options()
    ) throws {
        let writer = try IndexWriter(folder: folder, options: options)
        for (number, doc) in docs.enumerated() {
            if number % Self.docsOfSource == 0 {
                writer.beginSource(key: Array("source \(number)".utf8), payload: [])
            }
            try writer.addDoc(
                stored: [UInt8]().span, text: doc.text.span, occurrences: doc.occurrences.span)
        }
        try writer.commit()
    }
}

extension IndexedCorpus.Doc {
    /// Makes a doc from words.
    package init(_ words: [String], space: TermSpace = .words) {
        var text: [UInt8] = []
        var occurrences: [TermOccurrence] = []
        for word in words {
            let start = UInt32(text.count)
            text.append(contentsOf: word.utf8)
            occurrences.append(
                TermOccurrence(start: start, end: UInt32(text.count), space: space))
        }
        self.init(text: text, occurrences: occurrences)
    }
}
