/// Vectors of words: words of similar meaning have a large cosine. `word_vectors.py` describes the layout, and the
/// README next to the data describes the origin.
struct WordVectors: Sendable {
    static let shipped = WordVectors(.wordVectors)

    private let data: ShippedData
    /// The number of words.
    let count: Int
    private let dimensions: Int
    private let table: ShippedUnits
    private let words: ShippedUnits
    /// The offset of the vectors.
    private let vectors: Int
    /// The offset of the rarities.
    private let rarities: Int

    private init(_ data: ShippedData) {
        self.data = data
        count = Int(data.integer(at: 0))
        dimensions = Int(data.integer(at: 4))
        table = data.units(from: 8, count: 1 << 16)
        words = data.units(from: 8 + 2 * (1 << 16), count: 4 * count)
        vectors = 8 + 2 * (1 << 16) + 8 * count
        rarities = vectors + dimensions * count
    }

    @inline(__always)
    private func character(_ index: Int, of word: Int) -> UInt32 { words[4 * word + index] }

    /// Calls `body` with the number of each word that begins at a position of a text, and its length in characters.
    @inline(__always)
    func forEachWord(
        in text: [UInt32], at position: Int, _ body: (_ word: Int, _ length: Int) -> Void
    ) {
        guard position + 1 < text.count, text[position] < 1 << 16, text[position + 1] < 1 << 16
        else { return }
        let (first, second) = (text[position], text[position + 1])
        var slot = Int((first &* 31421 &+ second &* 6927) & 0xFFFF)
        var entry = table[slot]
        while entry > 0 {
            var word = Int(entry) - 1
            if character(0, of: word) == first, character(1, of: word) == second {
                repeat {
                    if let length = length(of: word, in: text, at: position) {
                        body(word, length)
                    }
                    word += 1
                } while word < count && character(0, of: word) == first
                    && character(1, of: word) == second
                return
            }
            slot = (slot + 1) & 0xFFFF
            entry = table[slot]
        }
    }

    /// The length of a word if its third and fourth character follow in the text.
    private func length(of word: Int, in text: [UInt32], at position: Int) -> Int? {
        for index in 2..<4 {
            let expected = character(index, of: word)
            if expected == 0 { return index }
            guard position + index < text.count, text[position + index] == expected else {
                return nil
            }
        }
        return 4
    }

    /// The number of a word; nil if it has no vector.
    func number(of word: [UInt32]) -> Int? {
        var found: Int?
        forEachWord(in: word, at: 0) { number, length in
            if length == word.count { found = number }
        }
        return found
    }

    /// The dot product of two words' vectors.
    func dotProduct(_ left: Int, _ right: Int) -> Int {
        data.dotProduct(
            vectors + left * dimensions, vectors + right * dimensions, count: dimensions)
    }

    /// How rare a word is in general text: -16 times the natural logarithm of the share of lines with the word, at most
    /// 255.
    func rarity(_ word: Int) -> Int32 { Int32(data[rarities + word]) }

    /// Adds a multiple of a word's vector.
    func add(_ word: Int, times factor: Int32, to sum: inout [Int32]) {
        data.add(vectors + word * dimensions, times: factor, to: &sum)
    }

    /// The zero vector.
    var zero: [Int32] { [Int32](repeating: 0, count: dimensions) }
}

/// How well the words of a text cover those of a query: for each word of the query, the maximum cosine of a word of
/// the text, weighted by rarity. Caches the cosines of the words that it has measured.
struct WordAlignment {
    private let vectors = WordVectors.shipped
    private var topic: [(word: Int, length: Double, weight: Double)] = []
    private let weightSum: Double
    /// For each word, the number of its cosines in `cosines` plus one; 0 if the word was not seen yet.
    private var known: [UInt32]
    private var cosines: [Double] = []
    private var best: [Double]
    private var seen: [UInt32]
    private var textNumber: UInt32 = 0
    /// The sum of the query's vectors, weighted by rarity, and its length.
    private var ownSum: [Int32]
    private let ownLength: Double
    private var textSum: [Int32]

    /// From 0 to 1; 0 if no word of the query has a vector.
    private(set) var meaning = 0.0
    /// The same, with each cosine c replaced by max(0, c - 0.4) / 0.6.
    private(set) var likeness = 0.0
    /// The cosine of the sums of the vectors, which are weighted by rarity.
    private(set) var cosine = 0.0

    init(_ query: EvidenceQuery) {
        for word in query.topic {
            let scalars = String(decoding: word.bytes, as: UTF8.self).unicodeScalars.map(\.value)
            guard let number = vectors.number(of: scalars),
                !topic.contains(where: { $0.word == number })
            else { continue }
            let length = Double(vectors.dotProduct(number, number)).squareRoot()
            topic.append((number, length, word.weight))
        }
        weightSum = topic.reduce(0) { $0 + $1.weight }
        ownSum = vectors.zero
        textSum = ownSum
        for own in topic {
            vectors.add(own.word, times: Int32(min(own.weight, 100) * 16), to: &ownSum)
        }
        ownLength = Self.dotProduct(ownSum, ownSum).squareRoot()
        best = [Double](repeating: 0, count: topic.count)
        known = topic.isEmpty ? [] : [UInt32](repeating: 0, count: vectors.count)
        seen = known
    }

    private static func dotProduct(_ left: [Int32], _ right: [Int32]) -> Double {
        var sum = 0.0
        for (a, b) in zip(left, right) { sum += Double(a) * Double(b) }
        return sum
    }

    /// Measures a text.
    mutating func measure(_ text: [UInt32]) {
        guard weightSum > 0 else { return }
        textNumber += 1
        for index in best.indices { best[index] = 0 }
        for index in textSum.indices { textSum[index] = 0 }
        for position in text.indices {
            vectors.forEachWord(in: text, at: position) { word, _ in
                if seen[word] == textNumber { return }
                seen[word] = textNumber
                vectors.add(word, times: vectors.rarity(word), to: &textSum)
                if known[word] == 0 { addCosines(of: word) }
                let first = Int(known[word] - 1) * topic.count
                for index in topic.indices {
                    best[index] = max(best[index], cosines[first + index])
                }
            }
        }
        (meaning, likeness) = (0, 0)
        for index in topic.indices {
            meaning += best[index] * topic[index].weight
            likeness += max(0, best[index] - 0.4) / 0.6 * topic[index].weight
        }
        meaning /= weightSum
        likeness /= weightSum
        let length = Self.dotProduct(textSum, textSum).squareRoot() * ownLength
        cosine = length > 0 ? Self.dotProduct(ownSum, textSum) / length : 0
    }

    private mutating func addCosines(of word: Int) {
        known[word] = UInt32(cosines.count / topic.count) + 1
        let length = Double(vectors.dotProduct(word, word)).squareRoot()
        for own in topic {
            cosines.append(Double(vectors.dotProduct(own.word, word)) / max(own.length * length, 1))
        }
    }
}
