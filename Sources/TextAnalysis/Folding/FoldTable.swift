internal import ICUText
internal import TextBasics

/// The fold of each character of the basic plane, found by one look-up.
///
/// The table is filled on demand: asking ICU for a character costs a thousand times as much as a look-up. It must not
/// be shared between threads.
@safe
final class FoldTable {
    /// What to do with a character.
    enum Action {
        /// Not resolved yet: the initial value of every character.
        static let unknown: UInt16 = 0
        /// Kept; spaces next to it are significant.
        static let narrow: UInt16 = 1
        /// Kept; spaces next to it are not significant.
        static let wide: UInt16 = 2
        static let space: UInt16 = 3
        /// Removed.
        static let nothing: UInt16 = 4
        /// Replaced by its simplified form.
        static let simplify: UInt16 = 5
        /// Outside the basic plane, so not in the table.
        static let astral: UInt16 = 6
        /// This value plus an index into `replacements`: even for a narrow character, odd for a wide one.
        static let replacements: UInt16 = 8
    }

    // One action for each character of the basic plane; valid until deinit.
    private let actions: UnsafeMutablePointer<UInt16>
    // The simplified form of each traditional character of the basic plane; valid until deinit.
    private let simplifiedForms: UnsafeMutablePointer<UInt16>
    /// The replacements, each stored twice: for a narrow and for a wide character.
    private(set) var replacements: [[UInt8]] = []
    private let folds: Folds
    private let characters: CharacterFold

    init(_ folds: Folds) throws(ICUError) {
        self.folds = folds
        characters = try CharacterFold()
        unsafe actions = ZeroedTable.make(UInt16.self, count: 1 << 16)
        unsafe simplifiedForms = ZeroedTable.make(UInt16.self, count: 1 << 16)
        // These are nearly all characters of a report.
        for value in 0..<0x80 { unsafe actions[value] = resolve(value) }
        for value in 0x4E00...0x9FFF { unsafe actions[value] = Action.wide }
        if folds.contains(.traditional) { foldTraditional() }
    }

    deinit {
        unsafe ZeroedTable.release(actions)
        unsafe ZeroedTable.release(simplifiedForms)
    }

    /// What to do with a character.
    ///
    /// - Precondition: it is in the basic plane.
    @inline(__always)
    func action(of value: Int) -> UInt16 {
        assert(value < 1 << 16)
        let action = unsafe actions[value]
        return action == Action.unknown ? learn(value) : action
    }

    /// The simplified form of a character whose action is ``Action/simplify``.
    @inline(__always)
    func simplified(_ value: Int) -> UInt16 {
        assert(value < 1 << 16)
        return unsafe simplifiedForms[value]
    }

    /// Loads the shipped pairs of a traditional and a simplified character.
    private func foldTraditional() {
        SimplifiedCharacters.forEachPair { traditional, simplified in
            unsafe simplifiedForms[Int(traditional.value)] = UInt16(simplified.value)
            unsafe actions[Int(traditional.value)] = Action.simplify
        }
    }

    private func replacement(_ bytes: [UInt8], isWide: Bool) -> UInt16 {
        // Far fewer characters than 1 << 15 have replacements, so 16 bits suffice.
        replacements.append(bytes)
        replacements.append(bytes)
        return Action.replacements + UInt16(replacements.count - 2) + (isWide ? 1 : 0)
    }

    /// Resolves a new character and stores its action.
    @inline(never)
    private func learn(_ value: Int) -> UInt16 {
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

    /// The fold of a character; nil if the character is kept.
    func fold(_ scalar: Unicode.Scalar) -> [UInt8]? {
        if scalar.value < 0x80 {
            let isUpper = scalar.value >= 0x41 && scalar.value <= 0x5A
            return isUpper && folds.contains(.case) ? [UInt8(scalar.value + 0x20)] : nil
        }
        // ① is a number of its own, and 10² is not 102.
        if NumberSigns.contains(scalar) { return nil }
        guard let standard = standardFold(scalar) else { return nil }
        var folded: [UInt8] = []
        for part in standard.unicodeScalars {
            // White space inside a fold (U+00A8 becomes space and diaeresis) would split a term.
            if part == " " { continue }
            if folds.contains(.years), YearNumerals.isCircle(part) {
                folded += YearNumerals.zero
                continue
            }
            // A compatibility form (a Kangxi radical) may map to a traditional character.
            let value = Int(part.value)
            var simple = part
            if value < 1 << 16, unsafe actions[value] == Action.simplify {
                simple = Unicode.Scalar(simplified(value)) ?? part
            }
            folded += Array(String(simple).utf8)
        }
        return folded == Array(String(scalar).utf8) ? nil : folded
    }

    /// Unicode's fold of a character, restricted to this table's folds; nil if the character is kept.
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
