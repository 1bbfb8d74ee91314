internal import ICUText
internal import InvertedIndex
internal import ReportCorpus

/// Indexes a file that is too large for memory, part by part. Each part is indexed like a separate report, with the
/// metadata of the first part.
struct LargeFileIndexing {
    let file: FoundFile
    let key: [UInt8]
    let format: (any DocumentFormat)?
    let encoding: TextEncoding?
    /// The metadata that a table gives for the file.
    let given: GivenMetadata

    /// Reads the whole file. Returns the hash of its bytes.
    func hash() throws(CorpusError) -> UInt64 {
        var state = XXHash64State()
        var reader = try PartReader(file.path, format: format, encoding: encoding)
        while let part = try reader.next() {
            state.update(part.bytes.span)
        }
        return state.value
    }

    /// Reads every part before the first one is indexed, so that the file is indexed as a whole or not at all.
    func check() throws(CorpusError) { try forEachPart { _ in } }

    /// Adds all parts. Returns the number of paragraphs.
    func add(to indexer: ParagraphIndexer, hash: UInt64) throws -> Int {
        var paragraphCount = 0
        var failure: ReportSearchError?
        try forEachPart { report in
            paragraphCount += report.paragraphs.count
            guard failure == nil else { return }
            let record = SourceRecord(
                byteCount: file.byteCount, modified: file.modified, contentHash: hash,
                encoding: report.encoding, isEncodingGiven: encoding != nil,
                metadata: report.metadata, extraction: report.extraction)
            do throws(ReportSearchError) {
                try indexer.add(report, key: key, record: record)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return paragraphCount
    }

    private func forEachPart(_ body: (Report) -> Void) throws(CorpusError) {
        var parts = try ReportParts(
            file.path, format: format, encoding: encoding, given: given)
        while let part = try parts.next() { body(part) }
    }
}
