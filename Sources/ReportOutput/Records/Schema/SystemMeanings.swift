extension Field {
    /// The meaning of fields of the index, of proofs and of texts about matches.
    var systemMeaning: Message {
        switch self {
        case .readFrom: Message(zh: "各项元数据读自何处", en: "Where each value of the metadata was read")
        case .content: Message(zh: "段落", en: "The paragraphs, in reading order")
        case .tokens:
            Message(zh: "词项", en: "The tokens: words, words of the overlay dictionary, grams")
        case .source: Message(zh: "词项的来源", en: "What made the token: icu, overlay, number or gram")
        case .why:
            Message(
                zh: "不匹配的原因", en: "What kind of obstacle prevents a match; null if it matches")
        case .parts: Message(zh: "查询的各部分", en: "The parts of the query")
        case .hits: Message(zh: "全部结果数", en: "How many hits the query has")
        case .advice: Message(zh: "建议的代号", en: "What to do, as a code word")
        case .reason: Message(zh: "原因", en: "What was found instead, or why a file was skipped")
        case .queryWords: Message(zh: "查询的词", en: "The words of the query")
        case .paragraphWords: Message(zh: "段落的词", en: "The words of the paragraph")
        case .seed: Message(zh: "种子", en: "The seed that draws the same strings again")
        case .strings: Message(zh: "字串数", en: "Different strings that were drawn")
        case .files: Message(zh: "文件数", en: "Files")
        case .relevantPairs:
            Message(zh: "字串与所在段落的对数", en: "Pairs of a string and a paragraph that contains it")
        case .pairsFound: Message(zh: "检索找到的对数", en: "Pairs that the search found")
        case .pairsBoth:
            Message(
                zh: "两者皆有的对数",
                en: "Pairs that the search found and whose paragraph contains the string")
        case .recall:
            Message(
                zh: "召回率",
                en:
                    "The share of pairs of a string and a paragraph that contains it which the search found, 0 to 1"
            )
        case .precision:
            Message(
                zh: "精确率",
                en: "The share of found pairs whose paragraph contains the string, 0 to 1")
        case .counterexamples:
            Message(zh: "反例，至多一百", en: "Paragraphs on which search and scan disagree, at most 100")
        case .string: Message(zh: "字串", en: "The string")
        case .format:
            Message(zh: "文件格式，由内容判断", en: "The format of the file, determined from its content")
        case .generated:
            Message(
                zh: "text 开头属于自动编号的字节数",
                en: "How many bytes at the beginning of `text` are an automatic number")
        case .recognised:
            Message(
                zh: "文字是否由图像识别而来（可能有误，不保证逐字都能查到）",
                en:
                    "Whether the text was recognised from pictures: it may be wrong, and literal search may miss it"
            )
        case .also:
            Message(
                zh: "载有同一份报告的其他文件", en: "Other files that hold the same report")
        case .damaged:
            Message(
                zh: "文件是否部分损坏，可能缺少文字",
                en: "Whether a part of the file is damaged, so that text may be missing")
        case .wasFound: Message(zh: "检索是否找到", en: "Whether the search found it")
        case .index: Message(zh: "索引文件夹", en: "The index's folder")
        case .analyzer: Message(zh: "分析器的指纹", en: "The fingerprint of the text analysis")
        case .words: Message(zh: "词数", en: "Words of all paragraphs")
        case .terms: Message(zh: "词项数", en: "Different terms")
        case .postings: Message(zh: "倒排项数", en: "Postings")
        case .segments: Message(zh: "索引段数", en: "Segments of the index")
        case .sizes: Message(zh: "各部分的字节数", en: "Bytes of each part of the index")
        case .years: Message(zh: "各年的文件数", en: "Files by year")
        case .confinement:
            Message(
                zh: "本系统上限制文档读取进程的手段：limits、landlock、seccomp、bubblewrap；空表示缺少读取文档的程序",
                en:
                    "What confines the processes that read documents on this system: limits, landlock, seccomp, bubblewrap; empty if the program that reads documents is missing"
            )
        case .skipped: Message(zh: "未能读取的文件", en: "Files that could not be read")
        case .filesSkipped: Message(zh: "未能读取的文件数", en: "How many files could not be read")
        case .filesAlike:
            Message(
                zh: "与另一文件是同一份报告的文件数（报告数等不重复计算）",
                en:
                    "Files that hold the same report as another one; reports and years count it once"
            )
        case .filesWithAgency: Message(zh: "已识别机关的文件数", en: "Files whose agency is known")
        case .filesWithRegion: Message(zh: "已识别地区的文件数", en: "Files whose region is known")
        case .filesWithYear: Message(zh: "已识别年份的文件数", en: "Files whose year is known")
        case .deletedParagraphs:
            Message(
                zh: "已删除的段落数", en: "Paragraphs of removed files that a merge has not dropped yet")
        default: Message(verbatim: rawValue)
        }
    }
}
