@testable import InvertedIndex

/// A segment with one region replaced or changed, or any bytes as a whole file.
struct SegmentFuzz: FuzzTarget {
    static let name = "segment"
    private let index: FuzzedIndex

    init() throws { index = try FuzzedIndex() }

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let ids = index.ids(of: FuzzedIndex.segment)
        let id = input.below(ids.count + 1)
        let choices = input.byte()
        if id == ids.count {
            try index.write(input.rest, to: FuzzedIndex.segment)
        } else {
            try index.replace(ids[id], of: FuzzedIndex.segment) { region in
                if choices & 1 == 0 { region = input.rest } else { Self.edit(&region, &input) }
            }
        }
        try index.exercise()
        if choices & 2 != 0 { try index.merge() }
    }

    /// Changes bytes of a region. The rest of the input is a list of offsets, each with a new byte.
    static func edit(_ region: inout [UInt8], _ input: inout FuzzInput) {
        guard !region.isEmpty else { return }
        while !input.isAtEnd {
            region[input.below(min(region.count, 1 << 16))] = UInt8(input.byte())
        }
    }
}
