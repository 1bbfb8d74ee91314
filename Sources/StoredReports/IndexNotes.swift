internal import InvertedIndex

/// What an index remembers between runs, in addition to its sources.
package struct IndexNotes: Equatable {
    /// Files that could not be read.
    package var skipped = SkippedFiles()
    /// Files that contain the same report as another file.
    package var copies = ReportCopies()
    /// The places of these files in the index.
    package var copyPlaces = CopyPlaces()

    package init(
        skipped: SkippedFiles = SkippedFiles(), copies: ReportCopies = ReportCopies(),
        copyPlaces: CopyPlaces = CopyPlaces()
    ) {
        self.skipped = skipped
        self.copies = copies
        self.copyPlaces = copyPlaces
    }

    /// The stored form; empty if there is nothing to remember.
    package func encoded() -> [UInt8] {
        if self == IndexNotes() { return [] }
        var writer = ByteWriter()
        writer.write(self) { notes, writer throws(DecodingFailure) in try notes.code(&writer) }
        return writer.bytes
    }

    package init(_ bytes: [UInt8]) throws(StoredRecordError) {
        if bytes.isEmpty { return }
        var reader = ByteReader(bytes)
        do throws(DecodingFailure) {
            try skipped.code(&reader)
            // Older versions stored only the skipped files.
            if reader.remaining > 0 { try copies.code(&reader) }
            if reader.remaining > 0 { try copyPlaces.code(&reader) }
        } catch {
            throw StoredRecordError(.notes, error)
        }
    }

    private mutating func code(_ coder: inout some RecordCoder) throws(DecodingFailure) {
        try skipped.code(&coder)
        try copies.code(&coder)
        if !copyPlaces.entries.isEmpty { try copyPlaces.code(&coder) }
    }
}
