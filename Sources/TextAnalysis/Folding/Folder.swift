package import ICUText
internal import TextBasics

/// Folds text, so that forms which mean the same to a reader match: full and half width, upper and lower case,
/// compatibility forms, traditional and simplified characters. It also removes zero-width characters and spaces next
/// to Han.
///
/// Indexed text and queries use the same fold. Every character except a space folds independently of its neighbours,
/// so the fold of a text contains the fold of every string in it. A folder caches characters, so it must not be shared
/// between threads.
@safe
package final class Folder {
    private typealias Action = FoldTable.Action

    private let table: FoldTable

    /// Makes a folder.
    package init(_ folds: Folds = .all) throws(ICUError) {
        table = try FoldTable(folds)
    }

    /// Folds UTF-8 text.
    ///
    /// - Parameters:
    ///   - source: valid UTF-8.
    ///   - folded: replaced by the result.
    /// - Complexity: O(bytes). Allocates only for characters outside the basic plane and for characters not cached
    ///   yet.
    package func fold(_ source: Span<UInt8>, into folded: inout FoldedText) {
        folded.removeAll()
        var pass = Pass()
        var index = 0
        while index < source.count {
            let start = index
            let (value, length) = unsafe UTF8Decoding.character(source, unchecked: start)
            index &+= length
            let action = length < 4 ? table.action(of: value) : Action.astral
            if action == Action.wide || action == Action.narrow {
                pass.endSpaces(at: start, isWide: action == Action.wide, &folded)
                index = skipKept(source, from: index, &pass.lastIsWide)
                continue
            }
            folded.appendIdentity(source, pass.kept..<start)
            pass.kept = index
            switch action {
            case Action.space: if pass.spaceStart < 0 { pass.spaceStart = start }
            case Action.nothing: break
            case Action.simplify:
                pass.endSpaces(at: start, isWide: true, &folded)
                folded.appendReplacement(unit: table.simplified(value), for: start..<index)
            case Action.astral:
                pass.endSpaces(at: start, isWide: false, &folded)
                foldAstral(source, value, start..<index, into: &folded)
                pass.lastIsWide = true
            default:
                let number = Int(action &- Action.replacements)
                pass.endSpaces(at: start, isWide: number & 1 == 1, &folded)
                folded.appendReplacement(table.replacements[number], for: start..<index)
            }
        }
        folded.appendIdentity(source, pass.kept..<source.count)
        folded.endText()
    }

    /// Skips characters that are not changed, like nearly all characters.
    ///
    /// - Parameter lastIsWide: set to whether the last of them is wide.
    /// - Returns: the offset of the first character that is not kept.
    private func skipKept(
        _ source: Span<UInt8>, from start: Int, _ lastIsWide: inout Bool
    ) -> Int {
        var index = start
        var last = lastIsWide ? Action.wide : Action.narrow
        while index < source.count {
            let (value, length) = unsafe UTF8Decoding.character(source, unchecked: index)
            let action = length < 4 ? table.action(of: value) : Action.astral
            guard action == Action.wide || action == Action.narrow else { break }
            last = action
            index &+= length
        }
        lastIsWide = last == Action.wide
        return index
    }

    /// The state of a pass over one text.
    private struct Pass {
        /// Start of the kept bytes before the current character; they are copied together.
        var kept = 0
        /// Start of the current run of spaces; -1 if there is none.
        var spaceStart = -1
        /// Whether the last character was wide. True at first, which drops spaces at the start of a text.
        var lastIsWide = true

        /// Ends the current run of spaces, if any, before a character. Between two narrow characters it becomes one
        /// space; otherwise it is dropped.
        @inline(__always)
        mutating func endSpaces(at end: Int, isWide: Bool, _ folded: inout FoldedText) {
            if spaceStart >= 0 {
                if !lastIsWide && !isWide {
                    folded.appendReplacement(CollectionOfOne(0x20), for: spaceStart..<end)
                }
                spaceStart = -1
            }
            lastIsWide = isWide
        }
    }

    /// Folds a character outside the basic plane.
    private func foldAstral(
        _ source: Span<UInt8>, _ value: Int, _ range: Range<Int>, into folded: inout FoldedText
    ) {
        guard let scalar = Unicode.Scalar(UInt32(value)), let found = table.fold(scalar) else {
            return folded.appendIdentity(source, range)
        }
        folded.appendReplacement(found, for: range)
    }
}
