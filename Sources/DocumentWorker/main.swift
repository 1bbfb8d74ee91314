import DocumentModel
import DocumentText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// rlsearch-documents --read KIND < FILE: prints the place and text of each line.
guard CommandLine.arguments.count == 3, let kind = DocumentKind(rawValue: CommandLine.arguments[2])
else { exit(2) }
var bytes: [UInt8] = []
var chunk = [UInt8](repeating: 0, count: 1 << 16)
while true {
    let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(0, $0.baseAddress, $0.count) }
    if count <= 0 { break }
    bytes += chunk[..<count]
}
do throws(DocumentError) {
    let document = try DocumentReader.read(bytes, as: kind)
    for line in document.lines { print("\(line.place)\t\(line.text)") }
    print(document.properties, document.remarks)
} catch {
    print(error)
    exit(1)
}
