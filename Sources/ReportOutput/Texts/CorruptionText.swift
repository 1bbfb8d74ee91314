// Descriptions of a damaged index. The English texts are those of `InvertedIndex`.
extension Message {
    /// Why bytes are invalid.
    static func corruption(_ reason: CorruptionReason) -> Message {
        Message(zh: field(reason) ?? container(reason) ?? content(reason), en: "\(reason)")
    }

    private static func field(_ reason: CorruptionReason) -> String? {
        switch reason {
        case .missingBytes(let count, let remaining): "应有 \(count) 字节，只剩 \(remaining)"
        case .unterminatedVarint: "变长整数没有结束"
        case .varintTooLarge: "变长整数过大"
        case .exceedsMaximum(let value, let max): "\(value) 超过 \(max)"
        case .notUTF8: "文字不是 UTF-8"
        case .unknownRecordVersion: "版本不明"
        case .unknownRecordForm: "形式不明"
        case .textOutsideItsBytes: "文字超出其字节范围"
        case .outOfRange(let value): "\(value) 超出范围"
        default: nil
        }
    }

    private static func container(_ reason: CorruptionReason) -> String? {
        switch reason {
        case .shorterThanHeaderAndFooter: "文件比头尾还短"
        case .wrongMagic: "不是 rlsearch 索引的文件"
        case .missingEnd: "文件没有结尾"
        case .contentsOutsideFile: "目录超出文件"
        case .regionOutsideFile: "区域超出文件"
        case .missingPageChecksums: "缺少页校验和"
        case .missingRegion: "缺少该区域"
        case .outsideRegion: "字节超出区域"
        case .wrongByteCount(let count, let expected): "\(count) 字节，应为 \(expected)"
        case .unexpectedSegment(let number): "索引段 \(number) 不应在表中"
        case .tooManyDocs: "文档过多"
        case .groupOutsideRegion: "一组文档超出区域"
        case .docOutsideGroup: "文档超出其组"
        case .sourceDocsOutsideSegment: "来源的文档不在索引段中"
        case .sourceOutsideRegion: "来源超出其区域"
        case .docWithoutSource(let doc): "文档 \(doc) 没有来源"
        default: nil
        }
    }

    private static func content(_ reason: CorruptionReason) -> String {
        switch reason {
        case .blockEndsBeforeStart: "块的结尾在开头之前"
        case .termWithoutDocs: "词项没有文档"
        case .listOutsideRegion: "倒排表超出区域"
        case .truncatedBlockEntries: "块目录不完整"
        case .unorderedBlocks: "各块的末尾文档没有递增"
        case .truncatedDocs: "一块文档不完整"
        case .truncatedFrequencies: "一块频次不完整"
        case .docsContradictEntry: "块中的文档与目录不符"
        case .truncatedTail: "尾部不完整"
        case .docOutsideSegment(let doc): "文档 \(doc) 不在索引段中"
        case .sourceOutsideSegment(let number): "来源 \(number) 不在索引段中"
        case .termOutsideSegment(let number): "词项 \(number) 不在索引段中"
        case .deletedLengthsExceedSegment: "删除的长度超过整个索引段"
        case .wrongCorrections: "删除文档的修正有误"
        case .wrongLengthSum: "长度之和与统计不符"
        case .sourcesNotContiguous: "来源之间有遗漏或重叠的文档"
        case .docsAfterLastSource: "末尾的文档没有来源"
        case .unorderedTerms: "词项次序有误"
        case .unorderedDocs: "文档次序有误"
        case .wrongPostingCount: "缺少倒排项"
        case .wrongTotals: "词项数或倒排项数有误"
        case .wrongWordSum: "词语频次之和与长度不符"
        default: "\(reason)"
        }
    }

    /// The operation on a file that failed.
    static func operation(_ operation: FileOperation) -> Message {
        let zh =
            switch operation {
            case .open: "打开"
            case .create: "创建"
            case .read: "读取"
            case .write: "写入"
            case .sync: "同步"
            case .rename: "重命名"
            case .remove: "删除"
            case .createFolder: "创建文件夹"
            case .list: "列出"
            case .lock: "锁定"
            case .map: "映射"
            }
        return Message(zh: zh, en: "\(operation)")
    }

    /// A record of an index.
    static func record(_ record: StoredRecordError.Kind) -> Message {
        switch record {
        case .paragraph: Message(zh: "段落记录", en: "paragraph record")
        case .source: Message(zh: "来源记录", en: "source record")
        case .notes: Message(zh: "索引的附记", en: "notes")
        }
    }
}
