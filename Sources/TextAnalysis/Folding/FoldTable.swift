internal import ICUText
internal import TextBasics

/// What each character of the basic plane folds to, looked up in one step.
///
/// Filled as characters are met: asking ICU for a character costs a thousand times what looking it
/// up does. Not to be shared between threads.
@safe
final class FoldTable {
    /// What to do with a character.
    enum Action {
        /// Not met yet; a new table holds nothing else.
        static let unknown: UInt16 = 0
        /// Stays, and spaces beside it have a meaning.
        static let narrow: UInt16 = 1
        /// Stays, and spaces beside it have none.
        static let wide: UInt16 = 2
        static let space: UInt16 = 3
        /// Folds away.
        static let nothing: UInt16 = 4
        /// Becomes the simplified character of the same table's ``simplified``.
        static let simplify: UInt16 = 5
        /// From here on: number of a replacement, narrow and wide in turn.
        static let replacements: UInt16 = 6
    }

    // One action for each character of the basic plane; valid until deinit.
    let actions: UnsafeMutablePointer<UInt16>
    // The simplified form of each traditional character; valid until deinit.
    let simplified: UnsafeMutablePointer<UInt16>
    /// The replacements, by number.
    private(set) var replacements: [[UInt8]] = []
    private let folds: Folds
    private let characters: CharacterFold

    init(_ folds: Folds) throws(ICUError) {
        self.folds = folds
        characters = try CharacterFold()
        unsafe actions = ZeroedTable.make(UInt16.self, count: 1 << 16)
        unsafe simplified = ZeroedTable.make(UInt16.self, count: 1 << 16)
        // Nearly all characters of a report are met here already.
        for value in 0..<0x80 { unsafe actions[value] = resolve(value) }
        for value in 0x4E00...0x9FFF { unsafe actions[value] = Action.wide }
        if folds.contains(.traditional) { foldTraditional() }
    }

    deinit {
        unsafe ZeroedTable.release(actions)
        unsafe ZeroedTable.release(simplified)
    }

    /// The pairs of characters that are shipped, traditional before simplified.
    private func foldTraditional() {
        let table = PackageResources.simplified_txt
        for line in ListLines(table) {
            var index = line.bytes.startIndex
            while index < line.bytes.endIndex {
                let traditional = Int(UTF8Decoding.next(table.span, &index).value)
                unsafe simplified[traditional] = UInt16(UTF8Decoding.next(table.span, &index).value)
                unsafe actions[traditional] = Action.simplify
            }
        }
    }

    private func replacement(_ bytes: [UInt8], isWide: Bool) -> UInt16 {
        // There are fewer replacements than numbers: each belongs to a character of the plane.
        replacements.append(bytes)
        replacements.append(bytes)
        return Action.replacements + UInt16(replacements.count - 2) + (isWide ? 1 : 0)
    }

    /// Finds the action of a character that was not met before.
    @inline(never)
    func learn(_ value: Int) -> UInt16 {
        let action = resolve(value)
        unsafe actions[value] = action
        return action
    }

    private func resolve(_ value: Int) -> UInt16 {
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return Action.narrow }
        if CharacterClass(scalar) == .space {
            return folds.contains(.spaces) ? Action.space : Action.narrow
        }
        let isWide = WideCharacters.contains(scalar)
        guard let folded = fold(scalar) else { return isWide ? Action.wide : Action.narrow }
        return folded.isEmpty ? Action.nothing : replacement(folded, isWide: isWide)
    }

    /// What a character folds to; nil if it stays.
    func fold(_ scalar: Unicode.Scalar) -> [UInt8]? {
        if scalar.value < 0x80 {
            let isUpper = scalar.value >= 0x41 && scalar.value <= 0x5A
            return isUpper && folds.contains(.case) ? [UInt8(scalar.value + 0x20)] : nil
        }
        guard let standard = standardFold(scalar) else { return nil }
        var folded: [UInt8] = []
        for part in standard.unicodeScalars {
            // White space inside a fold (U+00A8 becomes space and diaeresis) would split a term.
            if part == " " { continue }
            if folds.contains(.years), YearNumerals.isCircle(part) {
                folded += YearNumerals.zero
                continue
            }
            // A compatibility form (a Kangxi radical) may lead to a traditional character.
            let value = Int(part.value)
            var simple = part
            if value < 1 << 16, unsafe actions[value] == Action.simplify {
                simple = unsafe Unicode.Scalar(simplified[value]) ?? part
            }
            folded += Array(String(simple).utf8)
        }
        return folded == Array(String(scalar).utf8) ? nil : folded
    }

    /// Unicode's own fold of a character, as far as it is wanted; nil if it stays.
    private func standardFold(_ scalar: Unicode.Scalar) -> String? {
        let whole = characters.compatibilityCasefold(scalar)
        if whole.isEmpty { return folds.contains(.zeroWidth) ? whole : nil }
        if folds.isSuperset(of: [.width, .case, .compatibility]) { return whole }
        let isForm = CharacterFold.isWidthForm(scalar)
        let mapped =
            folds.contains(isForm ? .width : .compatibility)
            ? characters.compatibility(scalar) : String(scalar)
        return folds.contains(.case) ? characters.caseFold(mapped) : mapped
    }
}
