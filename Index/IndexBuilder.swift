/// Collects docs in one thread and writes them as segments, which become live with the writer's next commit.
///
/// A writer has its own builder; ``IndexWriter/makeBuilder(memoryBudget:)`` makes one for each further thread.
public final class IndexBuilder {
    private let sink: SegmentSink
    private let memoryBudget: Int
    private var pending = SegmentBuilder()
    private var source: (key: [UInt8], payload: [UInt8])?

    init(_ sink: SegmentSink, memoryBudget: Int) {
        self.sink = sink
        self.memoryBudget = memoryBudget
    }

    /// Begins a source, to which the following docs belong. Several builders may begin the same source, and each may
    /// add some of its docs. If an earlier commit contains the source, the writer must remove it.
    public func beginSource(key: [UInt8], payload: [UInt8]) {
        source = (key, payload)
        pending.beginSource(key: key, payload: payload)
    }

    /// Adds a doc to the current source.
    ///
    /// - Parameters:
    ///   - stored: what ``IndexReader/storedBytes(of:)`` returns for the doc; opaque to the index.
    ///   - text: the bytes of the terms.
    ///   - occurrences: every occurrence of a term, as a slice of `text`. The number of those in the space `words` is
    ///     the doc's length.
    /// - Precondition: a source was begun; slices lie in `text`, are not empty, and have at most
    ///   ``Term/maxByteCount`` bytes.
    public func addDoc(
        stored: Span<UInt8>, text: Span<UInt8>, occurrences: Span<TermOccurrence>
    ) throws(IndexError) {
        guard let source else { preconditionFailure("no source was begun") }
        if pending.byteCount > memoryBudget || pending.isFull {
            try flush()
            // A source may continue in the next segment; its parts are replaced or removed together.
            pending.beginSource(key: source.key, payload: source.payload)
        }
        pending.add(stored: stored, text: text, occurrences: occurrences)
    }

    /// Writes the docs added so far as a segment. A commit of the writer contains only docs that were written by then.
    public func finish() throws(IndexError) {
        try flush()
        source = nil
    }

    private func flush() throws(IndexError) {
        guard !pending.isEmpty else { return }
        var full = SegmentBuilder()
        swap(&full, &pending)
        let entry = Manifest.Entry(segment: sink.takeNumber(), deletions: 0)
        do throws(IndexError) {
            try full.write(path: sink.folder + "/" + entry.segmentFile)
        } catch {
            sink.fail(error)
            throw error
        }
        sink.add(entry.segment)
    }
}
