package import ReportSearch
package import SyntheticCorpus
import SystemPackage
import TestSupport

/// A folder of reports with its index.
package struct SearchFixture {
    package let folder = TemporaryFolder()

    package init(_ files: [String: String] = [:]) throws {
        for (name, text) in files { try write(name, text) }
    }

    package var location: IndexLocation { IndexLocation(FilePath(folder.path + "/.rlsearch")) }

    package func write(_ name: String, _ text: String) throws {
        try Files.write(text, to: folder.path + "/" + name)
    }

    @discardableResult
    package func index(
        _ paths: [String]? = nil, options: IndexingOptions = IndexingOptions()
    ) throws -> IndexingSummary {
        let paths = paths?.map { FilePath(folder.path + "/" + $0) } ?? [FilePath(folder.path)]
        return try ReportIndexer(location, options: options).index(paths)
    }

    package func search(
        _ query: String, limit: Int? = nil, _ change: (inout SearchRequest) -> Void = { _ in }
    ) throws -> SearchResult {
        var request = SearchRequest(query, limit: limit)
        change(&request)
        return try ReportSearcher(location).search(request)
    }

    /// File names of the hits, best first.
    package func files(
        _ query: String, _ change: (inout SearchRequest) -> Void = { _ in }
    ) throws -> [String] {
        try search(query, limit: nil, change).hits.map {
            String($0.place.file.split(separator: "/").last ?? "")
        }
    }
}
