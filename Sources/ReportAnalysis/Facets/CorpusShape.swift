package import InvertedIndex
package import ReportCorpus
package import ReportSearch

/// What one commit holds: its documents, and to which of them and to which section each paragraph belongs. Made once a
/// commit, so that counting what matches a query needs no look at the index. Immutable; safe to share.
package struct CorpusShape: Sendable {
    /// A document of the index.
    package struct Source: Sendable {
        /// A number that names the document in addresses: a hash of its key, the same in every commit.
        package let id: UInt64
        /// Its key in the index.
        package let key: [UInt8]
        /// Its path, as a person in the working folder would write it.
        package let file: String
        /// What is known of it.
        package let metadata: Metadata
        /// The end of its name, in lower case, as a kind of file; empty if there is none.
        package let kind: String
        /// Its paragraphs by section, in the order of `Section.allCases`.
        package fileprivate(set) var paragraphs: [Int]
    }

    /// The documents, by path.
    package let sources: [Source]
    /// The document of each doc, and its section, by segment; `sources.count` where a doc is deleted.
    private let owners: [[Int32]]
    private let sections: [[UInt8]]
    private let numbers: [UInt64: Int]
    private let files: [String: Int]

    /// Reads what the commit of a searcher holds.
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
                metadata: try part.record().metadata, kind: Self.kind(of: file),
                paragraphs: Section.allCases.map { _ in 0 })
        }
        var sources = found.values.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        var places: [[UInt8]: Int] = [:]
        for (index, source) in sources.enumerated() { places[source.key] = index }
        let segments = (parts.map(\.firstDoc.segment).max() ?? -1) + 1
        var owners = [[Int32]](repeating: [], count: segments)
        for part in parts {
            let (segment, end) = (
                part.firstDoc.segment, Int(part.firstDoc.doc) + part.docCount
            )
            let missing = end - owners[segment].count
            if missing > 0 { owners[segment] += [Int32](repeating: -1, count: missing) }
            let owner = Int32(places[part.key] ?? -1)
            for doc in Int(part.firstDoc.doc)..<end { owners[segment][doc] = owner }
        }
        let other = UInt8(Section.allCases.firstIndex(of: .other) ?? 0)
        var sections = owners.map { [UInt8](repeating: other, count: $0.count) }
        for (number, section) in Section.allCases.enumerated() where section != .other {
            for doc in try session.docs(of: .section(section)) {
                sections[doc.segment][Int(doc.doc)] = UInt8(number)
            }
        }
        for doc in try session.docs(of: .all([])) {
            let owner = Int(owners[doc.segment][Int(doc.doc)])
            if owner < 0 { continue }
            sources[owner].paragraphs[Int(sections[doc.segment][Int(doc.doc)])] += 1
        }
        self.sources = sources
        self.owners = owners
        self.sections = sections
        files = Dictionary(
            sources.enumerated().map { ($0.element.file, $0.offset) },
            uniquingKeysWith: { one, _ in one })
        numbers = Dictionary(
            sources.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { one, _ in one })
    }

    private static func kind(of file: String) -> String {
        let name = file.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        let kind = name[name.index(after: dot)...].lowercased()
        let isPlain =
            kind.utf8.count <= 5
            && kind.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
            }
        return isPlain ? kind : ""
    }

    /// The place in ``sources`` of the document of a doc; nil if there is none.
    package func source(of doc: DocAddress) -> Int? {
        guard owners.indices.contains(doc.segment),
            owners[doc.segment].indices.contains(Int(doc.doc))
        else { return nil }
        let owner = Int(owners[doc.segment][Int(doc.doc)])
        return owner < 0 ? nil : owner
    }

    /// The place of the section of a doc in `Section.allCases`.
    package func section(of doc: DocAddress) -> Int { Int(sections[doc.segment][Int(doc.doc)]) }

    /// The document of a path, as hits write it; nil if there is none.
    package func source(file: String) -> Source? { files[file].map { sources[$0] } }

    /// The document that an address names; nil if there is none.
    package func source(id: UInt64) -> Source? { numbers[id].map { sources[$0] } }
}
