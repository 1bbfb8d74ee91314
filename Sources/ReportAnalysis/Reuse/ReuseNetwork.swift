internal import Processes
internal import ReportCorpus
public import ReportSearch

/// Two reports of an index that share text.
public struct SharedText: Sendable {
    /// The index in ``ReuseNetwork/reports`` of the report whose path comes first.
    public let left: Int
    /// The index of the other report.
    public let right: Int
    /// Characters of the left report that the right one shares.
    public let leftCharacters: Int
    /// Characters of the right report that the left one shares.
    public let rightCharacters: Int
    /// `leftCharacters` as a share of all characters of the left report, 0 to 1.
    public let leftShare: Double
    /// `rightCharacters` as a share of all characters of the right report, 0 to 1.
    public let rightShare: Double
    /// The number of shared passages.
    public let passageCount: Int

    /// The greater of the two shares.
    public var share: Double { max(leftShare, rightShare) }
}

/// Which reports of an index share text, and how much.
public struct ReuseNetwork: Sendable {
    /// Limits of the comparison.
    public struct Options: Sendable {
        /// The minimum share of a pair, 0 to 1, in at least one direction.
        public var minShare = 0.1
        /// The maximum number of reports with a run that leads to pairs, which bounds the work. A run in more reports
        /// is common phrasing; rarer runs around it may still lead to pairs.
        public var maxReports = 32
        /// The number of threads.
        public var threadCount = WorkerThreads.coreCount

        /// The default limits, with one thread per core.
        public init() {}
    }

    /// Counts of the work done.
    public struct Work: Equatable, Sendable {
        /// Fingerprints of all texts.
        public internal(set) var fingerprints = 0
        /// Runs that were ignored because they occur in too many reports.
        public internal(set) var commonRuns = 0
        /// Pairs of reports that were compared.
        public internal(set) var pairs = 0
        /// Seeds in these pairs.
        public internal(set) var seeds = 0
        /// Seeds that were grown.
        public internal(set) var grown = 0
    }

    /// The reports, by path.
    public let reports: [IndexedReports.Entry]
    /// How many of `reports` are not reports by their title, such as laws. They are compared too.
    public let otherFileCount: Int
    /// The number of files of rows, which are left out.
    public let rowFileCount: Int
    /// The pairs, those with most shared characters in the left report first.
    public let pairs: [SharedText]
    /// Counts of the work done.
    public let work: Work

    /// Compares all reports of an index with each other.
    ///
    /// Fingerprints are computed from the stored text on each call. For 2,000 reports this takes less time than storing
    /// them in every index would.
    ///
    /// - Complexity: O(text · log text + pairs with a rare run in common). Memory: two bytes for each character and 16
    ///   for each fingerprint.
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
            texts, maxReports: options.maxReports, threads: options.threadCount,
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

    /// The pairs of a report with later ones.
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
            if pair.share >= options.minShare, !stretches.isEmpty { pairs.append(pair) }
        }
        return (pairs, work)
    }
}
