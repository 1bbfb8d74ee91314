/// A picture in shades of grey: 0 is black, 255 white.
struct GreyPicture: Equatable, Sendable {
    let width: Int
    let height: Int
    /// Rows from the top.
    private(set) var pixels: [UInt8]

    /// The maximum number of pixels: an A0 page at 200 pixels per inch has about a quarter as many.
    private static let maxPixelCount = 256 << 20

    /// Makes a picture; nil if the size does not match the number of pixels.
    init?(width: Int, height: Int, pixels: [UInt8]) {
        guard width > 0, height > 0, width <= Self.maxPixelCount, height <= Self.maxPixelCount,
            width * height <= Self.maxPixelCount, width * height == pixels.count
        else { return nil }
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Reads a binary PGM file with 8 bits per pixel; nil if it is malformed.
    init?(pgm bytes: [UInt8]) {
        var numbers: [Int] = []
        guard bytes.starts(with: [0x50, 0x35]) else { return nil }
        var index = 2
        while numbers.count < 3, index < bytes.count {
            let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
            if isDigit(bytes[index]) {
                let digits = bytes[index...].prefix { isDigit($0) }.prefix(10)
                guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
                numbers.append(number)
                index += digits.count
            } else {
                index += 1
            }
        }
        guard numbers.count == 3, numbers[2] == 255, index < bytes.count else { return nil }
        self.init(width: numbers[0], height: numbers[1], pixels: Array(bytes[(index + 1)...]))
    }

    /// The picture as a binary PGM file.
    var pgm: [UInt8] { Array("P5\n\(width) \(height)\n255\n".utf8) + pixels }
}

// MARK: Size

extension GreyPicture {
    /// The picture with another number of pixels: each new pixel is the mean of the old pixels that it covers.
    ///
    /// - Complexity: O(pixels of both).
    func scaled(width newWidth: Int, height newHeight: Int) -> GreyPicture? {
        guard newWidth > 0, newHeight > 0 else { return nil }
        let columns = Self.covered(width, by: newWidth)
        let rows = Self.covered(height, by: newHeight)
        var scaled: [UInt8] = []
        scaled.reserveCapacity(newWidth * newHeight)
        for (top, bottom) in rows {
            for (left, right) in columns {
                var sum = 0
                for y in top..<bottom {
                    for x in left..<right { sum += Int(pixels[y * width + x]) }
                }
                scaled.append(UInt8(sum / ((bottom - top) * (right - left))))
            }
        }
        return GreyPicture(width: newWidth, height: newHeight, pixels: scaled)
    }

    /// The picture in the size in which pages are recognised.
    func ofUsualSize() -> GreyPicture? {
        let usual = PicturePage.shorterSide * PageRecogniser.resolution / 72
        let shorter = min(width, height)
        return scaled(width: width * usual / shorter, height: height * usual / shorter)
    }

    /// For each new pixel, the start and end of the old pixels that it covers.
    private static func covered(_ count: Int, by newCount: Int) -> [(Int, Int)] {
        (0..<newCount).map { index in
            let start = index * count / newCount
            return (
                start, min(count, max(start + 1, ((index + 1) * count + newCount - 1) / newCount))
            )
        }
    }
}

// MARK: Paper and ink

extension GreyPicture {
    /// The side, in pixels, of a square tile in which the paper has one shade.
    private static let tile = 64
    /// Pixels that have at least this share of the paper's shade become white.
    private static let whiteShare = 0.85
    /// Pixels that have at most this share of the paper's shade become black.
    private static let blackShare = 0.3

    /// Makes paper white and ink black, to correct uneven light and scanner noise. Noise in the paper would cause
    /// recognition errors in ten times as many characters.
    ///
    /// - Complexity: O(pixels).
    mutating func whiten() {
        let columns = (width + Self.tile - 1) / Self.tile
        let rows = (height + Self.tile - 1) / Self.tile
        let paper = paper(columns, rows)
        let scale = 255 / (Self.whiteShare - Self.blackShare)
        for y in 0..<height {
            // Between the centres of tiles, the shade of the paper is interpolated.
            let (top, bottom, down) = Self.neighbours(y, rows)
            for x in 0..<width {
                let (left, right, along) = Self.neighbours(x, columns)
                let above = Self.mixed(
                    paper[top * columns + left], paper[top * columns + right], along)
                let below = Self.mixed(
                    paper[bottom * columns + left], paper[bottom * columns + right], along)
                let share = Double(pixels[y * width + x]) / Self.mixed(above, below, down)
                let shade = (share - Self.blackShare) * scale
                pixels[y * width + x] = UInt8(max(0, min(255, shade)))
            }
        }
    }

    private static func mixed(_ first: Double, _ second: Double, _ share: Double) -> Double {
        first + (second - first) * share
    }

    /// The tiles whose centres are before and after a position, and the position between these centres, 0 to 1.
    private static func neighbours(_ place: Int, _ count: Int) -> (Int, Int, Double) {
        let position = max(0, (Double(place) + 0.5) / Double(tile) - 0.5)
        let first = min(Int(position), count - 1)
        return (first, min(first + 1, count - 1), position - Double(first))
    }

    /// The shade of the paper in each tile: the upper quartile of its pixels. Neighbours are considered too, because a
    /// tile inside a dark picture has no paper.
    private func paper(_ columns: Int, _ rows: Int) -> [Double] {
        var light = [Double](repeating: 0, count: columns * rows)
        for row in 0..<rows {
            for column in 0..<columns { light[row * columns + column] = lightShade(column, row) }
        }
        var paper = light
        for row in 0..<rows {
            for column in 0..<columns {
                for y in max(0, row - 1)...min(rows - 1, row + 1) {
                    for x in max(0, column - 1)...min(columns - 1, column + 1) {
                        paper[row * columns + column] = max(
                            paper[row * columns + column], light[y * columns + x])
                    }
                }
            }
        }
        return paper.map { max($0, 64) }
    }

    private func lightShade(_ column: Int, _ row: Int) -> Double {
        var counts = [Int](repeating: 0, count: 256)
        let (left, top) = (column * Self.tile, row * Self.tile)
        let (right, bottom) = (min(left + Self.tile, width), min(top + Self.tile, height))
        for y in top..<bottom {
            for x in left..<right { counts[Int(pixels[y * width + x])] += 1 }
        }
        var lighter = (right - left) * (bottom - top) / 4
        for shade in (0...255).reversed() {
            lighter -= counts[shade]
            if lighter < 0 { return Double(shade) }
        }
        return 0
    }
}
