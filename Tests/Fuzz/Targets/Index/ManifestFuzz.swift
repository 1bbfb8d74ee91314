import SyntheticCorpus

@testable import InvertedIndex

/// A manifest with any bytes in one region, or any bytes as a whole file.
struct ManifestFuzz: FuzzTarget {
    static let name = "manifest"
    private let index: FuzzedIndex

    init() throws { index = try FuzzedIndex() }

    func run(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let ids = index.ids(of: FuzzedIndex.manifest)
        let id = input.below(ids.count + 1)
        if id == ids.count {
            try index.write(input.rest, to: FuzzedIndex.manifest)
        } else {
            try index.replace(ids[id], of: FuzzedIndex.manifest) { $0 = input.rest }
        }
        try index.exercise()
        guard let manifest = try? Manifest.read(folder: index.folder.path) else { return }
        // A writer increments these numbers.
        try require(
            manifest.generation < 1 << 62 && manifest.nextNumber < 1 << 62, "no number is left")
        for name in manifest.files {
            try require(!name.contains("/") && !name.hasPrefix("."), "\(name) is named")
        }
    }
}
