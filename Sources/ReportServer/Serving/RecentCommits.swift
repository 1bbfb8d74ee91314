internal import RemoteIndex
package import ReportSearch
internal import Synchronization

/// The newest commit, and the last ones before it, so that later pages of an answer come from the commit of the first.
package final class RecentCommits: Sendable {
    private let searcher: ReportSearcher
    private let views: Mutex<[CommitView]>
    private let nonce: String
    /// The number of commits that are kept. Their files are mapped, and use disk space until they are released.
    private static let capacity = 4

    /// Opens the index.
    package convenience init(
        _ location: IndexLocation, synonymFiles: [FilePath] = []
    ) throws(ReportSearchError) {
        self.init(try ReportSearcher(location, synonymFiles: synonymFiles))
    }

    /// Keeps the commits of an open index.
    package init(_ searcher: ReportSearcher) {
        self.searcher = searcher
        nonce = String(UInt32.random(in: 0...UInt32.max), radix: 36)
        views = Mutex([CommitView(searcher.pinned(), tag: nonce + "-0")])
    }

    /// Opens the index to serve.
    package convenience init(_ options: ServerOptions) throws(ReportSearchError) {
        guard let remote = options.remote else {
            try self.init(options.index)
            return
        }
        self.init(
            try RemoteSearcher.open(
                remote.address, acceptsUnverified: remote.acceptsUnverified))
    }

    /// The newest commit.
    ///
    /// - Throws: if the index is damaged or was removed. The next call tries again.
    package func newest() throws(ReportSearchError) -> CommitView {
        try views.withLock { views throws(ReportSearchError) in
            guard try searcher.refresh() || views.isEmpty else { return views[views.count - 1] }
            let serial = (views.last?.tag.split(separator: "-").last).flatMap { Int($0) } ?? 0
            views.append(CommitView(searcher.pinned(), tag: "\(nonce)-\(serial + 1)"))
            if views.count > Self.capacity { views.removeFirst() }
            return views[views.count - 1]
        }
    }

    /// A commit that is still kept, by the tag of its view.
    package func commit(tag: String) -> CommitView? {
        views.withLock { $0.last { $0.tag == tag } }
    }
}
