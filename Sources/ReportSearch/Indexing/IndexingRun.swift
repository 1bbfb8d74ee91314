import DocumentModel
import InvertedIndex
import ReportCorpus
import SystemPackage

/// One pass over files: decides which of them to index, and passes these to the crew.
struct IndexingRun {
    let location: IndexLocation
    let options: IndexingOptions
    let writer: IndexWriter
    /// The record of each file in the index, by key.
    let known: [[UInt8]: [UInt8]]
    var summary: IndexingSummary
    private var crew: IndexingCrew
    private var seen: Set<[UInt8]> = []
    /// The keys of files that this run has indexed or removed, so their stored text need not be analysed again.
    private var done: Set<[UInt8]> = []
    /// The keys of reports that this run has indexed, and of all files that it has removed.
    private(set) var changedKeys: Set<[UInt8]> = []
    /// The keys of the documents inside archives that the index holds, by the key of the archive.
    private let innerKeys: [[UInt8]: [[UInt8]]]
    /// The files of the run and the documents inside them, as a table of metadata may name them.
    private var documents: [FilePath] = []
    /// The keys of TSV files. Each part of such a file has its own outcome.
    private var rowFiles: Set<[UInt8]> = []

    init(
        location: IndexLocation, options: IndexingOptions, writer: IndexWriter,
        known: [[UInt8]: [UInt8]], crew: IndexingCrew, summary: IndexingSummary
    ) {
        self.location = location
        self.options = options
        self.writer = writer
        self.known = known
        self.crew = crew
        self.summary = summary
        var innerKeys: [[UInt8]: [[UInt8]]] = [:]
        for key in known.keys where IndexLocation.inner(ofKey: key) != nil {
            innerKeys[IndexLocation.fileKey(ofKey: key), default: []].append(key)
        }
        self.innerKeys = innerKeys
    }

    /// The record of a file, under nil. For an archive, also the records of the documents in it, under their paths
    /// inside the archive; all of them have the archive's size, time and hash.
    private func records(of key: [UInt8]) -> [String?: SourceRecord] {
        var records: [String?: SourceRecord] = [:]
        for key in [key] + (innerKeys[key] ?? []) {
            guard let payload = known[key], let record = try? SourceRecord(payload) else {
                continue
            }
            records[IndexLocation.inner(ofKey: key)] = record
        }
        return records
    }

    private func isKnown(_ key: [UInt8]) -> Bool { known[key] != nil || innerKeys[key] != nil }

    /// Indexes new and changed texts. If several texts have the same name, only the last one is indexed.
    mutating func add(
        _ texts: [NamedText], onProgress: (IndexingProgress) -> Void
    ) throws(ReportSearchError) {
        let byteCount = texts.reduce(0) { $0 + $1.text.utf8.count }
        var bytesDone = 0
        let last = Dictionary(
            texts.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: max)
        for (number, text) in texts.enumerated() {
            onProgress(
                IndexingProgress(
                    path: text.name, filesDone: number, fileCount: texts.count,
                    bytesDone: bytesDone, byteCount: byteCount))
            if last[text.name] == number { try add(text) }
            bytesDone += text.text.utf8.count
        }
    }

    private mutating func add(_ text: NamedText) throws(ReportSearchError) {
        let key = IndexLocation.key(ofText: text.name)
        seen.insert(key)
        let bytes = Array(text.text.utf8)
        let hash = XXHash64.hash(bytes)
        let old = try? known[key].map { try SourceRecord($0) }
        if let old, isCurrent(old, given: text.given), old.contentHash == hash {
            summary.unchangedFiles += 1
        } else if let format = options.format, holdsRows {
            noteIndexed(key)
            rowFiles.insert(key)
            let record = SourceRecord(
                byteCount: bytes.count, contentHash: hash, encoding: format.encoding)
            try crew.add(
                .rows(
                    FilePart(bytes), format: format, path: text.name, key: key, record: record))
        } else {
            let source = ReportSource.text(name: text.name, bytes: bytes)
            try crew.add(.report(source, key: key, old: nil, given: GivenValues(text.given)))
        }
    }

    /// Removes the named texts from the index; ignores unknown names.
    mutating func removeTexts(named names: [String]) {
        for key in names.map(IndexLocation.key(ofText:)) where known[key] != nil {
            guard seen.insert(key).inserted else { continue }
            remove(key)
        }
    }

    /// Indexes new and changed files.
    mutating func add(
        _ files: [FoundFile], onProgress: (IndexingProgress) -> Void
    ) throws(ReportSearchError) {
        let byteCount = files.reduce(0) { $0 + $1.byteCount }
        ReportReader.expect(files.filter { !isUnchanged($0) }.map(\.path))
        var bytesDone = 0
        for (number, file) in files.enumerated() {
            onProgress(
                IndexingProgress(
                    path: file.path.string, filesDone: number, fileCount: files.count,
                    bytesDone: bytesDone, byteCount: byteCount))
            try add(file)
            bytesDone += file.byteCount
        }
    }

    private mutating func add(_ file: FoundFile) throws(ReportSearchError) {
        let key = location.key(of: file.path)
        guard seen.insert(key).inserted else { return }
        seen.formUnion(innerKeys[key] ?? [])
        documents.append(file.path)
        let (old, given) = current(file, key: key)
        if let old, old.isOf(file) {
            summary.unchangedFiles += 1
            noteInner(ofKey: key, in: file.path.string)
        } else if let format = options.format, holdsRows {
            try addRows(of: file, in: format, key: key)
        } else {
            try crew.add(.report(.file(file), key: key, old: old, given: given))
        }
    }

    /// The record of a file; nil if the same bytes would now be indexed differently. Also the metadata that a table has
    /// for the file.
    private func current(
        _ file: FoundFile, key: [UInt8]
    ) -> (record: SourceRecord?, given: GivenValues) {
        let records = records(of: key)
        // The values from an earlier table are kept until another table replaces them.
        let before = GivenValues(
            records: records.mapValues { GivenMetadata($0.metadata, from: .table) })
        let given = options.metadata?.given(for: file.path) ?? before
        let areCurrent = records.allSatisfy { inner, record in
            record.isRead(in: options.encoding)
                && isCurrent(record, given: given.values(inside: inner))
        }
        return (areCurrent ? records.first?.value : nil, given)
    }

    /// Adds the documents inside an archive that is not read again to `documents`.
    private mutating func noteInner(ofKey key: [UInt8], in path: String) {
        for key in innerKeys[key] ?? [] {
            guard let inner = IndexLocation.inner(ofKey: key) else { continue }
            documents.append(FilePath(path + "/" + inner))
        }
    }

    private func isUnchanged(_ file: FoundFile) -> Bool {
        current(file, key: location.key(of: file.path)).record?.isOf(file) ?? false
    }

    private var holdsRows: Bool { options.format?.content == .rows }

    /// Whether the same bytes would be indexed as they were when the record was made.
    private func isCurrent(_ record: SourceRecord, given: GivenMetadata) -> Bool {
        !options.rebuilds && (holdsRows || record.readerVersion == ReportReader.version)
            && record.extractorVersion == record.extraction?.kind.readerVersion ?? 0
            && record.extraction?.isCurrent ?? true
            && !(options.recognisesScans && record.lacksPages && !record.isRecognised)
            && given == GivenMetadata(record.metadata, from: .table)
    }

    private mutating func addRows(
        of file: FoundFile, in format: any DocumentFormat, key: [UInt8]
    ) throws(ReportSearchError) {
        let record = SourceRecord(
            byteCount: file.byteCount, modified: file.modified, encoding: format.encoding)
        let path = file.path.string
        do {
            var reader = try PartReader(file.path, format: format)
            noteIndexed(key)
            rowFiles.insert(key)
            var isEmpty = true
            defer { summary.problems += reader.problems }
            while let part = try reader.next() {
                isEmpty = false
                try crew.add(
                    .rows(part, format: format, path: path, key: key, record: record))
            }
            if isEmpty && reader.problems.isEmpty { summary.emptyFiles.append(path) }
        } catch let error as CorpusError {
            summary.problems.append(error)
        } catch let error as ReportSearchError {
            throw error
        } catch {
            preconditionFailure("no other error is thrown: \(error)")
        }
    }

    /// Counts a file as indexed, and removes its docs of earlier commits.
    private mutating func noteIndexed(_ key: [UInt8]) {
        for key in [key] + (innerKeys[key] ?? []) {
            writer.removeSource(key: key)
            done.insert(key)
        }
        if !isKnown(key) { summary.addedFiles += 1 } else { summary.changedFiles += 1 }
    }

    /// Removes files of the index that are below the given paths and no longer exist.
    mutating func dropVanished(below paths: [FilePath]) {
        let given = paths.map(IndexLocation.absolute)
        let unlisted = unlistedFolders
        for key in known.keys where !seen.contains(key) {
            guard let path = location.path(ofKey: key),
                given.contains(where: { path.starts(with: $0) }),
                !unlisted.contains(where: { path.starts(with: $0) })
            else { continue }
            remove(key)
        }
    }

    private mutating func remove(_ key: [UInt8]) {
        writer.removeSource(key: key)
        done.insert(key)
        changedKeys.insert(key)
        summary.removedFiles += 1
    }

    /// Folders that cannot be listed: files below them may still exist.
    private var unlistedFolders: [FilePath] {
        summary.problems.compactMap { problem in
            guard case .system(let path, .list, _) = problem else { return nil }
            return IndexLocation.absolute(FilePath(path))
        }
    }

    /// The files that could not be read: those of this run, merged with those that the index already lists.
    func skippedFiles(after old: SkippedFiles, _ paths: [FilePath]) -> SkippedFiles {
        old.after(
            summary.problems, paths: paths.map(IndexLocation.absolute), unlisted: unlistedFolders,
            in: location)
    }

    /// Waits for the crew. Then analyses again the files that a change of the analysis affects and that this run has
    /// not indexed.
    mutating func finish(
        retokenizing: Retokenizing?, with newCrew: () throws(ReportSearchError) -> IndexingCrew
    ) throws(ReportSearchError) {
        for outcome in try crew.finish() { take(outcome) }
        summary.unknownInTable = options.metadata?.namesWithout(documents) ?? []
        guard let retokenizing else { return }
        crew = try newCrew()
        summary.retokenizedFiles = 0
        for (key, parts) in try retokenizing.files() where !done.contains(key) {
            writer.removeSource(key: key)
            try crew.add(.retokenize(key: key, parts: parts))
            summary.retokenizedFiles? += 1
        }
        _ = try crew.finish()
    }

    private mutating func take(_ outcome: JobOutcome) {
        summary.problems += outcome.problems
        switch outcome.result {
        case .unchanged:
            summary.unchangedFiles += 1
            noteInner(ofKey: outcome.key, in: outcome.name)
        case .failed: break
        case .indexed(let paragraphs):
            summary.paragraphs += paragraphs
            if rowFiles.contains(outcome.key) { break }
            documents += outcome.inner.map { FilePath(outcome.name + "/" + $0) }
            noteIndexed(outcome.key)
            changedKeys.insert(outcome.key)
            if paragraphs == 0 { summary.emptyFiles.append(outcome.name) }
        }
    }
}

extension SourceRecord {
    /// Whether a file has the size and the time in its record.
    fileprivate func isOf(_ file: FoundFile) -> Bool {
        byteCount == file.byteCount && modified == file.modified
    }

    /// Whether the text was read in the encoding that the user chooses now, or was detected if none is chosen. The same
    /// bytes in another encoding are another text. All other documents state their encoding.
    fileprivate func isRead(in encoding: TextEncoding?) -> Bool {
        if let extraction, extraction.kind != .html { return true }
        return encoding.map { $0 == self.encoding } ?? !isEncodingGiven
    }
}
