// The meanings of records and fields, for `Documentation/records.md`, the schemas and the description of the API.
extension RecordKind {
    /// The meaning of one record.
    package var meaning: Message {
        switch self {
        case .hit: Message(zh: "一条检索结果", en: "A paragraph that a query found")
        case .report: Message(zh: "一份报告及其段落", en: "A report and its paragraphs")
        case .facet: Message(zh: "一组的匹配数", en: "How much of a group matches")
        case .frequency: Message(zh: "一词在一组中的次数", en: "How often a term occurs in a group")
        case .concordance: Message(zh: "查询出现的一处", en: "A place where a query occurs")
        case .collocate: Message(zh: "与某词同现的词", en: "A word near a term")
        case .figure: Message(zh: "报告中的一个数字", en: "A quantity that a report states")
        case .keyword:
            Message(zh: "一组段落的特征词", en: "A word by which some paragraphs differ from others")
        case .contradiction:
            Message(
                zh: "互相矛盾或雷同的两处数字",
                en:
                    "Two statements of figures that contradict each other, or that are suspiciously equal"
            )
        case .promise:
            Message(
                zh: "计划中的一项及次年报告的说法",
                en: "An item of a plan, and what the report of the next year says about it")
        case .finding: Message(zh: "检查一份报告的一项结论", en: "A finding of an audit about a report")
        case .submission:
            Message(zh: "名单中一个机关的报送情况", en: "Whether an agency of a list has submitted a report")
        case .sentencePair: Message(zh: "两份报告中对齐的句子", en: "Aligned sentences of two reports")
        case .sharedPassage:
            Message(zh: "两份报告共有的一段文字", en: "A passage that two reports share")
        case .sharedPair: Message(zh: "有相同文字的两份报告", en: "Two reports that share text")
        case .tokens: Message(zh: "一行文字的词项", en: "The tokens of a text")
        case .diagnosis:
            Message(zh: "一段为何匹配或不匹配", en: "Why a paragraph matches a query, or not")
        case .proof: Message(zh: "抽样证明", en: "A proof by sample that text is found")
        case .statistics: Message(zh: "索引的内容和大小", en: "What an index holds")
        case .paragraph: Message(zh: "报告的一段", en: "A paragraph of a report")
        case .contextParagraph: Message(zh: "结果前后的一段", en: "A neighbour of a hit")
        case .scorePart: Message(zh: "得分的一部分", en: "A share of a score")
        case .sameText: Message(zh: "文字几乎相同的另一段", en: "Another paragraph of near-identical text")
        case .sentence: Message(zh: "报告的一句", en: "A sentence of a report")
        case .sentenceFigure: Message(zh: "句中的一个数字", en: "A quantity that a sentence states")
        case .extractedLine: Message(zh: "提取文字的一行", en: "A line of extracted text")
        case .token: Message(zh: "一个词项", en: "A token")
        case .diagnosisPart: Message(zh: "查询的一部分", en: "A part of a query")
        case .counterexample:
            Message(zh: "检索与扫描不一致的一段", en: "A paragraph that search and scan do not agree on")
        case .skippedFile: Message(zh: "未能读取的文件", en: "A file that could not be read")
        }
    }

    /// The commands that print it, as Markdown.
    var command: String? {
        switch self {
        case .hit: "`query --json` and `batch`"
        case .report: "`show FILE --json`"
        case .facet: "`facets --json`"
        case .frequency: "`freq --json`"
        case .concordance: "`kwic --json`"
        case .collocate: "`collocates --json`"
        case .figure: "`figures --json`"
        case .keyword: "`keywords --json`"
        case .contradiction: "`figures --check --json`"
        case .promise: "`promises --json`"
        case .finding: "`audit --json`"
        case .submission: "`audit --roster FILE --json`"
        case .sentencePair: "`compare --json`"
        case .sharedPassage: "`reuse FILE --json`"
        case .sharedPair: "`reuse --all --json`"
        case .tokens: "`segment --json`"
        case .extractedLine: "`extract --json`"
        case .diagnosis: "`why --json`"
        case .proof: "`verify --json`"
        case .statistics: "`stats --json`"
        default: nil
        }
    }
}

extension Field {
    /// The meaning of the field, and its unit.
    package var meaning: Message {
        switch self {
        case .schema: Message(zh: "记录格式的版本", en: "The version of the record format")
        case .file:
            Message(
                zh: "文件路径；TSV 行则为其标识",
                en: "The file's path as seen from the working folder; for a TSV row, its id")
        case .paragraph: Message(zh: "段落编号，从 1 起", en: "The paragraph's number in the file, from 1")
        case .bytes: Message(zh: "在文件中的字节范围", en: "Where it is in the file, in bytes")
        case .place:
            Message(
                zh: "在文档中的位置；纯文本为 null",
                en: "The place in a document; null for plain text")
        case .heading: Message(zh: "上方的小标题，由外到内", en: "The headings above it, outermost first")
        case .section: Message(zh: "法定部分", en: "The statutory section")
        case .citation:
            Message(
                zh: "可直接引用的出处",
                en:
                    "The citation to write below a quotation: agency, title, date, headings, paragraph"
            )
        case .text: Message(zh: "原文，经修复", en: "The text there, after repair")
        case .title: Message(zh: "报告标题", en: "The report's title")
        case .agency: Message(zh: "报告机关", en: "The agency that reports")
        case .region: Message(zh: "地区，由省到县", en: "The region, from the province down")
        case .province: Message(zh: "省份", en: "The first part of the region")
        case .fileKind:
            Message(
                zh: "文件类型，取自文件名的扩展名；没有则为 null",
                en:
                    "The extension of the file's name, in lower case: docx, txt; null if it has none"
            )
        case .year: Message(zh: "所报告的年份", en: "The year that is reported on")
        case .date: Message(zh: "落款日期，YYYY-MM-DD", en: "The day of signature, YYYY-MM-DD")
        case .published: Message(zh: "发布日期，YYYY-MM-DD", en: "The day of publication, YYYY-MM-DD")
        case .url: Message(zh: "发布网址", en: "The address at which the report was published")
        case .rank: Message(zh: "名次，从 1 起", en: "The position among the hits, from 1")
        case .score:
            Message(
                zh: "得分，越高越前",
                en:
                    "The score; literal hits come first, and within each kind of match the scores descend"
            )
        case .match:
            Message(
                zh: "原文匹配或词语匹配",
                en: "How it matches: `literal` as the query is written, or by its `words`")
        case .highlights:
            Message(
                zh: "匹配之处，以 text 的 Unicode 标量计", en: "What matched, in Unicode scalars of `text`")
        case .highlightBytes: Message(zh: "匹配之处，以文件字节计", en: "The same in bytes of the file")
        case .before: Message(zh: "前面的段落", en: "The paragraphs before it")
        case .after: Message(zh: "后面的段落", en: "The paragraphs after it")
        case .explanation: Message(zh: "得分的构成", en: "How the score is made up")
        case .sameText: Message(zh: "其他出处", en: "Other places with near-identical text")
        case .otherFigures:
            Message(
                zh: "数字是否不同；若不同，该段自成一条",
                en: "Whether its figures differ; it is then a hit of its own")
        case .qid: Message(zh: "查询的标识", en: "The query's id")
        case .query: Message(zh: "查询", en: "The query")
        default: analysisMeaning ?? countMeaning
        }
    }

    private var countMeaning: Message {
        switch self {
        case .term: Message(zh: "词语", en: "The term")
        case .frequency:
            Message(zh: "出现的次数", en: "How often it occurs in the paragraph, or in all texts")
        case .weight:
            Message(zh: "权重", en: "Its weight, which depends on its rarity and on the query")
        case .position:
            Message(
                zh: "首次出现之前的字数",
                en:
                    "Characters before its first occurrence; null if positions do not affect the score"
            )
        case .length: Message(zh: "段长，以词计", en: "The paragraph's length in words")
        case .averageLength:
            Message(zh: "平均段长，以词计", en: "The average length of all paragraphs, in words")
        case .count: Message(zh: "次数", en: "How often it occurs")
        case .paragraphs: Message(zh: "段落数", en: "Paragraphs that match, or contain it")
        case .reports: Message(zh: "报告数", en: "Reports with such a paragraph")
        case .characters: Message(zh: "字数，不计空白", en: "Characters, white space not counted")
        case .per10k: Message(zh: "每万字次数", en: "Occurrences per 10,000 characters")
        case .allParagraphs: Message(zh: "全部段落数", en: "All paragraphs of the group")
        case .allReports:
            Message(
                zh: "全部报告数，同一报告的几个文件计为一份",
                en: "All reports of the group; several files with one report count once")
        case .reportsWithout: Message(zh: "未提及的报告数", en: "Reports without a match")
        case .leftText: Message(zh: "前文", en: "The text before it")
        case .matchText: Message(zh: "出现的文字", en: "The text that matched")
        case .rightText: Message(zh: "后文", en: "The text after it")
        case .word: Message(zh: "词，经字形归并", en: "The word, folded")
        case .ll: Message(zh: "对数似然比", en: "Dunning's log-likelihood ratio")
        case .mi: Message(zh: "互信息，比特", en: "Mutual information, in bits")
        case .logdice: Message(zh: "logDice", en: "logDice, at most 14")
        case .countLeft: Message(zh: "左侧次数", en: "How often it occurs before the term")
        case .countRight: Message(zh: "右侧次数", en: "How often it occurs after the term")
        case .indicator:
            Message(zh: "指标，未写明则为空", en: "What is counted; empty if the text does not say")
        case .value: Message(zh: "数值；区间取下限", en: "The number; for a range, the lower end")
        case .upper: Message(zh: "区间的上限", en: "The upper end of a range")
        case .unit: Message(zh: "单位，如原文", en: "The unit as written")
        case .qualifier: Message(zh: "限定", en: "How exactly the number is stated")
        case .amount: Message(zh: "折合基本单位的数值", en: "The value in the base unit")
        case .baseUnit: Message(zh: "基本单位", en: "The base unit of the unit's family")
        default: furtherMeaning
        }
    }

    private var furtherMeaning: Message {
        switch self {
        case .rule: Message(zh: "检查项", en: "The rule that was checked")
        case .subject:
            Message(
                zh: "对象：部分、地名、指标",
                en: "What the rule was applied to: the section, the place, the indicator")
        case .verdict: Message(zh: "结论", en: "The verdict")
        case .due: Message(zh: "期限，YYYY-MM-DD", en: "The day before which it was due, YYYY-MM-DD")
        case .minCharacters:
            Message(zh: "最少字数", en: "The minimum number of characters that is expected")
        case .headingWords:
            Message(zh: "标题应有的用词", en: "Words that the missing heading should contain")
        case .otherValue: Message(zh: "同一指标的先前数值", en: "The first value of the same indicator")
        case .otherUnit: Message(zh: "其单位", en: "The unit of that value")
        case .otherParagraph: Message(zh: "对方段落编号", en: "The number of the other paragraph")
        case .otherHeading: Message(zh: "也许所指的标题或段落开头", en: "The heading or text that may be meant")
        case .expectedYear: Message(zh: "应有的年份", en: "The year that is expected there")
        case .status: Message(zh: "报送情况", en: "Whether the agency has submitted")
        case .achievements, .shortcomings, .leadership, .plan:
            Message(zh: "报告中这一部分的结论", en: "The verdict on that section of the report")
        case .faults: Message(zh: "问题数", en: "The number of faults")
        case .reportFile: Message(zh: "报告的文件", en: "The file of the report")
        case .kind: Message(zh: "类别", en: "How the sentence has changed, or the kind of a token")
        case .similarity: Message(zh: "相似度，0 到 1", en: "How similar they are, 0 to 1")
        case .left: Message(zh: "前一报告的句子", en: "The sentence of the first report")
        case .right: Message(zh: "后一报告的句子", en: "The sentence of the second report")
        case .changes:
            Message(
                zh: "不同之处，以 text 的 Unicode 标量计",
                en: "What only this sentence has, in Unicode scalars of `text`")
        case .figures: Message(zh: "其中的数字", en: "The figures in it")
        case .order:
            Message(zh: "先后", en: "Whether the report is earlier or later than the other one")
        case .share:
            Message(
                zh: "所占比例，0 到 1", en: "The share of the report that also occurs in others, 0 to 1")
        case .passages: Message(zh: "共有的段落数", en: "The number of passages that both share")
        case .shareOfParagraph:
            Message(zh: "占本段的比例", en: "The passage's share of its paragraph, 0 to 1")
        case .shareInOther:
            Message(
                zh: "占本报告的比例",
                en: "The share of the report that also occurs in this other report, 0 to 1")
        case .shareOfOther:
            Message(
                zh: "占对方的比例",
                en: "The share of the other report that also occurs in the report, 0 to 1")
        case .otherFile: Message(zh: "对方文件", en: "The other report's file")
        case .otherAgency: Message(zh: "对方机关", en: "The other report's agency")
        case .otherYear: Message(zh: "对方年份", en: "The other report's year")
        case .otherBytes: Message(zh: "在对方文件中的字节范围", en: "Where it is in the other file, in bytes")
        case .otherText: Message(zh: "对方原文", en: "The text in the other report")
        case .fileAgency: Message(zh: "本方机关", en: "The report's agency")
        case .fileYear: Message(zh: "本方年份", en: "The report's year")
        default: systemMeaning
        }
    }
}
