/// Gathers docs in one thread and writes them as segments, which the writer's next commit makes live.
///
/// A writer has one of its own; further ones, one a thread, come from ``IndexWriter/makeBuilder(memoryBudget:)``.
public final class IndexBuilder {
    private let sink: SegmentSink
    private let memoryBudget: Int
    private var gathered = SegmentBuilder()
    private var source: (key: [UInt8], payload: [UInt8])?

    init(_ sink: SegmentSink, memoryBudget: Int) {
        self.sink = sink
        self.memoryBudget = memoryBudget
    }

    /// Begins a source; docs that follow belong to it. The same source may be begun by several builders, each of
    /// which adds some of its docs. One that an earlier commit left must be removed by the writer.
    public func beginSource(key: [UInt8], payload: [UInt8]) {
        source = (key, payload)
        gathered.beginSource(key: key, payload: payload)
    }

    /// Adds a doc to the source begun last.
    ///
    /// - Parameters:
    ///   - stored: what comes back with a hit; opaque to the index.
    ///   - text: the bytes that the occurrences are slices of.
    ///   - occurrences: the doc's terms, each as often as it stands there. Those of the space
    ///     `words` make up the doc's length.
    /// - Precondition: a source was begun; slices are not empty and lie in `text`.
    public func addDoc(
        stored: Span<UInt8>, text: Span<UInt8>, occurrences: Span<TermOccurrence>
    ) throws(IndexError) {
        guard let source else { preconditionFailure("no source was begun") }
        if gathered.byteCount > memoryBudget || gathered.isFull {
            try flush()
            // A source may go on in the next segment; it is replaced or removed as one.
            gathered.beginSource(key: source.key, payload: source.payload)
        }
        gathered.add(stored: stored, text: text, occurrences: occurrences)
    }

    /// Writes what was gathered. Without this, the writer's commit does not know of it.
    public func finish() throws(IndexError) {
        try flush()
        source = nil
    }

    private func flush() throws(IndexError) {
        guard !gathered.isEmpty else { return }
        var full = SegmentBuilder()
        swap(&full, &gathered)
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
