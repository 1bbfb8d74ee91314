import ReportAnalysis
import ReportSearch

/// Scores the links from items of plans to the passages of the next report that say what was done. Some items of each
/// plan are annotated.
enum PromiseScores {
    /// - Parameter half: `tune` or `tell`: the threshold was set on the pairs of `tune`, and tested on those of `tell`.
    static func scores(_ files: TruthFiles, half: String) throws -> Scores {
        let rows = try files.rows("promises.tsv").flatMap(\.rows).filter {
            $0.count == 5 && $0[0] == half
        }
        var done = FieldScore(name: "promises (\(half)): done")
        var texts: [String: ReportText] = [:]
        // Word rarity is computed from all work reports of 2025 and 2026.
        let names = files.names(where: { $0.hasPrefix("2025_") || $0.hasPrefix("2026_") })
        for name in names { texts[name] = files.report(name).map { ReportText($0, file: name) } }
        let alignment = try PromiseAlignment(Array(texts.values))
        var (read, missing) = (0, 0)
        for (plan, items) in Dictionary(grouping: rows, by: { $0[1] }).sorted(by: {
            $0.key < $1.key
        }) {
            guard let left = texts[plan], let next = items.first.flatMap({ texts[$0[2]] }) else {
                missing += 1
                continue
            }
            read += 1
            let pair = try alignment.pair(left, next)
            for item in items {
                guard let byte = Int(item[3]) else { continue }
                let promise = pair.promises.first { $0.item.source.bytes.contains(byte) }
                let told = item[4].split(separator: ",").compactMap { Int($0) }
                let isRight =
                    promise?.passage.map { passage in
                        told.contains { first in
                            next.paragraphs.contains {
                                $0.bytes.contains(first) && $0.ordinal == passage.paragraph
                            }
                        }
                    } ?? false
                let found = promise?.outcome == .done ? (isRight ? "right" : "wrong") : nil
                done.add(
                    found: found, right: told.isEmpty ? nil : "right", file: "\(plan) (\(byte))")
            }
        }
        return Scores(
            heading: "\(rows.count) items of \(read) plans (\(half))", fields: [done], read: read,
            missing: missing)
    }
}
