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

    /// The roles of each character of the basic plane, indexed by its value.
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
        var answers: AnswerKinds = []
        forEachAnswer(in: text) { kinds, _ in answers.formUnion(kinds) }
        return answers
    }

    /// The positions of answers of some kinds, ascending: of the unit, the digit or the last character.
    static func positions(of kinds: AnswerKinds, in text: [UInt32]) -> [Int32] {
        var positions: [Int32] = []
        forEachAnswer(in: text) { found, position in
            if !found.isDisjoint(with: kinds) { positions.append(Int32(position)) }
        }
        return positions
    }

    @inline(__always)
    private static func forEachAnswer(
        in text: [UInt32], _ body: (_ kinds: AnswerKinds, _ position: Int) -> Void
    ) {
        let table = table
        var before: Role = []
        for (position, value) in text.enumerated() where value != 0x20 {
            let role = value < 1 << 16 ? table[Int(value)] : []
            var kinds: AnswerKinds = []
            if before.contains(.numeral) {
                if role.contains(.timeUnit) { kinds.insert(.time) }
                if role.contains(.counter) { kinds.insert(.number) }
            }
            if role.contains(.digit) { kinds.insert(.number) }
            if role.contains(.place) { kinds.insert(.place) }
            if !kinds.isEmpty { body(kinds, position) }
            before = role
        }
    }
}
