internal import TextBasics

/// The words around figures: words that qualify a number, that show that it is not a quantity, or that do not belong to
/// an indicator.
struct FigureWords: Sendable {
    private typealias Lists = [[Unicode.Scalar: [[Unicode.Scalar]]]]

    /// The words by kind and first character, the longest first.
    private let beginnings: Lists
    /// The words by kind and last character, the longest first.
    private let endings: Lists
    /// For each first character, a bit for each kind that has such words: one lookup decides most texts.
    private let firsts: CharacterMasks
    private let lasts: CharacterMasks

    /// The shipped list, read on first use.
    static let shipped = FigureWords(PackageResources.figure_words_txt)

    /// Reads a list. A line has a kind, a tab, and words separated by spaces.
    init(_ list: [UInt8]) {
        var lists: [String: [[Unicode.Scalar]]] = [:]
        for line in ListLines(list) {
            let fields = line.fields
            guard fields.count == 2 else { continue }
            lists[fields[0], default: []] += ListLines.words(fields[1].utf8).map {
                Array($0.unicodeScalars)
            }
        }
        let sorted = FigureWordKind.allCases.map { kind in
            (lists[kind.name] ?? []).sorted { $0.count > $1.count }
        }
        beginnings = sorted.map { Dictionary(grouping: $0) { $0[0] } }
        endings = sorted.map { Dictionary(grouping: $0) { $0[$0.count - 1] } }
        firsts = CharacterMasks(beginnings.map { Array($0.keys) })
        lasts = CharacterMasks(endings.map { Array($0.keys) })
    }

    /// The length of the longest word of a kind at the beginning of a text; 0 if there is none.
    func prefix(_ kind: FigureWordKind, of text: ArraySlice<Unicode.Scalar>) -> Int {
        guard let first = text.first, firsts.mayContain(first, kind.rawValue) else { return 0 }
        return beginnings[kind.rawValue][first]?.first { text.starts(with: $0) }?.count ?? 0
    }

    /// The length of the longest word of a kind at the end of a text; 0 if there is none.
    func suffix(_ kind: FigureWordKind, of text: ArraySlice<Unicode.Scalar>) -> Int {
        guard let last = text.last, lasts.mayContain(last, kind.rawValue) else { return 0 }
        return endings[kind.rawValue][last]?.first { text.suffix($0.count).elementsEqual($0) }?
            .count ?? 0
    }

    /// The qualifier at the end of a text, and its length.
    func qualifier(before text: ArraySlice<Unicode.Scalar>) -> (Figure.Qualifier, Int)? {
        longest(FigureWordKind.qualifiersBefore) { suffix($0, of: text) }
    }

    /// The qualifier at the beginning of a text, and its length.
    func qualifier(after text: ArraySlice<Unicode.Scalar>) -> (Figure.Qualifier, Int)? {
        longest(FigureWordKind.qualifiersAfter) { prefix($0, of: text) }
    }

    private func longest(
        _ kinds: [(kind: FigureWordKind, qualifier: Figure.Qualifier)],
        _ length: (FigureWordKind) -> Int
    ) -> (Figure.Qualifier, Int)? {
        var found: (Figure.Qualifier, Int)?
        for (kind, qualifier) in kinds {
            let length = length(kind)
            if length > found?.1 ?? 0 { found = (qualifier, length) }
        }
        return found
    }
}
