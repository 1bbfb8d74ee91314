internal import ReportSearch

/// The fingerprints that several texts have, and where.
///
/// Sorted by hash in shares, so that threads can work on them side by side; then laid out by text.
struct SharedFingerprints: Sendable {
    private struct Place {
        let hash: UInt64
        let text: UInt32
        let symbol: UInt32
    }

    private struct Group {
        var places: [(text: UInt32, symbol: UInt32)] = []
        /// Where each group begins in `places`; then the end.
        var starts: [Int] = [0]
        var commonCount = 0
    }

    /// Fingerprints of all texts.
    let fingerprintCount: Int
    /// Those that stand in more texts than may be.
    private(set) var commonCount = 0
    private let groups: [Group]
    /// For each text, the groups that it belongs to: share, number, symbol.
    private let ofText: [[(share: UInt32, group: UInt32, symbol: UInt32)]]

    private static let shareCount = 64

    init(
        _ texts: [MaskedText], mostReports: Int, threads: Int, limits: WorkLimits
    ) throws(ReportSearchError) {
        var shares = [[Place]](repeating: [], count: Self.shareCount)
        var count = 0
        for (number, text) in texts.enumerated() {
            Fingerprints.forEach(text.symbols) { hash, symbol in
                count += 1
                shares[Int(truncatingIfNeeded: hash >> 58)].append(
                    Place(hash: hash, text: UInt32(number), symbol: UInt32(symbol)))
            }
        }
        fingerprintCount = count
        let all = shares
        groups = try ParallelWork.map(
            Self.shareCount, threads: threads, limits: limits, makeWorker: {},
            { _, share in Self.group(all[share], mostReports: mostReports) })
        var ofText = [[(share: UInt32, group: UInt32, symbol: UInt32)]](
            repeating: [], count: texts.count)
        for (share, group) in groups.enumerated() {
            commonCount += group.commonCount
            for number in 0..<group.starts.count - 1 {
                for place in group.places[group.starts[number]..<group.starts[number + 1]] {
                    ofText[Int(place.text)].append((UInt32(share), UInt32(number), place.symbol))
                }
            }
        }
        self.ofText = ofText
    }

    private static func group(_ places: [Place], mostReports: Int) -> Group {
        let sorted = places.sorted {
            ($0.hash, $0.text, $0.symbol) < ($1.hash, $1.text, $1.symbol)
        }
        var group = Group()
        var start = 0
        while start < sorted.count {
            var end = start
            // A run that a text repeats leads there once.
            var distinct: [(text: UInt32, symbol: UInt32)] = []
            while end < sorted.count, sorted[end].hash == sorted[start].hash {
                if distinct.last?.text != sorted[end].text {
                    distinct.append((sorted[end].text, sorted[end].symbol))
                }
                end += 1
            }
            start = end
            if distinct.count > mostReports {
                group.commonCount += 1
            } else if distinct.count > 1 {
                group.places += distinct
                group.starts.append(group.places.count)
            }
        }
        return group
    }

    /// Hands out the places that a text shares with texts behind it: the other, the symbol here, the symbol there.
    func forEachSeed(of text: Int, _ body: (_ other: Int, _ left: Int, _ right: Int) -> Void) {
        for (share, number, symbol) in ofText[text] {
            let group = groups[Int(share)]
            let places = group.starts[Int(number)]..<group.starts[Int(number) + 1]
            for place in group.places[places] where Int(place.text) > text {
                body(Int(place.text), Int(symbol), Int(place.symbol))
            }
        }
    }
}
