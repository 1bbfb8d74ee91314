/// The text of an EQ field. Word uses it for a character in a circle, a reading above a character, or a fraction. Such
/// a field has no result in the file.
///
/// Source: Word's field code EQ: `\o\ac(○,3)`, `\o\ad(\s\up 9(zhì),治)`, `\f(1,3)`.
struct EquationField {
    /// The maximum nesting depth of switches; deeper ones are left out.
    private static let maxDepth = 16
    private static let circles = "○◯〇Ｏ"
    private static let frames = circles + "□△◇☐"

    private let scalars: [Unicode.Scalar]
    private var index = 0

    /// The text that the instructions of a field show.
    static func text(_ instructions: String) -> String {
        var field = EquationField(scalars: Array(instructions.unicodeScalars))
        field.skipName()
        return field.sequence(depth: 0).trimmed
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func skipName() {
        while next == " " { index += 1 }
        while let scalar = next, scalar != " ", scalar != "\\" { index += 1 }
    }

    /// Reads to the end of an argument: a separator or a bracket.
    private mutating func sequence(depth: Int) -> String {
        var text = ""
        while let scalar = next {
            if depth > 0, scalar == "," || scalar == ";" || scalar == ")" { break }
            index += 1
            if scalar != "\\" {
                text.unicodeScalars.append(scalar)
            } else if let sign = next {
                text += command(sign, depth: depth)
            }
        }
        return text
    }

    /// Reads the text after a backslash: an option of the field, an escaped sign, or switches and arguments.
    private mutating func command(_ sign: Unicode.Scalar, depth: Int) -> String {
        if sign == "*" {
            skipOption()
            return ""
        }
        guard sign.properties.isAlphabetic, sign.isASCII else {
            index += 1
            return String(sign)
        }
        // The first switch says what is drawn. Further switches before the bracket, with their numbers, say how.
        while let scalar = next, scalar != "(" {
            if scalar == "," || scalar == ")" || scalar == ";" { return "" }
            index += 1
        }
        guard next == "(" else { return "" }
        index += 1
        var arguments: [String] = []
        if depth < Self.maxDepth {
            arguments.append(sequence(depth: depth + 1))
            while next == "," || next == ";" {
                index += 1
                arguments.append(sequence(depth: depth + 1))
            }
        }
        if next == ")" { index += 1 }
        return Self.drawn(String(sign).lowercased(), arguments)
    }

    /// `\* jc2`, `\* "Font:宋体"`, `\* hps10`
    private mutating func skipOption() {
        index += 1
        while next == " " { index += 1 }
        if next == "\"" {
            index += 1
            while let scalar = next, scalar != "\"" { index += 1 }
            index += 1
        } else {
            while let scalar = next, scalar != " ", scalar != "\\" { index += 1 }
        }
        while next == " " { index += 1 }
    }

    private static func drawn(_ name: String, _ arguments: [String]) -> String {
        switch name {
        case "o": overlaid(arguments)
        case "f": arguments.joined(separator: "/")
        case "l": arguments.joined(separator: ",")
        case "a": arguments.joined(separator: " ")
        case "r": "√" + (arguments.last ?? "")
        default: arguments.joined()
        }
    }

    /// Signs drawn over each other: a number in a circle, or a base with its reading; the reading comes first.
    private static func overlaid(_ arguments: [String]) -> String {
        let arguments = arguments.map(\.trimmed)
        let plain = arguments.filter { !frames.contains($0) || $0.isEmpty }
        if arguments.contains(where: { !$0.isEmpty && circles.contains($0) }),
            let number = plain.first.flatMap({ Int($0) }), (1...50).contains(number)
        {
            return NumberFormat.text(number, "decimalEnclosedCircle")
        }
        return plain.last ?? arguments.last ?? ""
    }
}
