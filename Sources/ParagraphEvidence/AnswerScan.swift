/// Finds which kinds of answer a text may contain.
package enum AnswerScan {
    private struct Role: OptionSet {
        let rawValue: UInt8
        static let numeral = Role(rawValue: 1)
        static let digit = Role(rawValue: 2)
        /// 年, 月, 日: a numeral before it makes a time.
        static let timeUnit = Role(rawValue: 4)
        /// 个, 名, 次: a numeral before it makes a number.
        static let counter = Role(rawValue: 8)
        /// 省, 市, 县: ends the name of a place.
        static let place = Role(rawValue: 16)
    }

    /// By the value of a character, as an array: most of the basic plane is Han.
    private static let table: [Role] = {
        var table = [Role](repeating: [], count: 1 << 16)
        for (characters, role) in [
            ("0123456789", [.numeral, .digit]), ("〇一二三四五六七八九十百千万亿两", .numeral),
            ("年月日天时分秒周", .timeUnit), ("个名人次座条件部种位项家户所间台辆艘架本份元米亩吨倍成级届岁", .counter),
            ("省市县区州国岛镇乡村路街", .place),
        ] as [(String, Role)] {
            for scalar in characters.unicodeScalars {
                table[Int(scalar.value)].formUnion(role)
            }
        }
        return table
    }()

    /// The kinds of answer in a folded text: a numeral before a unit of time, a number, the last character of a place
    /// name.
    ///
    /// - Complexity: O(text).
    package static func answers(in text: [UInt32]) -> AnswerKinds {
        let table = table
        var seen: Role = []
        var before: Role = []
        for value in text where value != 0x20 {
            let role = value < 1 << 16 ? table[Int(value)] : []
            if before.contains(.numeral) {
                seen.formUnion(role.intersection([.timeUnit, .counter]))
            }
            seen.formUnion(role.intersection([.place, .digit]))
            before = role
        }
        var answers: AnswerKinds = []
        if seen.contains(.timeUnit) { answers.insert(.time) }
        if !seen.isDisjoint(with: [.digit, .counter]) { answers.insert(.number) }
        if seen.contains(.place) { answers.insert(.place) }
        return answers
    }
}
