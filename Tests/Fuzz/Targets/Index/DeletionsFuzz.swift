@testable import InvertedIndex

/// A deletions file with any bytes in one region, or any bytes as a whole file.
struct DeletionsFuzz: FuzzTarget {
    static let name = "deletions"
    private let index: FuzzedIndex

    init() throws { index = try FuzzedIndex() }

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let ids = index.ids(of: FuzzedIndex.deletions)
        let id = input.below(ids.count + 1)
        let choices = input.byte()
        if id == ids.count {
            try index.write(input.rest, to: FuzzedIndex.deletions)
        } else {
            try index.replace(ids[id], of: FuzzedIndex.deletions) { region in
                if choices & 1 == 0 {
                    region = input.rest
                } else {
                    SegmentFuzz.edit(&region, &input)
                }
            }
        }
        try index.exercise()
        if choices & 2 != 0 { try index.merge() }
    }
}
