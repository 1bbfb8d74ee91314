/// What a check of an index found.
public struct IndexCheckReport: Sendable {
    /// Segments that were read.
    public internal(set) var segmentCount = 0
    /// Docs that were read.
    public internal(set) var docCount = 0
    /// Terms whose postings were read.
    public internal(set) var termCount = 0
    /// Postings that were read.
    public internal(set) var postingCount = 0
    /// What is damaged, in the order in which it was found.
    public internal(set) var problems: [IndexError] = []
}

extension IndexReader {
    /// Reads everything there is in a folder: compares every checksum, unpacks every posting, and holds the sums
    /// against what the statistics say. Cost: one pass over all bytes.
    ///
    /// - Throws: if there is no index, or its manifest cannot be read. Anything else is a problem of the report.
    public static func check(folder: String) throws(IndexError) -> IndexCheckReport {
        while true {
            let manifest = try Manifest.read(folder: folder)
            var report = IndexCheckReport()
            var isOutrun = false
            for entry in manifest.entries {
                do throws(IndexError) {
                    try LiveSegment(entry, folder: folder).check(&report)
                } catch {
                    report.problems.append(error)
                    if case .system = error { isOutrun = true }
                }
            }
            // A commit may have removed files meanwhile; then the newer manifest tells of what there is.
            guard isOutrun, try Manifest.read(folder: folder).generation != manifest.generation
            else { return report }
        }
    }

    /// The same of an index that is open.
    public func check() -> IndexCheckReport {
        var report = IndexCheckReport()
        for live in segments { live.check(&report) }
        return report
    }
}

extension LiveSegment {
    /// Adds what was read of the segment, and what is damaged.
    func check(_ report: inout IndexCheckReport) {
        report.segmentCount += 1
        let problems = segment.damagedSections()
        if !problems.isEmpty { return report.problems += problems }
        do throws(IndexError) {
            try segment.checkDocs(&report)
            try segment.checkTerms(&report)
            try checkDeletions()
        } catch {
            report.problems.append(error)
        }
    }

    /// Holds the stored corrections against those that the postings give.
    fileprivate func checkDeletions() throws(IndexError) {
        guard !deletions.isEmpty else { return }
        let expected = try Deletions(sources: Set(deletions.sources), of: segment)
        guard deletions == expected else {
            throw .corrupt(
                file: segment.name, section: "deletions", byteOffset: 0,
                reason: "the corrections of dead docs are wrong")
        }
    }
}

extension Segment {
    fileprivate func inconsistent(_ section: String, _ reason: String) -> IndexError {
        .corrupt(file: name, section: section, byteOffset: 0, reason: reason)
    }

    fileprivate func checkDocs(_ report: inout IndexCheckReport) throws(IndexError) {
        var lengthSum = 0
        for doc in 0..<docCount {
            lengthSum += Int(try length(of: DocID(doc)))
            _ = try storedBytes(of: DocID(doc))
        }
        guard lengthSum == statistics.lengthSum else {
            throw inconsistent("lengths", "their sum is not the one in the statistics")
        }
        var next = 0
        for number in 0..<sourceCount {
            let source = try source(number)
            guard source.docs.lowerBound == next else {
                throw inconsistent("source table", "sources leave out docs or share them")
            }
            next = source.docs.upperBound
        }
        guard next == docCount else {
            throw inconsistent("source table", "the last docs belong to no source")
        }
        report.docCount += docCount
    }

    fileprivate func checkTerms(_ report: inout IndexCheckReport) throws(IndexError) {
        var previous: [UInt8] = []
        var words = 0
        var postings = 0
        var terms = 0
        var failure: IndexError?
        try dictionary.forEach { key, info in
            do throws(IndexError) {
                guard previous.lexicographicallyPrecedes(key) else {
                    throw inconsistent("dictionary", "terms are out of order")
                }
                previous = key
                terms += 1
                var cursor = try PostingsCursor(info, in: self)
                var count = 0
                var last: DocID?
                while cursor.doc != PostingsCursor.end {
                    if let last, cursor.doc <= last {
                        throw corruptPostings(info.postings.lowerBound, "docs are out of order")
                    }
                    last = cursor.doc
                    let frequency = try cursor.frequency
                    if key.first == TermSpace.words.rawValue { words += Int(frequency) }
                    count += 1
                    try cursor.next()
                }
                guard count == info.docCount else {
                    throw corruptPostings(info.postings.lowerBound, "postings are missing")
                }
                postings += count
                return true
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        guard postings == statistics.postingCount, terms == statistics.termCount else {
            throw inconsistent("statistics", "terms or postings are not as many as it says")
        }
        guard words == statistics.lengthSum else {
            throw inconsistent("lengths", "frequencies of words do not add up to them")
        }
        report.termCount += terms
        report.postingCount += postings
    }
}
