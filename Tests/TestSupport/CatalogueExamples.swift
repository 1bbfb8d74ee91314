/// The Swift examples of a Markdown document and the test that runs them, compared line by line.
package struct CatalogueExamples {
    /// The code blocks of the document, as lines.
    package let shown: [[String]]
    /// The lines that the test runs, between `// example: NAME` and `// end`.
    package let run: [[String]]

    /// - Parameters:
    ///   - document: the path of the document below the root of the project.
    ///   - test: the path of the test's source.
    ///   - indentation: spaces before each line in the test.
    package init(document: String, test: String, indentation: Int) throws {
        let margin = String(repeating: " ", count: indentation)
        shown = Self.blocks(try Self.lines(Files.root + "/" + document)) {
            $0 == "```swift"
        } end: {
            $0 == "```"
        }
        run = Self.blocks(try Self.lines(test)) {
            $0.hasPrefix(margin + "// example: ")
        } end: {
            $0 == margin + "// end"
        }.map { $0.map { String($0.dropFirst(indentation)) } }
    }

    private static func lines(_ path: String) throws -> [String] {
        String(decoding: try Files.read(path), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func blocks(
        _ lines: [String], start: (String) -> Bool, end: (String) -> Bool
    ) -> [[String]] {
        var blocks: [[String]] = []
        var isInside = false
        for line in lines {
            if isInside && end(line) {
                isInside = false
            } else if isInside {
                blocks[blocks.count - 1].append(line)
            } else if start(line) {
                blocks.append([])
                isInside = true
            }
        }
        return blocks
    }
}
