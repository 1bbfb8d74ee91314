/// The learned model: regression trees over the features, whose outputs are summed. All arithmetic is on integers, so a
/// row has the same output on every machine.
///
/// The layout of a model, in little-endian 32-bit numbers: the number of trees; the number of values of a row; the
/// version of the layout, 1; the units of a score of 1; then, for each tree, the number of its nodes, and for each
/// node, parents before children, the number of the value that it tests (-1 for a leaf), the threshold, the numbers of
/// the nodes for values up to the threshold and for greater ones, and the output (of an inner node the mean of its
/// leaves, for explanations).
package struct RankingModel: Sendable {
    // A leaf leads to itself for every value, so that a tree is walked without a branch.
    private struct Node {
        let feature: Int32
        let threshold: Int32
        let left: Int32
        let right: Int32
    }

    private var nodes: [Node] = []
    private var outputs: [Int32] = []
    /// For each tree, its first node and its depth.
    private var trees: [(root: Int32, depth: Int32)] = []
    /// The output is a score in these units, relative to the sum of the query's weights.
    package let unit: Double
    /// The number of features that it was trained on.
    package let featureCount: Int

    /// The model that comes with the program.
    package static let shipped = RankingModel(ShippedData.model.allBytes)

    /// Reads a model.
    ///
    /// - Precondition: the bytes have this layout. They come with the program.
    package init(_ bytes: [UInt8]) {
        var offset = 0
        func next() -> Int32 {
            defer { offset += 4 }
            return (0..<4).reduce(0) { $0 | Int32(bytes[offset + $1]) << Int32(8 * $1) }
        }
        let count = next()
        featureCount = Int(next())
        precondition(next() == 1, "the layout is known")
        unit = Double(next())
        for _ in 0..<count {
            let first = Int32(nodes.count)
            let size = next()
            var depths = [Int32](repeating: 0, count: Int(size))
            for number in 0..<size {
                let feature = next()
                let (threshold, left, right, output) = (next(), next(), next(), next())
                outputs.append(output)
                guard feature >= 0 else {
                    nodes.append(
                        Node(
                            feature: 0, threshold: 0, left: first + number, right: first + number))
                    continue
                }
                precondition(
                    Int(feature) < featureCount && left > number && right > number && left < size
                        && right < size, "children come after their parents")
                for child in [left, right] { depths[Int(child)] = depths[Int(number)] + 1 }
                nodes.append(
                    Node(
                        feature: feature, threshold: threshold, left: first + left,
                        right: first + right))
            }
            trees.append((first, depths.max() ?? 0))
        }
    }

    /// Whether it has no trees.
    package var isEmpty: Bool { trees.isEmpty }

    /// The sum of the trees' outputs for a row.
    ///
    /// - Precondition: the row has at least `featureCount` values.
    package func output(_ row: FeatureRow) -> Int {
        precondition(row.values.count >= featureCount)
        var sum = 0
        for tree in trees {
            var node = tree.root
            for _ in 0..<tree.depth {
                let inner = nodes[Int(node)]
                node = row.values[Int(inner.feature)] <= inner.threshold ? inner.left : inner.right
            }
            sum += Int(outputs[Int(node)])
        }
        return sum
    }

    /// What each feature adds to the output of a row: the changes of the mean at the nodes that test the feature. The
    /// output is the sum of `base` and all shares.
    package func shares(_ row: FeatureRow) -> (base: Int, byFeature: [Int]) {
        var shares = [Int](repeating: 0, count: featureCount)
        var base = 0
        for tree in trees {
            var node = tree.root
            base += Int(outputs[Int(node)])
            for _ in 0..<tree.depth {
                let inner = nodes[Int(node)]
                let next =
                    row.values[Int(inner.feature)] <= inner.threshold ? inner.left : inner.right
                shares[Int(inner.feature)] += Int(outputs[Int(next)]) - Int(outputs[Int(node)])
                node = next
            }
        }
        return (base, shares)
    }
}
