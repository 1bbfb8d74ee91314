/// Which words of the query's topic a text has, and what is next to them.
struct TopicMeasure {
    private(set) var rarest = 0.0
    private(set) var missing = 0.0
    private(set) var words = 0.0
    private(set) var firstRarest = 0.0

    /// - Parameters:
    ///   - counts: the occurrences of the query's needles.
    ///   - firsts: the position of the first occurrence of each needle.
    init(_ query: EvidenceQuery, counts: [Int], firsts: [Int]) {
        var heaviest = 0.0
        var found = 0.0
        var all = 0.0
        var rare: (weight: Double, needle: Int)?
        for word in query.topic where word.weight > 0 {
            all += 1
            heaviest = max(heaviest, word.weight)
            if let needle = word.needle, word.weight > rare?.weight ?? 0 {
                rare = (word.weight, needle)
            }
            if let needle = word.needle, counts[needle] > 0 {
                found += 1
                rarest = max(rarest, word.weight)
            } else {
                missing = max(missing, word.weight)
            }
        }
        guard heaviest > 0 else { return }
        rarest /= heaviest
        missing /= heaviest
        words = found / all
        if let rare, counts[rare.needle] > 0 {
            firstRarest = 80 / (80 + Double(firsts[rare.needle]))
        }
    }

    /// The maximum weight of a word that is followed by 是, 为, 指 or 系, or by a comma and 是 or 指.
    static func definition(
        _ query: EvidenceQuery, _ occurrences: [EvidenceScan.Occurrence],
        lengths: [Int], in text: [UInt32]
    ) -> Double {
        var best = 0.0
        for occurrence in occurrences {
            let number = Int(occurrence.string)
            guard query.needles[number].words > 0, query.needles[number].weight > best else {
                continue
            }
            let end = Int(occurrence.position) + lengths[number]
            guard end < text.count else { continue }
            let isDefined =
                switch text[end] {
                case 0x662F, 0x4E3A, 0x6307, 0x7CFB: true
                case 0x2C: end + 1 < text.count && [0x662F, 0x6307].contains(text[end + 1])
                default: false
                }
            if isDefined { best = query.needles[number].weight }
        }
        return best
    }

    /// How near strings are to answers: the sum of their weights, each times 15 / (15 + distance), and the sum of the
    /// weights of those within 30 characters.
    ///
    /// - Parameters:
    ///   - occurrences: of the query's needles, by position.
    ///   - answers: positions, ascending; not empty.
    static func nearness(
        _ query: EvidenceQuery, _ occurrences: [EvidenceScan.Occurrence], to answers: [Int32]
    ) -> (near: Double, within: Double) {
        var least = [Int32](repeating: .max, count: query.needles.count)
        var next = 0
        for occurrence in occurrences {
            while next + 1 < answers.count, answers[next + 1] <= occurrence.position { next += 1 }
            var distance = abs(answers[next] - occurrence.position)
            if next + 1 < answers.count {
                distance = min(distance, answers[next + 1] - occurrence.position)
            }
            let string = Int(occurrence.string)
            least[string] = min(least[string], distance)
        }
        var (near, within) = (0.0, 0.0)
        for (needle, distance) in zip(query.needles, least) where distance < .max {
            near += needle.weight * 15 / (15 + Double(distance))
            if distance <= 30 { within += needle.weight }
        }
        return (near, within)
    }
}
