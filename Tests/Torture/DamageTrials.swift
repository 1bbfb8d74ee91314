import Foundation
import InvertedIndex
import ReportSearch
import SyntheticCorpus
import TestSupport

/// Damages every byte of an index, and truncates its files to every length: answers are correct or a typed error.
enum DamageTrials {
    static func run(_ scale: Scale) throws -> [Row] {
        var flips = Row("every byte of every file of a small index changed (^01, ^80, ^FF, 0)")
        var cuts = Row("every file of it cut to every length")
        let small = try TrialFolder(.changes, seed: scale.seed, count: 3)
        try small.run()
        let sound = try IndexDigest(small.location)
        let files = try TrialFolder.contents(of: small.index)
        let step = scale.isShort ? 61 : 1
        var noticed = 0
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) where name != "write.lock" {
            let path = small.index + "/" + name
            for place in stride(from: 0, to: bytes.count, by: step) {
                var damaged = bytes
                for value in [bytes[place] ^ 1, bytes[place] ^ 0x80, ~bytes[place], 0]
                where value != bytes[place] {
                    damaged[place] = value
                    flips.attempt("byte \(place) of \(name) made \(value)") {
                        try Files.write(damaged, to: path)
                        if try !isRight(small.location, sound) { noticed += 1 }
                    }
                }
            }
            for length in stride(from: 0, to: bytes.count, by: step) {
                cuts.attempt("\(name) cut to \(length)") {
                    try Files.write(bytes.prefix(length), to: path)
                    if try isRight(small.location, sound) { throw Failure("it was not noticed") }
                }
            }
            try Files.write(bytes, to: path)
        }
        flips.outcome =
            "a typed error (\(noticed)) or the right answer (\(flips.count - noticed)), never another"
        cuts.outcome = "a typed error"
        return [flips, cuts, try large(scale)]
    }

    private static func large(_ scale: Scale) throws -> Row {
        var row = Row("a larger index damaged in many bytes, blocks of 512 zeroed or moved")
        let place = try TrialFolder(.littleMemory, seed: scale.seed)
        try place.run()
        let sound = try IndexDigest(place.location)
        let files = try TrialFolder.contents(of: place.index).filter { $0.key != "write.lock" }
            .sorted { $0.key < $1.key }
        var generator = SeededGenerator(seed: scale.seed)
        var noticed = 0
        var repaired = 0
        for trial in 0..<(scale.isShort ? 60 : 4_000) {
            let (name, bytes) = files[generator.below(files.count)]
            let damaged = damage(bytes, &generator)
            row.attempt("trial \(trial), \(name)") {
                try Files.write(damaged, to: place.index + "/" + name)
                defer { try? Files.write(bytes, to: place.index + "/" + name) }
                if try !isRight(place.location, sound) { noticed += 1 }
                guard trial % 10 == 0 else { return }
                // If a check finds damage, a repair must remove it, and the next run must restore the docs.
                _ = try IndexRepair(folder: place.index)
                guard try IndexReader.check(folder: place.index).problems.isEmpty else {
                    throw Failure("a repair left damage")
                }
                try place.run()
                guard try IndexDigest(place.location) == sound else {
                    throw Failure("the run behind a repair is not whole")
                }
                repaired += 1
                try place.put(Dictionary(uniqueKeysWithValues: files))
            }
        }
        row.outcome =
            "a typed error (\(noticed)) or the right answer, never another; \(repaired) of them repaired and indexed to the same answers"
        return row
    }

    private static func damage(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var damaged = bytes
        let blocks = (bytes.count + 511) / 512
        switch generator.below(3) {
        case 0:
            for _ in 0...generator.below(64) {
                damaged[generator.below(bytes.count)] = UInt8(generator.below(256))
            }
        case 1:
            let start = generator.below(blocks) * 512
            for place in start..<min(start + 512, bytes.count) { damaged[place] = 0 }
        default:
            let (from, to) = (generator.below(blocks) * 512, generator.below(blocks) * 512)
            for offset in 0..<512 where max(from, to) + offset < bytes.count {
                damaged[to + offset] = bytes[from + offset]
            }
        }
        return damaged
    }

    /// Whether the index answers correctly; false for a typed error.
    ///
    /// - Throws: a failure if an answer is wrong.
    private static func isRight(_ location: IndexLocation, _ sound: IndexDigest) throws -> Bool {
        do {
            guard try IndexDigest(location) == sound else { throw Failure("another answer") }
            return true
        } catch is ReportSearchError {
            return false
        } catch is IndexError {
            return false
        }
    }
}
