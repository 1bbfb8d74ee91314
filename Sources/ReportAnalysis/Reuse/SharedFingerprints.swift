internal import ReportSearch

/// The fingerprints that occur in several texts, with their positions.
///
/// They are split by hash into partitions, which threads sort in parallel, and then grouped by text.
struct SharedFingerprints: Sendable {
    private struct Place {
        let hash: UInt64
        let text: UInt32
        let symbol: UInt32
    }

    private struct Group {
        var places: [(text: UInt32, symbol: UInt32)] = []
        /// The index in `places` of the first place of each group, then the number of places.
        var starts: [Int] = [0]
        var commonCount = 0
    }

    /// The number of fingerprints of all texts.
    let fingerprintCount: Int
    /// The number of fingerprints that were dropped because they occur in too many texts.
    private(set) var commonCount = 0
    /// One for each partition.
    private let groups: [Group]
    /// For each text, its groups: partition, number of the group in it, position in the text.
    private let ofText: [[(partition: UInt32, group: UInt32, symbol: UInt32)]]

    private static let partitionCount = 64

    init(
        _ texts: [MaskedText], maxReports: Int, threads: Int, limits: WorkLimits
    ) throws(ReportSearchError) {
        var partitions = [[Place]](repeating: [], count: Self.partitionCount)
        var count = 0
        for (number, text) in texts.enumerated() {
            Fingerprints.forEach(text.symbols) { hash, symbol in
                count += 1
                partitions[Int(truncatingIfNeeded: hash >> 58)].append(
                    Place(hash: hash, text: UInt32(number), symbol: UInt32(symbol)))
            }
        }
        fingerprintCount = count
        let all = partitions
        groups = try ParallelWork.map(
            Self.partitionCount, threads: threads, limits: limits, makeWorker: {},
            { _, partition in Self.group(all[partition], maxReports: maxReports) })
        var ofText = [[(partition: UInt32, group: UInt32, symbol: UInt32)]](
            repeating: [], count: texts.count)
        for (partition, group) in groups.enumerated() {
            commonCount += group.commonCount
            for number in 0..<group.starts.count - 1 {
                for place in group.places[group.starts[number]..<group.starts[number + 1]] {
                    ofText[Int(place.text)].append(
                        (UInt32(partition), UInt32(number), place.symbol))
                }
            }
        }
        self.ofText = ofText
    }

    private static func group(_ places: [Place], maxReports: Int) -> Group {
        let sorted = places.sorted {
            ($0.hash, $0.text, $0.symbol) < ($1.hash, $1.text, $1.symbol)
        }
        var group = Group()
        var start = 0
        while start < sorted.count {
            var end = start
            // Only the first occurrence in a text counts.
            var distinct: [(text: UInt32, symbol: UInt32)] = []
            while end < sorted.count, sorted[end].hash == sorted[start].hash {
                if distinct.last?.text != sorted[end].text {
                    distinct.append((sorted[end].text, sorted[end].symbol))
                }
                end += 1
            }
            start = end
            if distinct.count > maxReports {
                group.commonCount += 1
            } else if distinct.count > 1 {
                group.places += distinct
                group.starts.append(group.places.count)
            }
        }
        return group
    }

    /// Visits the fingerprints that a text shares with later ones: the number of the other text, the position in this
    /// text, and the position in the other.
    func forEachSeed(of text: Int, _ body: (_ other: Int, _ left: Int, _ right: Int) -> Void) {
        for (partition, number, symbol) in ofText[text] {
            let group = groups[Int(partition)]
            let places = group.starts[Int(number)]..<group.starts[Int(number) + 1]
            for place in group.places[places] where Int(place.text) > text {
                body(Int(place.text), Int(symbol), Int(place.symbol))
            }
        }
    }
}
