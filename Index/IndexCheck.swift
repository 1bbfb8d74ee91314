/// The result of checking an index.
public struct IndexCheckReport: Sendable {
    /// Number of segments read.
    public internal(set) var segmentCount = 0
    /// Number of docs read.
    public internal(set) var docCount = 0
    /// Number of terms whose postings were read.
    public internal(set) var termCount = 0
    /// Number of postings read.
    public internal(set) var postingCount = 0
    /// The damage, in the order in which it was found.
    public internal(set) var problems: [IndexError] = []
}

extension IndexReader {
    /// Reads the whole index: compares every checksum, unpacks every posting, and compares the totals with the
    /// statistics.
    ///
    /// - Complexity: one pass over all bytes.
    ///
    /// - Throws: `noIndex`, or the error of reading the manifest. The report lists all other damage.
    public static func check(folder: String) throws(IndexError) -> IndexCheckReport {
        while true {
            let manifest = try Manifest.read(folder: folder)
            var report = IndexCheckReport()
            var hasMissingFiles = false
            for entry in manifest.entries {
                do throws(IndexError) {
                    try LiveSegment(entry, folder: folder).check(&report)
                } catch {
                    report.problems.append(error)
                    if case .system = error { hasMissingFiles = true }
                }
            }
            // A commit may have removed files in the meantime. Then there is a newer manifest, whose files exist.
            guard hasMissingFiles,
                try Manifest.read(folder: folder).generation != manifest.generation
            else { return report }
        }
    }

    /// Checks this snapshot.
    public func check() -> IndexCheckReport {
        var report = IndexCheckReport()
        for live in segments { live.check(&report) }
        return report
    }
}

extension LiveSegment {
    /// Checks the segment; adds counts and damage to a report.
    func check(_ report: inout IndexCheckReport) {
        report.segmentCount += 1
        let problems = segment.damagedRegions()
        if !problems.isEmpty { return report.problems += problems }
        do throws(IndexError) {
            try segment.checkDocs(&report)
            try segment.checkTerms(&report)
            try checkDeletions()
        } catch {
            report.problems.append(error)
        }
    }

    /// Compares the stored corrections with those computed from the postings.
    fileprivate func checkDeletions() throws(IndexError) {
        guard !deletions.isEmpty else { return }
        let expected = try Deletions(sources: Set(deletions.sources), of: segment)
        guard deletions == expected else {
            throw segment.inconsistent(.deletions, .wrongCorrections)
        }
    }
}

extension Segment {
    fileprivate func inconsistent(_ region: FileRegion, _ reason: CorruptionReason) -> IndexError {
        .corrupt(file: name, region: region, byteOffset: 0, reason: reason)
    }

    fileprivate func checkDocs(_ report: inout IndexCheckReport) throws(IndexError) {
        var lengthSum = 0
        for doc in 0..<docCount {
            lengthSum += Int(try length(of: DocID(doc)))
            _ = try storedBytes(of: DocID(doc))
        }
        guard lengthSum == statistics.lengthSum else {
            throw inconsistent(.lengths, .wrongLengthSum)
        }
        var next = 0
        for number in 0..<sourceCount {
            let source = try source(number)
            guard source.docs.lowerBound == next else {
                throw inconsistent(.sourceTable, .sourcesNotContiguous)
            }
            next = source.docs.upperBound
        }
        guard next == docCount else { throw inconsistent(.sourceTable, .docsAfterLastSource) }
        report.docCount += docCount
    }

    fileprivate func checkTerms(_ report: inout IndexCheckReport) throws(IndexError) {
        var previous: [UInt8] = []
        var wordCount = 0
        var postingCount = 0
        var termCount = 0
        var terms = dictionary.terms()
        while let info = try terms.next() {
            guard previous.lexicographicallyPrecedes(terms.key) else {
                throw inconsistent(.dictionary, .unorderedTerms)
            }
            previous = terms.key
            termCount += 1
            let frequencySum = try checkPostings(info)
            if terms.key.first == TermSpace.words.rawValue { wordCount += frequencySum }
            postingCount += info.docCount
        }
        guard postingCount == statistics.postingCount, termCount == statistics.termCount else {
            throw inconsistent(.statistics, .wrongTotals)
        }
        guard wordCount == statistics.lengthSum else {
            throw inconsistent(.lengths, .wrongWordSum)
        }
        report.termCount += termCount
        report.postingCount += postingCount
    }

    /// Unpacks all postings of a term; returns the sum of their frequencies.
    private func checkPostings(_ info: TermInfo) throws(IndexError) -> Int {
        var cursor = try PostingsCursor(info, in: self)
        var count = 0
        var frequencySum = 0
        var last: DocID?
        while cursor.doc != PostingsCursor.end {
            if let last, cursor.doc <= last {
                throw postings.corrupt(info.postings.lowerBound, .unorderedDocs)
            }
            last = cursor.doc
            frequencySum += Int(try cursor.frequency)
            count += 1
            try cursor.next()
        }
        guard count == info.docCount else {
            throw postings.corrupt(info.postings.lowerBound, .wrongPostingCount)
        }
        return frequencySum
    }
}
