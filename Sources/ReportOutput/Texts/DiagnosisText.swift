internal import QueryLanguage

extension Message {
    /// The kind of obstacle that prevents a match.
    package static func cause(_ cause: MatchDiagnosis.Cause) -> Message {
        switch cause {
        case .notIndexed: Message(zh: "未入索引", en: "not indexed")
        case .encoding: Message(zh: "编码", en: "encoding")
        case .fold: Message(zh: "字形归并", en: "folding")
        case .cut: Message(zh: "分词", en: "segmentation")
        case .operator: Message(zh: "运算符", en: "operator")
        case .filter: Message(zh: "筛选条件", en: "filter")
        case .text: Message(zh: "原文没有", en: "not in the text")
        }
    }

    /// What was found instead of a match.
    package static func reason(
        _ reason: MatchDiagnosis.Reason, _ cause: MatchDiagnosis.Cause
    ) -> Message {
        let text = reasonText(reason)
        return cause == .encoding
            ? text
                + Message(
                    zh: "，且其中有些字节无法读作文字",
                    en: ", and some of its bytes could not be read as text") : text
    }

    private static func reasonText(_ reason: MatchDiagnosis.Reason) -> Message {
        switch reason {
        case .noPatternMatch(let text):
            return Message(zh: "段中没有与 \(text) 相符的文字", en: "nothing in it fits \(text)")
        case .noRegexMatch(let text):
            return Message(
                zh: "段中没有与 /\(text)/ 相符的文字", en: "nothing in it matches /\(text)/")
        case .excludedTextFound:
            return Message(
                zh: "段中有被 NOT 或 - 排除的文字", en: "it contains what NOT or - excludes")
        case .tooFarApart(let distance):
            return Message(
                zh: "各部分都在段中，但相距超过 \(distance) 字",
                en: "it contains all parts, but more than \(distance) characters apart")
        case .notTogether(let unit):
            return Message(zh: "各部分都在段中，但不在同一", en: "it contains all parts, but not in one ")
                + Message.unit(unit)
        case .noAlternative:
            return Message(zh: "各备选部分都不满足", en: "none of the alternatives matches")
        case .notAsPhrase:
            return Message(
                zh: "各词都在段中，但不连成此短语", en: "it contains all of the words, but not as this phrase")
        case .otherwiseTokenized(let words):
            return Message(
                zh: "\(quoted(words, "、"))在段中，但分词时归入了别的词",
                en: "it contains \(quoted(words, ", ")), but as parts of other words")
        case .absent(let words):
            return words.isEmpty
                ? Message(zh: "段中没有", en: "it does not contain it")
                : Message(
                    zh: "段中没有\(quoted(words, "、"))",
                    en: "it does not contain \(quoted(words, ", "))")
        case .foldLeftOut(let name):
            return Message(
                zh: "两者只差“\(name.rawValue)”，建索引时没有归并",
                en: "it differs only in what the fold “\(name.rawValue)” would ignore")
        case .insideLongerRun:
            return Message(
                zh: "只出现在更长的数字或字母串之中（12 不是 123）",
                en: "it occurs only inside a longer number or word (12 is not 123)")
        case .copy:
            return Message(
                zh: "该文件与另一文件是同一报告，只列另一文件中的这一段",
                en: "another file contains the same report, and its paragraph is shown instead")
        case .field(let name, let value):
            let field = fieldName(name)
            return value.map {
                Message(zh: "其\(field[.zh])为\($0)", en: "its \(field[.en]) is \($0)")
            } ?? Message(zh: "其\(field[.zh])不详", en: "its \(field[.en]) is another, or unknown")
        }
    }

    /// What to do about it.
    package static func advice(_ advice: MatchDiagnosis.Advice) -> Message {
        switch advice {
        case .nameEncoding:
            return Message(
                zh: "用 `rlsearch index --encoding 编码` 指明文件的真实编码",
                en: "run `rlsearch index --encoding NAME` with the file's true encoding")
        case .askForLess:
            return Message(
                zh: "放宽查询：去掉这一部分，或用 OR 连接各部分",
                en: "widen the query: leave out this part, or join parts with OR")
        case .leaveOutExclusion:
            return Message(zh: "去掉排除的部分", en: "leave out the excluded part")
        case .widenNear:
            return Message(
                zh: "加大 NEAR 的字数，或改用 AND", en: "use NEAR with a greater number, or AND")
        case .widenSame:
            return Message(
                zh: "改用 AND，或更大范围的 SAME", en: "use AND, or SAME with a larger unit")
        case .leaveOutQuotes:
            return Message(
                zh: "去掉引号，或改用 NEAR(…)", en: "leave out the quotation marks, or write NEAR(…)")
        case .quoteApart:
            return Message(
                zh: "把这些字单独放进引号", en: "put those characters in quotation marks of their own"
            )
        case .indexWithFold(let name):
            return Message(
                zh: "重新建立索引，不用 --no-fold \(name.rawValue)",
                en: "index again without --no-fold \(name.rawValue)")
        case .addWildcard(let text):
            return Message(
                zh: "在词尾加 *：\(text)*", en: "add * where the word may continue: \(text)*")
        case .leaveOutCondition(let name):
            let field = fieldName(name)
            return Message(
                zh: "去掉对\(field[.zh])的条件，或用 `rlsearch show` 查看",
                en:
                    "leave out the condition on the \(field[.en]), or check it with "
                    + "`rlsearch show`")
        case .includeCopies:
            return Message(
                zh: "加 --all-files，各个文件都查", en: "add --all-files to search all files of a report")
        case .indexChangedFile:
            return Message(
                zh: "文件已改动，请再对它运行 `rlsearch index`",
                en: "the file has changed since it was indexed: run `rlsearch index` on it again")
        case .noSuchParagraph(let file):
            return Message(
                zh: "文件没有这一段，见 `rlsearch show \(file)`",
                en: "the file has no such paragraph: see `rlsearch show \(file)`")
        case .indexFile(let file):
            return Message(zh: "运行 `rlsearch index \(file)`", en: "run `rlsearch index \(file)`")
        case .unreadableFile(let file):
            return Message(
                zh: "文件不存在或读不出文字，原因见 `rlsearch show \(file)`",
                en:
                    "the file does not exist or has no readable text: `rlsearch show \(file)` says why"
            )
        }
    }

    private static func fieldName(_ name: String) -> Message {
        Field(rawValue: name)?.title ?? Message(verbatim: name)
    }

    private static func quoted(_ words: [String], _ separator: String) -> String {
        words.map { "“\($0)”" }.joined(separator: separator)
    }
}
