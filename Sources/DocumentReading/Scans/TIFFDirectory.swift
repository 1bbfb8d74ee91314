/// One picture of a TIFF file: the entries of its directory, and the positions of its strips or tiles.
///
/// Source: TIFF 6.0, with JPEG by technical note 2.
struct TIFFDirectory {
    /// The tags of the entries that are read.
    enum Tag: Int {
        case width = 256
        case height = 257
        case bits = 258
        case compression = 259
        case photometric = 262
        case fillOrder = 266
        case stripOffsets = 273
        case samples = 277
        case rowsPerStrip = 278
        case stripByteCounts = 279
        case planes = 284
        case faxOptions = 292
        case predictor = 317
        case colours = 320
        case tileWidth = 322
        case tileHeight = 323
        case tileOffsets = 324
        case tileByteCounts = 325
        case tables = 347
    }

    /// A part of the picture with its place, in pixels from the upper left corner.
    struct Piece {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let bytes: Range<Int>
    }

    private static let maxPageCount = 10_000
    private static let maxPieceCount = 200_000
    private static let maxSide = 100_000

    private let values: [Int: [Int]]

    /// The pictures of a file, in their order; empty if it is malformed.
    static func all(_ bytes: [UInt8]) -> [TIFFDirectory] {
        let isLittle = bytes.starts(with: [0x49, 0x49, 0x2A, 0])
        guard isLittle || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) else { return [] }
        let file = TIFFBytes(bytes: bytes, isLittle: isLittle)
        var found: [TIFFDirectory] = []
        var seen: Set<Int> = []
        var place = file.number(at: 4, 4)
        while let start = place, start > 0, seen.insert(start).inserted, found.count < maxPageCount
        {
            guard let count = file.number(at: start, 2) else { return [] }
            found.append(TIFFDirectory(file, start: start + 2, count: count))
            place = file.number(at: start + 2 + count * 12, 4)
        }
        return found
    }

    private init(_ file: TIFFBytes, start: Int, count: Int) {
        var values: [Int: [Int]] = [:]
        for index in 0..<count {
            let entry = start + index * 12
            guard let tag = file.number(at: entry, 2).flatMap(Tag.init),
                let type = file.number(at: entry + 2, 2),
                let length = file.number(at: entry + 4, 4)
            else { continue }
            values[tag.rawValue] = file.values(at: entry + 8, type: type, count: length)
        }
        self.values = values
    }

    subscript(tag: Tag) -> [Int] { values[tag.rawValue] ?? [] }

    /// The first value of an entry.
    func first(_ tag: Tag, else usual: Int) -> Int { self[tag].first ?? usual }

    var width: Int { first(.width, else: 0) }
    var height: Int { first(.height, else: 0) }

    /// The parts of the picture; nil if they do not fit it or the file.
    func pieces(byteCount: Int) -> [Piece]? {
        guard (1...Self.maxSide).contains(width), (1...Self.maxSide).contains(height) else {
            return nil
        }
        let isTiled = !self[.tileOffsets].isEmpty
        let offsets = self[isTiled ? .tileOffsets : .stripOffsets]
        let counts = self[isTiled ? .tileByteCounts : .stripByteCounts]
        let across = isTiled ? first(.tileWidth, else: 0) : width
        let down =
            isTiled ? first(.tileHeight, else: 0) : min(first(.rowsPerStrip, else: height), height)
        guard (1...Self.maxSide).contains(across), (1...Self.maxSide).contains(down) else {
            return nil
        }
        let columns = (width + across - 1) / across
        let rows = (height + down - 1) / down
        guard columns * rows <= Self.maxPieceCount, offsets.count == columns * rows,
            counts.count == offsets.count
        else { return nil }
        var pieces: [Piece] = []
        for (index, offset) in offsets.enumerated() {
            guard offset <= byteCount, counts[index] <= byteCount - offset else { return nil }
            let y = index / columns * down
            pieces.append(
                Piece(
                    x: index % columns * across, y: y, width: across,
                    height: isTiled ? down : min(down, height - y),
                    bytes: offset..<offset + counts[index]))
        }
        return pieces
    }
}

/// The numbers in a TIFF file.
private struct TIFFBytes {
    let bytes: [UInt8]
    let isLittle: Bool

    /// The number stored in `count` bytes; nil outside the file.
    func number(at start: Int, _ count: Int) -> Int? {
        guard start >= 0, start <= bytes.count - count else { return nil }
        let own = bytes[start..<start + count]
        return isLittle
            ? own.reversed().reduce(0) { $0 << 8 | Int($1) } : own.reduce(0) { $0 << 8 | Int($1) }
    }

    /// The values of an entry: in its last four bytes, or at the offset stored there. Empty for types other than
    /// integers.
    func values(at place: Int, type: Int, count: Int) -> [Int] {
        let sizes = [1: 1, 3: 2, 4: 4, 7: 1]
        guard let size = sizes[type], count >= 0, count <= bytes.count else { return [] }
        let start = size * count <= 4 ? place : number(at: place, 4) ?? -1
        guard start >= 0, start <= bytes.count - size * count else { return [] }
        return (0..<count).compactMap { number(at: start + $0 * size, size) }
    }
}
