/// Finds many folded strings in folded text in one pass, by the rule of ``LiteralMatch`` and without an index.
///
/// It is an automaton over bytes (Aho & Corasick, 1975, doi:10.1145/360825.360855).
package struct LiteralScan {
    /// Edges by node and byte: a hash table with open addressing, at most half full. Zero is a free slot.
    private var edges: [UInt64]
    private var mask: Int
    private var nodeCount = 1
    /// Links of each node: to its longest proper suffix that is a node, and to its longest proper suffix that is a
    /// string.
    private var failures: [Int32] = [0]
    private var outputs: [Int32] = [0]
    /// For each node the string that ends there, -1 for none, and the node's depth.
    private var strings: [Int32] = [-1]
    private var lengths: [Int32] = [0]

    /// Builds the automaton.
    ///
    /// - Precondition: the strings are distinct, none is empty, and together they have fewer than 2^24 bytes.
    package init(_ strings: [[UInt8]]) {
        let total = strings.reduce(1) { $0 + $1.count }
        var size = 1024
        while size < 2 * total { size *= 2 }
        edges = [UInt64](repeating: 0, count: size)
        mask = size - 1
        for (number, string) in strings.enumerated() { insert(string, Int32(number)) }
        link(strings)
    }

    private mutating func insert(_ string: [UInt8], _ number: Int32) {
        var node = 0
        for byte in string {
            if let child = child(node, byte) {
                node = child
                continue
            }
            let child = nodeCount
            nodeCount += 1
            var place = self.place(node, byte)
            while edges[place] != 0 { place = (place + 1) & mask }
            edges[place] = Self.key(node, byte) << 24 | UInt64(child)
            failures.append(0)
            outputs.append(0)
            strings.append(-1)
            lengths.append(lengths[node] + 1)
            node = child
        }
        strings[node] = number
    }

    /// Sets failure and output links, shorter nodes first.
    private mutating func link(_ strings: [[UInt8]]) {
        var level: [(node: Int, parent: Int, byte: UInt8)] = []
        var seen = Set([0])
        for depth in 0..<(strings.map(\.count).max() ?? 0) {
            level.removeAll(keepingCapacity: true)
            for string in strings where string.count > depth {
                var parent = 0
                for byte in string[..<depth] { parent = child(parent, byte) ?? 0 }
                let byte = string[depth]
                guard let node = child(parent, byte), seen.insert(node).inserted else { continue }
                level.append((node, parent, byte))
            }
            for (node, parent, byte) in level where depth > 0 {
                let failure = next(Int(failures[parent]), byte)
                failures[node] = Int32(failure)
                outputs[node] = self.strings[failure] >= 0 ? Int32(failure) : outputs[failure]
            }
        }
    }

    private static func key(_ node: Int, _ byte: UInt8) -> UInt64 {
        // Node plus one, so that no key is zero.
        UInt64(node + 1) << 8 | UInt64(byte)
    }

    private func place(_ node: Int, _ byte: UInt8) -> Int {
        Int(truncatingIfNeeded: (Self.key(node, byte) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    private func child(_ node: Int, _ byte: UInt8) -> Int? {
        var place = self.place(node, byte)
        while edges[place] != 0 {
            if edges[place] >> 24 == Self.key(node, byte) { return Int(edges[place] & 0xFF_FFFF) }
            place = (place + 1) & mask
        }
        return nil
    }

    private func next(_ node: Int, _ byte: UInt8) -> Int {
        var node = node
        while true {
            if let child = child(node, byte) { return child }
            if node == 0 { return 0 }
            node = Int(failures[node])
        }
    }

    /// Calls `body` with the number of a string for each occurrence of it in a folded text.
    package func forEach(in text: [UInt8], _ body: (Int) -> Void) {
        var node = 0
        for index in text.indices {
            node = next(node, text[index])
            var found = strings[node] >= 0 ? node : Int(outputs[node])
            while found != 0 {
                let start = index + 1 - Int(lengths[found])
                if !LiteralMatch.joins(text, start), !LiteralMatch.joins(text, index + 1) {
                    body(Int(strings[found]))
                }
                found = Int(outputs[found])
            }
        }
    }
}
