/// A quantity that a paragraph states: 行政检查29次.
public struct Figure: Equatable, Sendable {
    /// How exactly it is stated.
    public enum Qualifier: String, Sendable, CaseIterable {
        /// 29次
        case exact
        /// 约, 大约, 左右, 上下
        case about = "约"
        /// 余, 多, 几 (十几个)
        case more = "余"
        /// 以上, 超过, 逾, 突破, 不少于
        case atLeast = "以上"
        /// 近, 接近
        case nearly = "近"
        /// 以下, 不超过, 不到, 以内
        case atMost = "以下"
    }

    /// The direction of a figure that states by how much something changed: 增长5%, not 增长到42%.
    public enum Change: String, Sendable, CaseIterable {
        /// 增长, 提高, 上升
        case up
        /// 下降, 减少, 回落
        case down
    }

    /// Whether a figure is a result, the value before a change, or a target.
    public enum Role: String, Sendable, CaseIterable {
        /// 检查29次
        case result
        /// 由2110公里增至3055公里: 2110
        case start
        /// 力争增长5%
        case target
    }

    /// What is counted or measured, as the text names it: 行政检查. Empty if the text does not name it.
    public let indicator: String
    /// The number; the lower end of a range.
    public let value: FigureValue
    /// The upper end of a range such as 1至2个.
    public let upper: FigureValue?
    /// The unit as written, without spaces: 次, 人次, 万元, %. A unit of money includes its multiplier.
    public let unit: String
    /// How exactly the number is stated.
    public let qualifier: Qualifier
    /// The direction, if the number is the amount of a change; else nil.
    public let change: Change?
    /// What the amount of a change is compared with, in the words of the text without spaces: 同比, 比上年, 较2019年. Nil if
    /// the text does not state it.
    public let basis: String?
    /// Whether it is a result, the value before a change, or a target.
    public let role: Role
    /// The bytes of the paragraph's text (UTF-8) with number, unit and qualifier. Parsed alone, they yield the same
    /// value, unit and qualifier.
    public let range: Range<Int>
    /// The bytes of the text that name the indicator; empty if the text does not name it. If names in a list share
    /// their end (第二、第三产业比重), these are the bytes of the whole list.
    public let indicatorRange: Range<Int>

    /// The value in the base unit of the unit's family, so that 1.2亿元 and 300万元 can be compared; nil if it has too many
    /// digits.
    public var amount: FigureValue? { value.shifted(by: FigureUnits.shipped.power(of: unit)) }
    /// The base unit of the unit's family: 元 for 万元; the unit itself if it has no family.
    public var baseUnit: String { FigureUnits.shipped.base(of: unit) }
}
