/// A cache that keeps the most recently used values.
struct RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var values: [Key: (value: Value, use: Int)] = [:]
    /// All uses in order, from index `start` on. Only the last use of each key counts.
    private var uses: [(key: Key, use: Int)] = []
    private var start = 0
    private var useCount = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// The number of values.
    var count: Int { values.count }

    subscript(key: Key) -> Value? {
        mutating get {
            guard let found = values[key]?.value else { return nil }
            use(key, found)
            return found
        }
        set {
            guard let newValue else {
                values[key] = nil
                return
            }
            use(key, newValue)
            while values.count > capacity { dropOldest() }
        }
    }

    private mutating func use(_ key: Key, _ value: Value) {
        useCount += 1
        values[key] = (value, useCount)
        uses.append((key, useCount))
        if uses.count > 8 * (capacity + 1) { compact() }
    }

    private mutating func dropOldest() {
        while start < uses.count {
            let (key, use) = uses[start]
            start += 1
            guard values[key]?.use == use else { continue }
            values[key] = nil
            return
        }
    }

    /// Removes the uses that were followed by another use of the same key.
    private mutating func compact() {
        uses = uses[start...].filter { values[$0.key]?.use == $0.use }
        start = 0
    }
}
