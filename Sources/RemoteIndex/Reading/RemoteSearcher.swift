internal import InvertedIndex
package import ReportSearch
package import SystemPackage

/// Opens an index in a cluster, which can then be searched like an index in a folder.
package enum RemoteSearcher {
    /// Opens an index.
    ///
    /// - Parameters:
    ///   - address: the address of the index.
    ///   - acceptsUnverified: whether to accept an engine with unknown scores. Then hits may be missing or in another
    ///     order.
    ///   - synonymFiles: the paths of lists of synonyms.
    package static func open(
        _ address: ClusterAddress, acceptsUnverified: Bool = false, synonymFiles: [FilePath] = []
    ) throws(ReportSearchError) -> ReportSearcher {
        let index = try rethrowing { () throws(IndexError) in
            try ClusterOpening.open(
                ClusterConnection(address), acceptsUnverified: acceptsUnverified)
        }
        return try ReportSearcher(
            IndexReader(index), at: .inWorkingFolder, synonymFiles: synonymFiles)
    }
}
