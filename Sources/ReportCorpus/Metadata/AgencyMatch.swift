extension AgencyRoster {
    /// Whether a report's agency is one of the list: the same name, or the same without the divisions in front.
    public static func isSame(_ listed: String, _ agency: String) -> Bool {
        let names = [listed, agency].map { name in
            AgencyName.expanded(name.filter { !$0.isWhitespace })
        }
        if names[0] == names[1] { return true }
        let (short, long) =
            names[0].utf8.count < names[1].utf8.count ? (names[0], names[1]) : (names[1], names[0])
        guard long.ends(with: short) else { return false }
        let lead = Array(String(long.dropLast(short.count)).unicodeScalars)
        // 局 alone would be the end of every name.
        guard short.unicodeScalars.count >= 3 else { return false }
        if let known = Divisions.shipped.leading(lead), known.end == lead.count { return true }
        // A made-up or new division has the form of one: text must follow it.
        return DivisionForm.leading(lead + ["局"]).map { $0.end == lead.count } ?? false
    }

    /// Whether a name in a list may be a short one for a report's agency, or the reverse: 县人社局 for
    /// 云泽县人力资源和社会保障局. Of several agencies with such names, only one is meant.
    public static func mayBeSame(_ listed: String, _ agency: String) -> Bool {
        compare(listed, agency) { one, other in
            one == other || abbreviates(one, other) || abbreviates(other, one)
        }
    }

    /// Whether two names mean one agency although both are listed: 县人社局 and 云泽县人力资源和社会保障局. 司法局 without any place
    /// may be that of the city beside 望湖区司法局.
    public static func isOne(_ listed: String, _ agency: String) -> Bool {
        let names = [listed, agency].map { AgencyName.expanded($0.filter { !$0.isWhitespace }) }
        if names[0] == names[1] { return true }
        guard names.allSatisfy(AgencyName.isAnchored) else { return false }
        return isSame(listed, agency) || compare(listed, agency) { $0.count >= 3 && $0 == $1 }
    }

    /// Whether an agency of the list has been replaced by the other one in a reform: 县人防办 by 云泽县国防动员办公室.
    public static func isSucceeded(_ listed: String, by agency: String) -> Bool {
        let successors = AgencyWords.shipped.successors
        return compare(listed, agency) { old, new in
            successors[String(String.UnicodeScalarView(old))]?.contains { $0 == new } ?? false
        }
    }

    /// Whether the places of two names may be the same, and the rests fulfil a condition.
    private static func compare(
        _ listed: String, _ agency: String,
        _ isMeant: (_ listed: [Unicode.Scalar], _ agency: [Unicode.Scalar]) -> Bool
    ) -> Bool {
        let names = [listed, agency].map { AgencyName.expanded($0.filter { !$0.isWhitespace }) }
        // 市 begins both 市司法局, without the name of the place, and 市监局.
        return [false, true].contains { isRelative in
            let (first, second) = (parts(names[0], isRelative), parts(names[1], isRelative))
            return isSamePlace(first.place, second.place) && isMeant(first.rest, second.rest)
        }
    }

    /// The place at the beginning of a name, as written, and the rest with a short ending: 委 for 委员会.
    ///
    /// - Parameter isRelative: whether the name may state only the kind of the place: 县司法局.
    private static func parts(
        _ name: String, _ isRelative: Bool
    ) -> (place: String, rest: [Unicode.Scalar]) {
        var (place, rest) = AgencyName.divided(name: name)
        if place.isEmpty, isRelative, AgencyName.isRelative(name) {
            place = String(name.prefix(1))
            rest = String(name.dropFirst())
        }
        return (place, withShortEnd(rest))
    }

    /// A name with the short form of what all names of its kind end with.
    static func withShortEnd(_ name: String) -> [Unicode.Scalar] {
        var rest = name
        for (full, short) in [("委员会", "委"), ("办公室", "办"), ("人民政府", "政府"), ("办事处", "办")]
        where rest.ends(with: full) {
            rest = String(rest.dropLast(full.count)) + short
        }
        return Array(rest.unicodeScalars)
    }

    /// Whether two places may be the same: one is missing, is only a kind such as 县, or is the end of the other.
    private static func isSamePlace(_ first: String, _ second: String) -> Bool {
        first.ends(with: second) || second.ends(with: first)
    }

    /// Whether a name has some of the characters of another, in their order, with the first and the last among them.
    private static func abbreviates(_ short: [Unicode.Scalar], _ full: [Unicode.Scalar]) -> Bool {
        guard short.count >= 3, short.count < full.count, short.first == full.first,
            short.last == full.last
        else { return false }
        var rest = full[...]
        return short.allSatisfy { character in
            guard let index = rest.firstIndex(of: character) else { return false }
            rest = rest[(index + 1)...]
            return true
        }
    }
}
