internal import InvertedIndex
package import ReportSearch
package import SystemPackage

/// Opens an index in a cluster to be searched as one in a folder is.
package enum RemoteSearcher {
    /// Opens an index.
    ///
    /// - Parameters:
    ///   - address: where it is.
    ///   - acceptsUnverified: whether an engine with unknown scores is used.
    ///   - synonymFiles: lists of synonyms.
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
