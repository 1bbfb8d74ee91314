internal import DocumentModel

/// The boxes of a PDF, as `pdftotext -bbox-layout` prints them, page by page.
struct PDFPages {
    /// A page with fewer characters may be a picture with a stamp added by the scanner.
    private static let minCharacterCount = 60

    /// The bytes of each page.
    let pages: [ArraySlice<UInt8>]

    init(_ boxes: [UInt8]) {
        var pages: [ArraySlice<UInt8>] = []
        var start = 0
        let end = Array("</page>".utf8)
        while let first = boxes[start...].firstRange(of: Array("<page ".utf8)),
            let last = boxes[first.lowerBound...].firstRange(of: end)
        {
            pages.append(boxes[first.lowerBound..<last.upperBound])
            start = last.upperBound
        }
        self.pages = pages
    }

    /// The numbers of the pages without text, or with so little that it may be a stamp on a picture.
    var numbersWithoutText: [Int] {
        pages.indices.filter { Self.characterCount(pages[$0]) < Self.minCharacterCount }
            .map { $0 + 1 }
    }

    /// The numbers of the pages to recognise: those without text, and those whose text the reader left out.
    func numbersToRecognise(after remarks: [DocumentRemark]) -> [Int] {
        var numbers = Set(numbersWithoutText)
        for case .pagesWithoutText(let pages) in remarks { numbers.formUnion(pages) }
        return numbers.filter { (1...max(1, pages.count)).contains($0) }.sorted()
    }

    /// The number of characters in the words of a page. A character of several bytes counts once.
    private static func characterCount(_ page: ArraySlice<UInt8>) -> Int {
        var (count, isInTag) = (0, false)
        for byte in page {
            switch byte {
            case UInt8(ascii: "<"): isInTag = true
            case UInt8(ascii: ">"): isInTag = false
            case 0x21...0x7F, 0xC0...: if !isInTag { count += 1 }
            default: break
            }
        }
        return count
    }
}

extension DocumentReaders {
    /// The text of a PDF in which some or all pages are scanned.
    func recognised(pdf bytes: [UInt8], boxes: [UInt8]) throws(DocumentError) -> ExtractedDocument {
        let pdf = PDFPages(boxes)
        let numbers: [Int]
        do throws(DocumentError) {
            let plain = try readBoxes(boxes)
            numbers = pdf.numbersToRecognise(after: plain.remarks)
            if numbers.isEmpty { return plain }
        } catch {
            guard error == .noText || error == .garbledText, !pdf.pages.isEmpty else { throw error }
            numbers = Array(1...pdf.pages.count)
        }
        let scan = try ScannedDocument(bytes, PageRecogniser(programs: programs))
        var (pages, problems) = try Self.sorted(try scan.pages(ofPDF: numbers, onPage: notePage))
        let read = Set(pages.keys)
        var merged: [UInt8] = []
        for (index, page) in pdf.pages.enumerated() {
            // If recognition finds no text, the page keeps the little text that it has.
            let recognised = pages[index + 1].flatMap { $0.runs.isEmpty ? nil : $0 }
            if recognised == nil { pages[index + 1] = nil }
            merged += recognised?.boxes ?? page + [0x0A]
        }
        var document = try readBoxes(merged)
        document.mark(pages)
        document.leaveOutBlankPages(numbers.filter { read.contains($0) })
        document.remarks += problems
        return document
    }

    /// The recognised pages by their numbers, and remarks on the others.
    private static func sorted(
        _ results: [Int: Result<RecognisedPage, DocumentError>]
    ) throws(DocumentError) -> ([Int: RecognisedPage], [DocumentRemark]) {
        var pages: [Int: RecognisedPage] = [:]
        var problems: [DocumentRemark] = []
        for (number, result) in results.sorted(by: { $0.key < $1.key }) {
            switch result {
            case .success(let page): pages[number] = page
            case .failure(.missingProgram(let name, let package)):
                throw .missingProgram(name: name, package: package)
            case .failure(let error): problems.append(.damaged("page \(number): \(error)"))
            }
        }
        return (pages, problems)
    }

    /// The text of a TIFF file, which may have many pages.
    private func recognised(
        tiff pdf: [UInt8], pageCount: Int
    ) throws(DocumentError) -> ExtractedDocument {
        let recogniser = PageRecogniser(programs: programs, drawsPixels: true)
        let numbers = Array(1...pageCount)
        let results = try ScannedDocument(pdf, recogniser)
            .pages(ofPDF: numbers, onPage: notePage)
        let (pages, problems) = try Self.sorted(results)
        let empty = RecognisedPage(width: 0, height: 0, runs: [])
        var document = try readBoxes(numbers.flatMap { (pages[$0] ?? empty).boxes })
        document.mark(pages)
        document.leaveOutBlankPages(Array(pages.keys))
        document.remarks += problems
        return document
    }

    /// The text of a picture.
    func recognised(picture bytes: [UInt8]) throws(DocumentError) -> ExtractedDocument {
        if let tiff = TIFFPages.pdf(of: bytes) {
            return try recognised(tiff: tiff.bytes, pageCount: tiff.pageCount)
        }
        let scan = try ScannedDocument(bytes, PageRecogniser(programs: programs))
        let pages = try scan.pagesOfPicture()
        var document = try readBoxes(pages.flatMap(\.boxes))
        document.mark(
            Dictionary(uniqueKeysWithValues: pages.enumerated().map { ($0.offset + 1, $0.element) })
        )
        return document
    }
}

extension ExtractedDocument {
    /// Marks the lines of recognised pages, by number, with the confidence of their text.
    mutating func mark(_ pages: [Int: RecognisedPage]) {
        if pages.isEmpty { return }
        for index in lines.indices {
            guard case .page(let number, let box, _) = lines[index].place,
                let page = pages[number]
            else { continue }
            let confidence = box.flatMap(page.confidence(in:)) ?? page.confidence
            lines[index].place = .page(number, box: box, confidence: confidence)
            lines[index].text = Self.withChineseMarks(lines[index].text)
        }
        remarks.append(.recognised)
    }

    /// Removes pages from the remark about pages without text: recognition has shown that they are blank.
    mutating func leaveOutBlankPages(_ numbers: [Int]) {
        remarks = remarks.compactMap { remark in
            guard case .pagesWithoutText(let pages) = remark else { return remark }
            let left = pages.filter { !numbers.contains($0) }
            return left.isEmpty ? nil : .pagesWithoutText(left)
        }
    }

    /// Replaces Latin punctuation next to Chinese characters with Chinese punctuation, because recognition confuses the
    /// two. Straight quotation marks become an opening and a closing mark in turn.
    static func withChineseMarks(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isOpen = false
        let scalars = Array(text.unicodeScalars)
        func isChinese(_ index: Int) -> Bool {
            scalars.indices.contains(index) && scalars[index].value > 0x2E7F
        }
        let brackets = chineseBrackets(scalars)
        for (index, scalar) in scalars.enumerated() {
            if let bracket = brackets[index] {
                result.append(bracket)
                continue
            }
            if scalar == "\u{201C}" || scalar == "\u{201D}" { isOpen = scalar == "\u{201C}" }
            if scalar == "\"", isChinese(index - 1) || isChinese(index + 1) {
                result.append(isOpen ? "\u{201D}" : "\u{201C}")
                isOpen.toggle()
            } else if let mark = chineseMarks[scalar],
                isChinese(scalar == "(" ? index + 1 : index - 1)
            {
                result.append(mark)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// The brackets that belong to Chinese text, by index. Both of a pair are alike: (1)加强培训, 云司[2024]5号.
    private static func chineseBrackets(_ scalars: [Unicode.Scalar]) -> [Int: Unicode.Scalar] {
        func isHan(_ index: Int) -> Bool {
            scalars.indices.contains(index) && scalars[index].properties.isIdeographic
        }
        var brackets: [Int: Unicode.Scalar] = [:]
        var opened: [Int] = []
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "(", "[": opened.append(index)
            case ")", "]":
                guard let start = opened.popLast(),
                    (scalars[start] == "(") == (scalar == ")")
                else { continue }
                let inside = scalars[(start + 1)..<index]
                if scalar == ")",
                    [start - 1, start + 1, index - 1, index + 1].contains(where: isHan)
                {
                    (brackets[start], brackets[index]) = ("（", "）")
                } else if scalar == "]", inside.count == 4, isHan(start - 1),
                    inside.allSatisfy({ ("0"..."9").contains($0) })
                {
                    (brackets[start], brackets[index]) = ("〔", "〕")
                }
            default: continue
            }
        }
        return brackets
    }

    private static let chineseMarks: [Unicode.Scalar: Unicode.Scalar] = [
        ",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）",
    ]
}
