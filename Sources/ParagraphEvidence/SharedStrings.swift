/// The strings that a query and a text share. Reuses buffers.
struct SharedStrings {
    private let query: [UInt32]
    private let weights: [Double]
    private let places: [UInt32: [Int]]
    /// The weight of the heaviest shared string.
    private(set) var longest = 0.0
    /// The sum of the weights of the shared strings of two characters or more, each times the square root of its length
    /// less one.
    private(set) var total = 0.0
    /// The sum of the weights of the shared strings of two characters or more.
    private(set) var covered = 0.0
    /// The sum of the weights of the shared strings of three characters or more.
    private(set) var triples = 0.0

    private var lengths: [Int32]
    private var ends: [Int]
    private var most: [Int32]

    init(_ query: [UInt32], weights: [Double]) {
        self.query = query
        self.weights = weights
        var places: [UInt32: [Int]] = [:]
        for (index, character) in query.enumerated() {
            places[character, default: []].append(index)
        }
        // In descending order, so that one array holds both the previous and the current row of the dynamic program.
        self.places = places.mapValues { $0.reversed() }
        lengths = [Int32](repeating: 0, count: query.count + 1)
        ends = [Int](repeating: -1, count: query.count + 1)
        most = [Int32](repeating: 0, count: query.count)
    }

    /// Compares a text with the query.
    ///
    /// - Complexity: O(text + pairs of equal characters).
    mutating func measure(_ text: [UInt32]) {
        for index in most.indices { most[index] = 0 }
        for index in ends.indices { ends[index] = -2 }
        for (position, character) in text.enumerated() {
            guard let found = places[character] else { continue }
            for place in found {
                // The length of the shared string that ends just before both characters; 0 if there is none.
                let before = ends[place] == position - 1 ? lengths[place] : 0
                lengths[place + 1] = before + 1
                ends[place + 1] = position
                most[place] = max(most[place], before + 1)
            }
        }
        longest = 0
        total = 0
        covered = 0
        triples = 0
        var end = query.count - 1
        while end >= 0 {
            let length = Int(most[end])
            guard length > 0 else {
                end -= 1
                continue
            }
            var weight = 0.0
            for offset in 0..<length { weight += weights[end - offset] }
            longest = max(longest, weight)
            if length > 1 {
                total += weight * Double(length - 1).squareRoot()
                covered += weight
            }
            if length > 2 { triples += weight }
            end -= length
        }
    }
}
