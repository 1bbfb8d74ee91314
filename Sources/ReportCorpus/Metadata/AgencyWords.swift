internal import TextBasics

/// The words by which names of agencies are recognised.
struct AgencyWords: Sendable {
    /// Agencies of the state.
    private(set) var national: Set<String> = []
    /// Beginnings of names before a division.
    private(set) var prefixes: [String] = []
    /// Ends of names.
    private(set) var endings: [String] = []
    /// The last characters of names.
    private(set) var lastCharacters: Set<Unicode.Scalar> = []
    /// Ends that need a division before them.
    private(set) var weakEndings: [String] = []
    /// Ends of common words.
    private(set) var commonEnds: [String] = []
    /// Words that no name contains.
    private(set) var foreignWords: [String] = []
    /// Short endings with the full ones.
    private(set) var shortForms: [(short: String, full: String)] = []
    /// The agencies that have replaced others in reforms, all without place and with short ends.
    private(set) var successors: [String: [[Unicode.Scalar]]] = [:]
    /// Heads of agencies, the longest first.
    private(set) var heads: [String] = []
    /// The same and those of the State Council, prepared for searching.
    private(set) var soughtHeads: SoughtWords = []

    /// The shipped words, read on first use.
    static let shipped = AgencyWords(PackageResources.agencies_txt)

    init(_ table: [UInt8]) {
        for line in ListLines(table) {
            guard let (list, words) = line.headAndWords else { continue }
            switch list {
            case "national": national.formUnion(words)
            case "prefix": prefixes = words
            case "ending": endings = words
            case "weak": weakEndings = words
            case "not": commonEnds = words
            case "word": foreignWords = words
            case "head": heads = words
            case "successor":
                for word in words {
                    let sides = word.split(separator: "=").map {
                        AgencyRoster.withShortEnd(String($0))
                    }
                    guard sides.count == 2 else { continue }
                    let old = String(String.UnicodeScalarView(sides[0]))
                    successors[old, default: []].append(sides[1])
                }
            case "short":
                shortForms = words.compactMap { word in
                    let sides = word.split(separator: "=").map(String.init)
                    return sides.count == 2 ? (sides[0], sides[1]) : nil
                }
            default: break
            }
        }
        soughtHeads = SoughtWords(heads + ["总理"])
        lastCharacters = Set((endings + national).compactMap(\.unicodeScalars.last))
    }

    /// The beginning of a name before its division, such as 国家税务总局.
    func prefix(of text: String) -> String? { prefixes.first { text.begins(with: $0) } }
}
