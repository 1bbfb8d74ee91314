internal import ReportCorpus

/// The values of a property, each with a number, and the numbers of each document. Built once per commit, so that
/// counting compares numbers and no text.
struct FacetColumn: Sendable {
    /// The values, sorted; an unknown value is the empty string. The number of a value is its index.
    let names: [String]
    /// The start of each document's values in `values`, then the end of the last.
    private let starts: [Int]
    private let values: [Int32]
    /// The number of documents with each value.
    let documentCounts: [Int]

    init(_ key: FacetFilter.Key, of sources: [CorpusShape.Source]) {
        let known = sources.map { key.values(of: $0) }
        let names = Set(known.joined()).sorted()
        var numbers: [String: Int32] = [:]
        for (number, name) in names.enumerated() { numbers[name] = Int32(number) }
        var (starts, values) = ([0], [] as [Int32])
        for names in known {
            values += names.compactMap { numbers[$0] }
            starts.append(values.count)
        }
        var counts = names.map { _ in 0 }
        // Several documents with the same report count once.
        var shared = names.map { _ in Set<Int>() }
        for (document, source) in sources.enumerated()
        where source.paragraphs.contains(where: { $0 > 0 }) {
            for value in values[starts[document]..<starts[document + 1]]
            where !source.isShared || shared[Int(value)].insert(source.report).inserted {
                counts[Int(value)] += 1
            }
        }
        documentCounts = counts
        self.names = names
        self.starts = starts
        self.values = values
    }

    /// Calls a function with the number of each value of a document.
    func forEach(of document: Int, _ body: (Int) -> Void) {
        for place in starts[document]..<starts[document + 1] { body(Int(values[place])) }
    }

    /// The number of the most specific value of a document: for a region, its whole path.
    func last(of document: Int) -> Int { Int(values[starts[document + 1] - 1]) }
}
