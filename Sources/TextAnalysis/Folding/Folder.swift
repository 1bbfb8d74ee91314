package import ICUText

/// Folds text so that what a reader takes for the same matches: full and half width, upper and
/// lower case, compatibility forms; zero-width characters and spaces beside Han go.
///
/// The same fold serves indexed text and queries. Not to be shared between threads: it remembers
/// the characters it has met.
package final class Folder {
    /// Names the fold in the analyzer's fingerprint; changes whenever a result could.
    package static let name = "nfkc-casefold,spaces-1"

    private let compatibility: CompatibilityFold
    /// Folds of the characters met so far that are neither ASCII nor common Han.
    private var known: [UInt32: [UInt8]] = [:]

    /// Makes a folder.
    package init() throws(ICUError) {
        compatibility = try CompatibilityFold()
    }

    /// Folds UTF-8 text.
    ///
    /// - Parameters:
    ///   - source: valid UTF-8.
    ///   - folded: receives the result; what it held before is dropped.
    /// - Complexity: O(bytes), without allocation once the characters and the room are known.
    package func fold(_ source: Span<UInt8>, into folded: inout FoldedText) {
        folded.removeAll()
        var index = 0
        var pendingSpace: Range<Int>?
        var lastIsWide = true  // a space at the start goes
        while index < source.count {
            let start = index
            let scalar = Self.decode(source, &index)
            if CharacterClass(scalar) == .space {
                pendingSpace = (pendingSpace?.lowerBound ?? start)..<index
                continue
            }
            let isHan = scalar.value >= 0x4E00 && scalar.value <= 0x9FFF
            let isWide = isHan || CharacterClass.isWide(scalar)
            var replacement: [UInt8]?
            if scalar.value < 0x80 {
                if scalar.value >= 0x41 && scalar.value <= 0x5A {
                    replacement = [UInt8(scalar.value + 0x20)]
                }
            } else if !isHan {
                let found = lookUp(scalar)
                if found.isEmpty { continue }  // zero-width: as if it were not there
                if found != Array(String(scalar).utf8) { replacement = found }
            }
            if let space = pendingSpace {
                pendingSpace = nil
                if !lastIsWide && !isWide {
                    folded.appendReplacement(CollectionOfOne(0x20), for: space)
                }
            }
            if let replacement {
                folded.appendReplacement(replacement, for: start..<index)
            } else {
                folded.appendIdentity(source, start..<index)
            }
            lastIsWide = isWide
        }
    }

    private func lookUp(_ scalar: Unicode.Scalar) -> [UInt8] {
        if let found = known[scalar.value] { return found }
        // White space inside a fold (U+00A8 becomes space and diaeresis) would split a term.
        let found = Array(compatibility.fold(scalar).utf8.filter { $0 != 0x20 })
        known[scalar.value] = found
        return found
    }

    /// Decodes the character at `index` and moves past it.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    @inline(__always)
    static func decode(_ bytes: Span<UInt8>, _ index: inout Int) -> Unicode.Scalar {
        let first = UInt32(bytes[index])
        index += 1
        if first < 0x80 { return Unicode.Scalar(UInt8(first)) }
        let length = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
        var value = first & (0x3F >> UInt32(length))
        for _ in 0..<length {
            value = (value << 6) | UInt32(bytes[index] & 0x3F)
            index += 1
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
