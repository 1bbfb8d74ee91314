internal import ReportCorpus
public import ReportSearch

/// Two reports of an index that share text.
public struct SharedText: Sendable {
    /// The one whose path comes first, and the other: their places in ``ReuseNetwork/reports``.
    public let left: Int
    /// See `left`.
    public let right: Int
    /// Characters of the left one that stand in the other.
    public let leftCharacters: Int
    /// Characters of the right one that stand in the left one.
    public let rightCharacters: Int
    /// The same as a share of all its characters, 0 to 1.
    public let leftShare: Double
    /// The same of the right one.
    public let rightShare: Double
    /// Passages.
    public let passageCount: Int

    /// The greater of both shares.
    public var share: Double { max(leftShare, rightShare) }
}

/// Which reports of an index share text, and how much.
public struct ReuseNetwork: Sendable {
    /// How much is looked at.
    public struct Options: Sendable {
        /// Pairs that share less, either way, are left out.
        public var leastShare = 0.1
        /// A run that stands in more reports than this is common stock: it leads to no pair, so that the work stays
        /// bounded. Text around it may still do.
        public var mostReports = 32
        /// Threads to work with.
        public var threadCount = WorkerThreads.coreCount

        /// The usual.
        public init() {}
    }

    /// The work that it took, and what was passed over.
    public struct Work: Equatable, Sendable {
        /// Fingerprints of all texts.
        public internal(set) var fingerprints = 0
        /// Runs that stand in too many reports.
        public internal(set) var commonRuns = 0
        /// Pairs of reports that were held against each other.
        public internal(set) var pairs = 0
        /// Seeds in these.
        public internal(set) var seeds = 0
        /// Seeds that were grown.
        public internal(set) var grown = 0
    }

    /// The reports, by path.
    public let reports: [IndexedReports.Entry]
    /// Those whose titles are not of reports (laws, say), compared all the same.
    public let otherFileCount: Int
    /// Files of rows, which were left out.
    public let rowFileCount: Int
    /// Pairs, those that share most first.
    public let pairs: [SharedText]
    /// What it took.
    public let work: Work

    /// Holds all reports of an index against each other.
    ///
    /// Signatures are made of the stored text whenever they are asked for: to mask and cut the text of 2,000 reports
    /// takes less time than it would to keep more in every index.
    ///
    /// - Complexity: O(text · log text + pairs with a rare run in common); memory two bytes a character and 16 a
    ///   fingerprint.
    public init(
        _ reports: IndexedReports, options: Options = Options()
    ) throws(ReportSearchError) {
        let entries = reports.entries
        let masked = try ParallelWork.map(
            entries.count, threads: options.threadCount, limits: reports.limits,
            makeWorker: { () throws(ReportSearchError) in try TextMasker() },
            { masker, number throws(ReportSearchError) in
                let text = try reports.text(entries[number])
                return (masker.mask(text), text.metadata.isReport)
            })
        let texts = masked.map(\.0)
        let shared = try SharedFingerprints(
            texts, mostReports: options.mostReports, threads: options.threadCount,
            limits: reports.limits)
        let found = try ParallelWork.map(
            entries.count, threads: options.threadCount, limits: reports.limits, makeWorker: {},
            { _, number in Self.pairs(of: number, texts, shared, options) })
        var work = Work()
        work.fingerprints = shared.fingerprintCount
        work.commonRuns = shared.commonCount
        for part in found {
            work.pairs += part.work.pairs
            work.seeds += part.work.seeds
            work.grown += part.work.grown
        }
        self.work = work
        pairs = found.flatMap(\.pairs).sorted {
            let (left, right) = ($0.leftCharacters, $1.leftCharacters)
            return left != right ? left > right : ($0.left, $0.right) < ($1.left, $1.right)
        }
        otherFileCount = masked.count { !$0.1 }
        rowFileCount = reports.rowFileCount
        self.reports = entries
    }

    /// The pairs that a report makes with those behind it.
    private static func pairs(
        of number: Int, _ texts: [MaskedText], _ shared: SharedFingerprints, _ options: Options
    ) -> (pairs: [SharedText], work: Work) {
        var work = Work()
        var pairs: [SharedText] = []
        var seeds: [(other: Int, left: Int, right: Int)] = []
        shared.forEachSeed(of: number) { seeds.append(($0, $1, $2)) }
        seeds.sort { ($0.other, $0.left, $0.right) < ($1.other, $1.left, $1.right) }
        var start = 0
        while start < seeds.count {
            let other = seeds[start].other
            var end = start
            while end < seeds.count, seeds[end].other == other { end += 1 }
            defer { start = end }
            work.pairs += 1
            work.seeds += end - start
            let (left, right) = (texts[number], texts[other])
            var runs = SharedRuns(left, right)
            let stretches = runs.stretches(seeds[start..<end].map { ($0.left, $0.right) })
            work.grown += runs.grownCount
            let all = stretches.flatMap(\.runs)
            let leftCount = Coverage(all.map { $0.left..<$0.left + $0.count }).characters(of: left)
            let rightCount = Coverage(all.map { $0.right..<$0.right + $0.count })
                .characters(of: right)
            let pair = SharedText(
                left: number, right: other, leftCharacters: leftCount, rightCharacters: rightCount,
                leftShare: Double(leftCount) / Double(max(1, left.characterCount)),
                rightShare: Double(rightCount) / Double(max(1, right.characterCount)),
                passageCount: stretches.count)
            if pair.share >= options.leastShare, !stretches.isEmpty { pairs.append(pair) }
        }
        return (pairs, work)
    }
}
