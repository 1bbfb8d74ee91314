import ArgumentParser
import ReportOutput

/// An encoding by any of its common names.
struct EncodingName: ExpressibleByArgument {
    let encoding: TextEncoding

    init?(argument: String) {
        switch argument.lowercased() {
        case "utf-8", "utf8": encoding = .utf8
        case "utf-16le", "utf16le", "utf-16", "utf16": encoding = .utf16LittleEndian
        case "utf-16be", "utf16be": encoding = .utf16BigEndian
        case "utf-32le", "utf32le", "utf-32", "utf32": encoding = .utf32LittleEndian
        case "utf-32be", "utf32be": encoding = .utf32BigEndian
        // GB18030 includes GBK and GB2312.
        case "gb18030", "gb-18030", "gbk", "gb2312": encoding = .gb18030
        case "big5", "big-5": encoding = .big5
        default: return nil
        }
    }

    static var allValueStrings: [String] { TextEncoding.readable.map(\.rawValue) }

    /// The help of options with the encoding of a file.
    static let help = ArgumentHelp(
        zh: "文件的编码（默认：自动识别）。", en: "The encoding of the file (default: detected).",
        value: .name)
}
