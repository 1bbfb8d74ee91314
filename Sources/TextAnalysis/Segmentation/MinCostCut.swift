/// Cuts a run of dictionary characters into the words with the smallest total cost, exactly as ICU does.
///
/// The dictionary gives the costs of words; a single character that is not a word costs 255. Words have at most 20
/// UTF-16 units. A run of katakana shorter than 20 may also be one word, whose cost depends on its length. If two
/// cuts cost the same, the one found first, from the left, wins. Source: ICU 72,
/// `CjkBreakEngine::divideUpDictionaryRange`, read for its behaviour.
@safe
final class MinCostCut {
    private static let maxWordLength = 20
    private static let unknownCost: UInt32 = 255
    private static let katakanaCosts: [UInt32] = [8192, 984, 408, 240, 204, 252, 300, 372, 480]
    private static let maxKatakanaLength = 20

    private let table: WordTable
    // The smallest cost of a cut up to each position, and the length of that cut's last word. Both valid for
    // `capacity` positions until deinit.
    private var costs: UnsafeMutablePointer<UInt32>
    private var lengths: UnsafeMutablePointer<UInt8>
    /// The units of the run; valid for `capacity` of them until deinit.
    private(set) var units: UnsafeMutablePointer<UInt16>
    private(set) var capacity = 1024

    init(table: WordTable) {
        self.table = table
        unsafe costs = .allocate(capacity: capacity)
        unsafe lengths = .allocate(capacity: capacity)
        unsafe units = .allocate(capacity: capacity)
    }

    deinit {
        unsafe costs.deallocate()
        unsafe lengths.deallocate()
        unsafe units.deallocate()
    }

    /// Grows the buffers for a run of `count` units, which has `count + 1` positions.
    func reserve(_ count: Int) {
        guard count >= capacity else { return }
        let larger = max(count + 1, capacity * 2)
        let moved = UnsafeMutablePointer<UInt16>.allocate(capacity: larger)
        unsafe moved.initialize(from: units, count: capacity)
        unsafe units.deallocate()
        unsafe costs.deallocate()
        unsafe lengths.deallocate()
        unsafe units = unsafe moved
        unsafe costs = .allocate(capacity: larger)
        unsafe lengths = .allocate(capacity: larger)
        capacity = larger
    }

    /// Cuts the first `count` units. Afterwards ``wordEnd(_:)`` gives the end of each word.
    ///
    /// - Precondition: `0 < count < capacity`; every unit is a whole character.
    func cut(_ count: Int, hasKatakana: Bool) {
        let (costs, lengths, units) = unsafe (costs, lengths, units)
        let roots = unsafe table.roots
        unsafe costs[0] = 0
        for place in 1...count { unsafe costs[place] = .max }
        var previousIsKatakana = false
        var start = 0
        // Every position up to `count` is reached, since single characters are words here; so
        // every index below is at most `count`.
        while start < count {
            let base = unsafe costs[start]
            let unit = unsafe units[start]
            let root = unsafe roots + Int(unit) &* WordTable.rootSize
            var entry = unsafe root[0]
            if entry == 0 { entry = table.load(unit) }
            var cost = WordTable.cost(entry)
            if cost == WordTable.noWord { cost = Self.unknownCost }
            if unsafe costs[start &+ 1] > base &+ cost {
                unsafe costs[start &+ 1] = base &+ cost
                unsafe lengths[start &+ 1] = 1
            }
            var node = WordTable.node(entry)
            let limit = min(count, start &+ Self.maxWordLength)
            var place = start &+ 1
            // The root's cache line alone rules out most pairs that begin no word.
            if node != 0, place < limit, unsafe Self.mayFollow(units[place], root) {
                let entries = unsafe table.entries
                while node != 0 && place < limit {
                    let found = unsafe WordTable.find(units[place], node, entries)
                    if found == 0 { break }
                    place &+= 1
                    let cost = WordTable.cost(found)
                    if cost != WordTable.noWord, unsafe costs[place] > base &+ cost {
                        unsafe costs[place] = base &+ cost
                        unsafe lengths[place] = UInt8(truncatingIfNeeded: place &- start)
                    }
                    node = WordTable.node(found)
                }
            }
            if hasKatakana {
                let isKatakana = Self.isKatakana(unit)
                if isKatakana && !previousIsKatakana { relaxKatakana(from: start, count: count) }
                previousIsKatakana = isKatakana
            }
            start &+= 1
        }
        backtrack(count)
    }

    /// Whether a word may begin with the root's unit and this one.
    @inline(__always)
    private static func mayFollow(
        _ unit: UInt16, _ root: UnsafeMutablePointer<WordTable.Entry>
    ) -> Bool {
        let (word, bit) = WordTable.filterPlace(unit)
        return unsafe root[word] >> bit & 1 != 0
    }

    /// The end of the word that begins at a position.
    ///
    /// - Precondition: a word of the last cut begins there.
    @inline(__always)
    func wordEnd(_ place: Int) -> Int { unsafe Int(costs[place]) }

    /// Follows the best cut back from the end, and stores the end of each word at its start.
    private func backtrack(_ count: Int) {
        var end = count
        while end > 0 {
            let start = unsafe end &- Int(lengths[end])
            unsafe costs[start] = UInt32(truncatingIfNeeded: end)
            end = start
        }
    }

    /// Takes a run of katakana as one word, if that costs less.
    private func relaxKatakana(from start: Int, count: Int) {
        var length = 1
        while start + length < count, length < Self.maxKatakanaLength,
            unsafe Self.isKatakana(units[start + length])
        {
            length += 1
        }
        guard length < Self.maxKatakanaLength else { return }
        let cost = length < Self.katakanaCosts.count ? Self.katakanaCosts[length] : 8192
        let total = unsafe costs[start] + cost
        if unsafe costs[start + length] > total {
            unsafe costs[start + length] = total
            unsafe lengths[start + length] = UInt8(length)
        }
    }

    @inline(__always)
    static func isKatakana(_ unit: UInt16) -> Bool {
        (unit >= 0x30A1 && unit <= 0x30FE && unit != 0x30FB) || (unit >= 0xFF66 && unit <= 0xFF9F)
    }
}
