// The meanings of the fields of figures, keywords, contradictions and promises.
extension Field {
    /// The meaning of the field; nil for the fields of other records.
    var analysisMeaning: Message? {
        switch self {
        case .change:
            Message(
                zh: "该数是增减幅度时的升降；水平值为 null",
                en:
                    "Whether it rose or fell, if the value is the amount of a change; null for a level"
            )
        case .basis:
            Message(
                zh: "增减幅度的比较基准：同比、环比、比上年、较2019年",
                en: "What the amount of a change is compared with, as written: 同比, 环比, 比上年, 较2019年")
        case .role: Message(zh: "结果、起点或目标", en: "Whether it is a result, a start or a target")
        case .expected:
            Message(
                zh: "随机时的预期次数；疑点中为推算出的数值",
                en:
                    "The count that chance predicts; in a contradiction, the value that follows from the other statements"
            )
        case .p:
            Message(
                zh: "随机出现这样或更大的 ll 的概率",
                en: "The probability that chance alone produces an ll at least as large")
        case .otherCount:
            Message(zh: "对照段落中的次数", en: "Occurrences in the paragraphs for comparison")
        case .per10kWords: Message(zh: "每万词的次数", en: "Occurrences per 10,000 words")
        case .otherPer10kWords:
            Message(
                zh: "对照段落每万词的次数",
                en: "Occurrences per 10,000 words in the paragraphs for comparison")
        case .logRatio:
            Message(
                zh: "效应量：相对频率之比的以2为底的对数",
                en: "The effect size: the binary logarithm of the ratio of the relative frequencies"
            )
        case .check:
            Message(
                zh: "疑点：parts 分项与总数不符，values 一指标两值，growth 增速与上年报告不符，copied 与上年数字相同",
                en:
                    "What does not agree: parts and total that do not agree, two values of one indicator, a growth that does not follow from last year's report, a number copied from it"
            )
        case .outcome:
            Message(
                zh: "done 次年已做，repeated 次年又列入计划，gone 次年未再提及",
                en:
                    "done: the next report describes it; repeated: the next plan contains it again; gone: neither"
            )
        case .strength: Message(zh: "吻合程度，0至1", en: "How strong the link is, 0 to 1")
        case .planned: Message(zh: "计划中的数字", en: "The figures of the plan")
        case .done: Message(zh: "次年所述的数字", en: "The figures that the next report states")
        case .otherSection: Message(zh: "对方段落所属部分", en: "The section of the other paragraph")
        case .otherPlace:
            Message(zh: "对方段落在文档中的位置", en: "The place of the other passage in its document")
        default: nil
        }
    }
}
