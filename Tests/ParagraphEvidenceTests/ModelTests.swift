import Foundation
import ParagraphEvidence
import SyntheticCorpus
import TestSupport
import Testing

/// The learned model and the formula, recomputed.
@Suite struct ModelTests {
    /// Evaluates a tree of the model recursively.
    private indirect enum Tree {
        case leaf(Int)
        case node(feature: Int, threshold: Int, left: Tree, right: Tree)

        func output(_ values: [Int32]) -> Int {
            switch self {
            case .leaf(let output): output
            case .node(let feature, let threshold, let left, let right):
                Int(values[feature]) > threshold ? right.output(values) : left.output(values)
            }
        }
    }

    private static func numbers(_ bytes: [UInt8]) -> [Int32] {
        stride(from: 0, to: bytes.count, by: 4).map { offset in
            (0..<4).reduce(0) { $0 | Int32(bytes[offset + $1]) << Int32(8 * $1) }
        }
    }

    private static func trees(_ bytes: [UInt8]) -> [Tree] {
        let numbers = numbers(bytes)
        var at = 4
        var trees: [Tree] = []
        for _ in 0..<numbers[0] {
            let start = at + 1
            func tree(_ node: Int) -> Tree {
                let fields = numbers[(start + 5 * node)..<(start + 5 * node + 5)].map(Int.init)
                if fields[0] < 0 { return .leaf(fields[4]) }
                return .node(
                    feature: fields[0], threshold: fields[1], left: tree(fields[2]),
                    right: tree(fields[3]))
            }
            trees.append(tree(0))
            at = start + 5 * Int(numbers[at])
        }
        return trees
    }

    private static let shippedBytes = Array(
        (try? Data(
            contentsOf: URL(
                fileURLWithPath: Files.root + "/Sources/CRankingData/Data/model.bin"))) ?? Data())

    private static func row(_ generator: inout SeededGenerator) -> FeatureRow {
        var row = FeatureRow()
        for index in row.values.indices {
            row.values[index] = Int32.random(in: -9000...9000, using: &generator)
        }
        return row
    }

    @Test func theShippedModelIsThatOfItsFile() {
        var generator = Seed.generator()
        let trees = Self.trees(Self.shippedBytes)
        let model = RankingModel.shipped
        #expect(model.isEmpty == trees.isEmpty)
        for _ in 0..<200 {
            let row = Self.row(&generator)
            let expected = trees.reduce(0) { $0 + $1.output(row.values) }
            #expect(model.output(row) == expected)
            let (base, shares) = model.shares(row)
            #expect(shares.reduce(base, +) == expected)
        }
    }

    @Test func aSmallModelIsEvaluated() {
        let numbers: [Int32] = [
            1, 3, 1, 100, 5, 2, 10, 1, 2, 0, 0, -3, 3, 4, -2, -1, 0, 0, 0, 7, -1, 0, 0, 0, -5, -1,
            0, 0, 0, 1,
        ]
        let bytes = numbers.flatMap { number in
            (0..<4).map { UInt8(truncatingIfNeeded: number >> Int32(8 * $0)) }
        }
        let model = RankingModel(bytes)
        func output(_ first: Int32, _ third: Int32) -> Int {
            var row = FeatureRow()
            row.values[0] = first
            row.values[2] = third
            return model.output(row)
        }
        #expect(output(0, 11) == 7)
        #expect(output(-3, 10) == -5)
        #expect(output(-2, 10) == 1)
        var row = FeatureRow()
        row.values[0] = -2
        #expect(model.shares(row).base == 0)
        #expect(model.shares(row).byFeature == [3, 0, -2])
    }

    @Test func theFormulaIsThatOfItsComment() {
        var generator = Seed.generator()
        let none = RankingModel([0, 1].flatMap { [$0, 0, 0, 0] } + [1, 0, 0, 0, 1, 0, 0, 0])
        for model in [none, .shipped] {
            for _ in 0..<100 {
                var row = Self.row(&generator)
                row[.rest50] = Int32.random(in: 0...4096, using: &generator)
                row[.question] = Bool.random(using: &generator) ? 4096 : 0
                func value(_ feature: RankingFeature) -> Double { Double(row[feature]) / 4096 }
                var score = 2.5
                score *= 1 - 0.3 * pow(1 - value(.rest50), 6)
                if row[.question] > 0 { score *= 0.6 }
                score += 0.5 * value(.meaning) + 0.7 * value(.justBefore) + 1.4 * value(.before)
                score += 0.7 * value(.after) + 1.5 * value(.headingOnly)
                score += 0.7 * value(.headingToo) + 0.3 * value(.titleOnly)
                score += value(.opening)
                if !model.isEmpty { score += Double(model.output(row)) / model.unit }
                let outcome = EvidenceFormula.outcome(of: row, model: model)
                #expect(abs(outcome.score(formula: 2.5) - score) < 1e-9)
                let direct = EvidenceFormula.score(of: row, formula: 2.5, model: model)
                #expect(abs(direct - score) < 1e-9)
            }
        }
    }

    /// The bits are the same on every machine: a few values, and their distance from those of the C library.
    @Test func theLogarithmIsPortable() {
        for value in [1, 1.0000001, 1.4, 1.5, 2, 3, 10, 12345.678, 1e-9, 1e300] as [Double] {
            let found = PortableLogarithm.natural(value)
            #expect(abs(found - log(value)) <= 4e-16 * max(1, abs(log(value))), "\(value)")
        }
        #expect(PortableLogarithm.natural(1) == 0)
        #expect(PortableLogarithm.natural(0) == 0)
        #expect(PortableLogarithm.natural(2).bitPattern == 0x3FE6_2E42_FEFA_39EF)
        #expect(PortableLogarithm.rarity(docCount: 10, docFrequency: 10) > 0)
    }
}
