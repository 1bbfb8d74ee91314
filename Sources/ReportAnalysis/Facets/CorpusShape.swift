package import InvertedIndex
package import ReportCorpus
package import ReportSearch

/// The documents of one commit, and the document and section of each paragraph. Built once per commit, so that counting
/// the matches of a query does not read the index again. Immutable and Sendable.
package struct CorpusShape: Sendable {
    /// A document of the index.
    package struct Source: Sendable {
        /// A number that identifies the document in URLs: a hash of its key, the same in every commit.
        package let id: UInt64
        /// Its key in the index.
        package let key: [UInt8]
        /// Its path as shown to users, relative to the working folder where possible.
        package let file: String
        /// Its metadata.
        package let metadata: Metadata
        /// Its file extension in lower case; empty if there is none.
        package let kind: String
        /// The number of the document that is counted for it: of several with the same report, the original.
        package fileprivate(set) var report = 0
        /// Whether another document has the same report.
        package fileprivate(set) var isShared = false
        /// The number of its paragraphs in each section, in the order of `Section.allCases`.
        package fileprivate(set) var paragraphs: [Int]
    }

    /// The documents, sorted by key. Paragraphs of copies that also occur in another document are not counted.
    package let sources: [Source]
    /// For each segment and doc: the index of its document times the number of sections, plus its section; -1 if the
    /// doc is deleted.
    private let cells: [[Int32]]
    private let columns: [FacetFilter.Key: FacetColumn]
    /// The number of documents with paragraphs in each section; several with the same report count once.
    let sectionDocumentCounts: [Int]
    private let numbers: [UInt64: Int]
    private let files: [String: Int]

    /// The number of sections.
    static let sectionCount = Section.allCases.count

    /// Reads the documents and paragraphs of a searcher's commit.
    ///
    /// - Complexity: O(files + paragraphs); no text is read.
    package init(_ searcher: ReportSearcher) throws(ReportSearchError) {
        let session = try searcher.session()
        var found: [[UInt8]: Source] = [:]
        let parts = try session.reader.allSources().filter { $0.docCount > 0 }
        for part in parts where found[part.key] == nil {
            let file = session.location.displayPath(ofKey: part.key)
            found[part.key] = Source(
                id: XXHash64.hash(part.key), key: part.key, file: file,
                metadata: try part.record().metadata, kind: FileKind.of(file) ?? "",
                paragraphs: Section.allCases.map { _ in 0 })
        }
        var sources = found.values.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        var places: [[UInt8]: Int] = [:]
        for (index, source) in sources.enumerated() { places[source.key] = index }
        for index in sources.indices {
            let report = places[session.copies.counted(sources[index].key)] ?? index
            sources[index].report = report
            if report != index {
                sources[index].isShared = true
                sources[report].isShared = true
            }
        }
        let cells = try Self.cells(parts, places, session)
        for doc in try session.docs(of: try session.docFilter(ReportFilter())) {
            guard cells.indices.contains(doc.segment),
                cells[doc.segment].indices.contains(Int(doc.doc)),
                case let cell = Int(cells[doc.segment][Int(doc.doc)]), cell >= 0
            else { continue }
            sources[cell / Self.sectionCount].paragraphs[cell % Self.sectionCount] += 1
        }
        self.sources = sources
        self.cells = cells
        sectionDocumentCounts = (0..<Self.sectionCount).map { section in
            Set(sources.lazy.filter { $0.paragraphs[section] > 0 }.map(\.report)).count
        }
        columns = Dictionary(
            uniqueKeysWithValues: FacetFilter.Key.allCases.map {
                ($0, FacetColumn($0, of: sources))
            })
        files = Dictionary(
            sources.enumerated().map { ($0.element.file, $0.offset) },
            uniquingKeysWith: { one, _ in one })
        numbers = Dictionary(
            sources.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { one, _ in one })
    }

    /// The cell of each doc: its document and section.
    private static func cells(
        _ parts: [IndexedSource], _ places: [[UInt8]: Int], _ session: SearchSession
    ) throws(ReportSearchError) -> [[Int32]] {
        let other = Section.allCases.firstIndex(of: .other) ?? 0
        let segments = (parts.map(\.firstDoc.segment).max() ?? -1) + 1
        var cells = [[Int32]](repeating: [], count: segments)
        for part in parts {
            guard let place = places[part.key] else { continue }
            let (segment, first) = (part.firstDoc.segment, Int(part.firstDoc.doc))
            let missing = first + part.docCount - cells[segment].count
            if missing > 0 { cells[segment] += [Int32](repeating: -1, count: missing) }
            let cell = Int32(place * sectionCount + other)
            for doc in first..<first + part.docCount { cells[segment][doc] = cell }
        }
        for (number, section) in Section.allCases.enumerated() where section != .other {
            for doc in try session.docs(of: .section(section)) {
                guard cells.indices.contains(doc.segment),
                    cells[doc.segment].indices.contains(Int(doc.doc)),
                    case let cell = cells[doc.segment][Int(doc.doc)], cell >= 0
                else { continue }
                cells[doc.segment][Int(doc.doc)] =
                    cell - cell % Int32(sectionCount) + Int32(number)
            }
        }
        return cells
    }

    /// The index of a doc's document times the number of sections, plus its section; nil if there is none.
    func cell(of doc: DocAddress) -> Int? {
        guard cells.indices.contains(doc.segment),
            cells[doc.segment].indices.contains(Int(doc.doc))
        else { return nil }
        let cell = Int(cells[doc.segment][Int(doc.doc)])
        return cell < 0 ? nil : cell
    }

    /// The index in ``sources`` of the document of a doc; nil if there is none.
    package func source(of doc: DocAddress) -> Int? { cell(of: doc).map { $0 / Self.sectionCount } }

    /// The docs of the documents of some kinds, ascending.
    ///
    /// - Complexity: O(docs).
    package func docs(ofKinds kinds: [String]) -> [DocAddress] {
        let isChosen = sources.map { kinds.contains($0.kind) }
        var docs: [DocAddress] = []
        for (segment, cells) in cells.enumerated() {
            for (doc, cell) in cells.enumerated()
            where cell >= 0 && isChosen[Int(cell) / Self.sectionCount] {
                docs.append(DocAddress(segment: segment, doc: DocID(doc)))
            }
        }
        return docs
    }

    /// The values of a property.
    func column(_ key: FacetFilter.Key) -> FacetColumn {
        columns[key] ?? FacetColumn(key, of: sources)
    }

    /// The document with a path, in the form shown in hits; nil if there is none.
    package func source(file: String) -> Source? { files[file].map { sources[$0] } }

    /// The document with an id from a URL; nil if there is none.
    package func source(id: UInt64) -> Source? { numbers[id].map { sources[$0] } }
}
