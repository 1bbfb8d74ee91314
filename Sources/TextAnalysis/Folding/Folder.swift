package import ICUText

/// Folds text so that what a reader takes for the same matches: full and half width, upper and
/// lower case, compatibility forms, traditional and simplified characters; zero-width characters
/// and spaces beside Han go.
///
/// The same fold serves indexed text and queries. Every character folds by itself, whatever stands
/// around it (but for spaces), so a string that stands in a text also stands in its fold. Not to be
/// shared between threads: it remembers the characters it has met.
@safe
package final class Folder {
    private let table: FoldTable

    /// Makes a folder.
    package init(_ folds: Folds = .all) throws(ICUError) {
        table = try FoldTable(folds)
    }

    /// Folds UTF-8 text.
    ///
    /// - Parameters:
    ///   - source: valid UTF-8.
    ///   - folded: receives the result; what it held before is dropped.
    /// - Complexity: O(bytes); allocates only for characters outside the basic plane and those met
    ///   for the first time.
    package func fold(_ source: Span<UInt8>, into folded: inout FoldedText) {
        folded.removeAll()
        unsafe source.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            unsafe fold(base, bytes.count, into: &folded)
        }
        folded.endText()
    }

    private func fold(
        _ bytes: UnsafePointer<UInt8>, _ count: Int, into folded: inout FoldedText
    ) {
        typealias Action = FoldTable.Action
        let actions = unsafe table.actions
        // Bytes that stay as they are gather from here on and are taken over together.
        var kept = 0
        var index = 0
        var spaceStart = -1
        var lastIsWide = true  // a space at the start goes
        while index < count {
            let start = index
            let lead = unsafe bytes[index]
            var action: UInt16
            var value = 0
            // Valid UTF-8: the trailing bytes of a lead byte are there.
            if lead < 0x80 {
                value = Int(lead)
                index &+= 1
                action = unsafe actions[value]
            } else if lead >= 0xE0 && lead < 0xF0 {
                let middle = unsafe Int(bytes[index &+ 1] & 0x3F) << 6
                value = unsafe Int(lead & 0xF) << 12 | middle | Int(bytes[index &+ 2] & 0x3F)
                index &+= 3
                action = unsafe actions[value]
            } else if lead < 0xE0 {
                value = unsafe Int(lead & 0x1F) << 6 | Int(bytes[index &+ 1] & 0x3F)
                index &+= 2
                action = unsafe actions[value]
            } else {
                index &+= 4
                if spaceStart < 0 { unsafe folded.appendIdentity(bytes, kept..<start) }
                closeSpace(&spaceStart, start, lastIsWide, false, &folded)
                unsafe foldAstral(bytes, start, into: &folded)
                kept = index
                lastIsWide = true
                continue
            }
            if action == Action.unknown { action = table.learn(value) }
            if action == Action.wide || action == Action.narrow {
                let isWide = action == Action.wide
                if spaceStart >= 0 {
                    closeSpace(&spaceStart, start, lastIsWide, isWide, &folded)
                    kept = start
                }
                lastIsWide = isWide
                continue
            }
            if spaceStart < 0 { unsafe folded.appendIdentity(bytes, kept..<start) }
            kept = index
            if action == Action.space {
                if spaceStart < 0 { spaceStart = start }
                continue
            }
            if action == Action.nothing { continue }
            if action == Action.simplify {
                closeSpace(&spaceStart, start, lastIsWide, true, &folded)
                let unit = unsafe table.simplified[value]
                folded.appendReplacement(unit: unit, for: start..<index)
                lastIsWide = true
                continue
            }
            let number = Int(action &- Action.replacements)
            let isWide = number & 1 == 1
            closeSpace(&spaceStart, start, lastIsWide, isWide, &folded)
            folded.appendReplacement(table.replacements[number], for: start..<index)
            lastIsWide = isWide
        }
        if spaceStart < 0 { unsafe folded.appendIdentity(bytes, kept..<count) }
    }

    /// Ends a run of spaces: between narrow characters it counts as one, else as none.
    @inline(__always)
    private func closeSpace(
        _ start: inout Int, _ end: Int, _ leftIsWide: Bool, _ rightIsWide: Bool,
        _ folded: inout FoldedText
    ) {
        guard start >= 0 else { return }
        if !leftIsWide && !rightIsWide {
            folded.appendReplacement(CollectionOfOne(0x20), for: start..<end)
        }
        start = -1
    }

    /// Folds a character outside the basic plane, of four bytes.
    private func foldAstral(
        _ bytes: UnsafePointer<UInt8>, _ start: Int, into folded: inout FoldedText
    ) {
        let high = unsafe UInt32(bytes[start] & 7) << 18 | UInt32(bytes[start + 1] & 0x3F) << 12
        let low = unsafe UInt32(bytes[start + 2] & 0x3F) << 6 | UInt32(bytes[start + 3] & 0x3F)
        guard let scalar = Unicode.Scalar(high | low), let found = table.fold(scalar) else {
            return unsafe folded.appendIdentity(bytes, start..<start + 4)
        }
        folded.appendReplacement(found, for: start..<start + 4)
    }
}
