import ReportOutput
import SystemPackage

/// The lines of standard input, which end with LF.
///
/// Unlike `readLine` of the standard library, this keeps CR and other line separators inside a line.
struct InputLines {
    private static let maxLine = 1 << 28
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)

    /// The next line without its LF; nil at the end.
    ///
    /// - Throws: if the line is not UTF-8 or is too long, or if reading fails.
    mutating func next() throws -> String? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                let line = start..<end
                start = end + 1
                return try text(line)
            }
            if isAtEnd {
                let line = start..<buffer.count
                start = buffer.count
                return line.isEmpty ? nil : try text(line)
            }
            buffer.removeSubrange(..<start)
            start = 0
            searched = buffer.count
            let count = unsafe try chunk.withUnsafeMutableBytes {
                unsafe try FileDescriptor.standardInput.read(into: $0)
            }
            isAtEnd = count == 0
            guard buffer.count <= Self.maxLine else {
                throw ErrorMessageError(
                    Message(
                        zh: "标准输入中有一行超过 \(Self.maxLine >> 20) MiB",
                        en: "standard input has a line of more than \(Self.maxLine >> 20) MiB"),
                    Message(zh: "请分行输入", en: "divide the input into lines"))
            }
            buffer.append(contentsOf: chunk[..<count])
        }
    }

    private func text(_ range: Range<Int>) throws -> String {
        guard let text = String(validating: buffer[range], as: UTF8.self) else {
            throw ErrorMessageError(
                Message(zh: "标准输入不是有效的 UTF-8", en: "standard input is not valid UTF-8"),
                Message(
                    zh: "请先转换：iconv -f gb18030 -t utf-8",
                    en: "convert it first: iconv -f gb18030 -t utf-8"))
        }
        return text
    }
}
