/// The text of a formula in one line: 1/3, x^2, √(a+b). Without operators, one third would become the number 13.
///
/// Source: ECMA-376, part 1, 22.1 (Office Math).
enum MathText {
    /// An argument of a structure, such as the numerator of a fraction, with its text.
    struct Argument {
        let name: String
        let text: String
    }

    /// Elements with arguments, such as fractions and roots.
    static let structures: Set<String> = [
        "f", "sSup", "sSub", "sSubSup", "sPre", "rad", "d", "nary", "func", "limLow", "limUpp",
        "m", "mr", "eqArr",
    ]
    /// The children of structures that are arguments.
    static let arguments: Set<String> = [
        "num", "den", "e", "sup", "sub", "deg", "fName", "lim", "mr",
    ]

    /// The text of a structure.
    static func text(_ element: XMLElement, _ arguments: [Argument]) -> String {
        func part(_ name: String) -> String { arguments.first { $0.name == name }?.text ?? "" }
        func raised(_ sign: String, _ name: String) -> String {
            part(name).isEmpty ? "" : sign + grouped(part(name))
        }
        let all = arguments.map(\.text)
        switch element.name {
        case "f": return grouped(part("num")) + "/" + grouped(part("den"))
        case "sSup", "sSub", "sSubSup":
            return part("e") + raised("_", "sub") + raised("^", "sup")
        case "sPre": return raised("_", "sub") + raised("^", "sup") + part("e")
        case "rad": return part("deg") + "√" + grouped(part("e"))
        case "d": return delimited(element.first("dPr"), all)
        case "nary":
            let sign = character("chr", element.first("naryPr")) ?? "∫"
            return sign + raised("_", "sub") + raised("^", "sup") + part("e")
        case "limLow", "limUpp": return part("e") + "(" + part("lim") + ")"
        case "m", "eqArr": return all.joined(separator: "; ")
        case "mr": return all.joined(separator: ", ")
        default: return all.joined()
        }
    }

    private static func delimited(_ properties: XMLElement?, _ parts: [String]) -> String {
        (character("begChr", properties) ?? "(")
            + parts.joined(separator: character("sepChr", properties) ?? "|")
            + (character("endChr", properties) ?? ")")
    }

    private static func character(_ name: String, _ properties: XMLElement?) -> String? {
        properties?.first(name)?.attribute("val")
    }

    /// The text in brackets, unless it is a single number or name.
    private static func grouped(_ text: String) -> String {
        let isSimple = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "." || $0 == "%"
        }
        return isSimple ? text : "(" + text + ")"
    }
}
