/// The names of NEAR and SAME, in any case.
enum ProximityName {
    /// The units of SAME, as written after it.
    static let units: [(name: String, unit: TextUnit)] = [
        ("句", .sentence), ("段", .paragraph), ("节", .section), ("/sentence", .sentence),
        ("/paragraph", .paragraph), ("/section", .section),
    ]

    /// Whether a word is the name of an operator: NEAR, NEAR/5, SAME句.
    static func isWhole(_ word: String) -> Bool {
        let word = word.uppercased()
        if word.hasPrefix("SAME") {
            return units.contains { $0.name.uppercased() == word.dropFirst(4) }
        }
        guard word.hasPrefix("NEAR") else { return false }
        let distance = word.dropFirst(4)
        return distance.isEmpty
            || distance.first == "/" && distance.count > 1
                && distance.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    }
}
