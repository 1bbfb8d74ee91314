internal import ReportSearch

extension Message {
    /// What a kind of evidence means, shown next to its share of a score.
    static func evidence(_ kind: EvidenceKind) -> Message {
        switch kind {
        case .time:
            Message(zh: "问的是时间，本段有时间", en: "the question asks for a time, and one is here")
        case .number:
            Message(zh: "问的是数量，本段有数字", en: "the question asks for a number, and one is here")
        case .place:
            Message(zh: "问的是地点，本段有地名", en: "the question asks for a place, and one is here")
        case .meaning:
            Message(
                zh: "本段用词与查询意思相近", en: "its words are close in meaning to the words of the query")
        case .headings:
            Message(zh: "上方标题与查询相符", en: "the headings above it fit the query")
        case .title: Message(zh: "报告标题与查询相符", en: "the title of the report fits the query")
        case .opening:
            Message(
                zh: "报告首段补足查询中的词",
                en:
                    "the first paragraph of the report has words of the query that this paragraph lacks"
            )
        case .before:
            Message(
                zh: "前面几段补足查询中的词",
                en: "the paragraphs before it have words of the query that this paragraph lacks")
        case .after:
            Message(
                zh: "后一段补足查询中的词",
                en: "the paragraph after it has words of the query that this paragraph lacks")
        case .strings:
            Message(zh: "含有查询中词语、字对和单字的程度", en: "how much of the query it contains")
        case .earliness:
            Message(zh: "查询词语出现的位置", en: "how early the query's words occur")
        case .closeness:
            Message(zh: "查询词语之间的距离", en: "how close together the query's words occur")
        case .nearAnswer:
            Message(
                zh: "查询中的词与所问的数量、时间或地点远近",
                en: "how near the query's words are to what it asks for")
        case .answering:
            Message(zh: "此类问题的答案常用的词", en: "words that answers to such questions use")
        case .sharedText:
            Message(zh: "与查询连续相同的文字", en: "the length of the text that it shares with the query")
        case .length:
            Message(zh: "段长，以及查询之外的内容", en: "its length, and what it says beyond the query")
        case .names:
            Message(zh: "查询中的字母和数字", en: "letters and digits of the query")
        case .onlyHeading:
            Message(
                zh: "只是标题，排在其下正文之后",
                en: "it is only a heading, and comes after the paragraph below it")
        case .formulaScore:
            Message(zh: "在找到的各段中的位置", en: "its place among the paragraphs found")
        }
    }
}
