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
    /// The bytes of the paragraph's text (UTF-8) with number, unit and qualifier. Read alone, they give the same value,
    /// unit and qualifier.
    public let range: Range<Int>
    /// The bytes of the text with the indicator; empty if the text does not name it.
    public let indicatorRange: Range<Int>

    /// The value in the base unit of the unit's family, so that 1.2亿元 and 300万元 can be compared; nil if it has too many
    /// digits.
    public var amount: FigureValue? { value.shifted(by: FigureUnits.shipped.power(of: unit)) }
    /// The base unit of the unit's family: 元 for 万元; the unit itself if it has no family.
    public var baseUnit: String { FigureUnits.shipped.base(of: unit) }
}
