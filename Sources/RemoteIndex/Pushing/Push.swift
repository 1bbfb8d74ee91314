package import InvertedIndex
internal import RemoteMessages
package import ReportSearch
package import StoredReports
internal import TextBasics

/// The options of a push.
package struct PushOptions: Sendable {
    /// Whether to send only what has changed since the last push.
    package var sinceLast = false
    /// The number of shards of a new index. Nil means one for each 20 million paragraphs, but at least three, or at
    /// least one for a push of changes.
    package var shards: Int?
    /// The number of replicas of each shard.
    package var replicas = 1
    /// Whether to keep the snapshot before this one, for clients that still read it.
    package var keepsLast = true
    /// The share of this process if several processes push together: its number, from 1, and the number of processes.
    /// When all shares are sent, a push without a share completes the snapshot.
    package var share: (number: Int, count: Int)?

    /// Makes the default options.
    package init() {}
}

/// The result of a push.
package struct PushSummary: Sendable {
    /// The concrete index.
    package var index = ""
    /// The number of live paragraphs in the snapshot.
    package var docCount = 0
    /// The number of paragraphs that were sent, and of those that the cluster already had from an interrupted push.
    package var sentCount = 0
    package var resumedCount = 0
    /// The number of files that were sent, and of paragraphs that are no longer live.
    package var fileCount = 0
    package var removedCount = 0
    package var sentByteCount = 0
    /// Whether nothing had changed since the last push.
    package var isUnchanged = false
    /// Whether everything was pushed, not only what had changed.
    package var isFull = true
    /// Indexes that were removed.
    package var droppedIndexes: [String] = []
    /// The name and version of the engine.
    package var engine = ""
}

/// Pushes a local index to a cluster.
package struct Push {
    let connection: ClusterConnection
    let reader: IndexReader
    let options: PushOptions
    let progress: (PushProgress) -> Void
    var summary = PushSummary()

    var name: String { connection.address.name }

    /// Makes a push.
    ///
    /// - Parameters:
    ///   - reader: the local index.
    ///   - connection: the connection to the cluster, with the name of the index.
    ///   - options: the options.
    ///   - progress: called after each file, and at the beginning of each later step.
    package init(
        _ reader: IndexReader, to connection: ClusterConnection, options: PushOptions,
        progress: @escaping (PushProgress) -> Void
    ) {
        self.reader = reader
        self.connection = connection
        self.options = options
        self.progress = progress
    }

    /// Makes a push of the last commit of a local index.
    package init(
        _ location: IndexLocation, to connection: ClusterConnection, options: PushOptions,
        progress: @escaping (PushProgress) -> Void
    ) throws(ReportSearchError) {
        self.init(
            try IndexReader.opened(location), to: connection, options: options, progress: progress)
    }

    /// Runs the push.
    ///
    /// Everything is written to an index to which no alias points. The alias is changed, atomically, only when the
    /// cluster has as many paragraphs as were sent.
    package mutating func run() throws(ReportSearchError) -> PushSummary {
        let versions = try rethrowing { () throws(IndexError) in
            try IndexVersions(connection)
        }
        summary.engine = versions.engine
        let (plan, base) = try plan(versions)
        if options.sinceLast, plan.isEmpty, plan.base != nil, base?.notes == reader.notes {
            summary.isUnchanged = true
            summary.isFull = false
            summary.index = versions.aliased.last ?? ""
            summary.docCount = plan.base?.docCount ?? 0
            return summary
        }
        let hash = plan.hash(reader)
        let number = versions.number(ofPlan: hash)
        let index = IndexLayout.versionName(name, number)
        summary.index = index
        summary.isFull = plan.base == nil
        summary.fileCount = plan.files.count
        summary.removedCount = plan.removed.reduce(0) { $0 + $1.count }
        let isNew = versions.plans[index] == nil
        if isNew { try create(index, plan, hash, number) }
        let sums = try send(plan, to: index, isNew: isNew)
        if options.share != nil { return summary }
        progress(.statistics)
        var completion = PushCompletion(
            connection: connection, reader: reader, plan: plan, base: base, index: index,
            number: number, hash: hash, sums: sums)
        summary.docCount = try completion.write()
        try rethrowing { () throws(IndexError) in
            try publish(index, plan, versions)
        }
        return summary
    }

    private func plan(
        _ versions: IndexVersions
    ) throws(ReportSearchError) -> (PushPlan, ClusterIndex?) {
        return try rethrowing { () throws(IndexError) in
            let files = try PushedFile.all(in: reader)
            guard options.sinceLast, !versions.aliased.isEmpty else {
                return (PushPlan(all: files), nil)
            }
            let base = try ClusterOpening.open(connection, acceptsUnverified: true)
            guard base.analyzer == reader.analyzer, base.analyzerData == reader.analyzerData,
                let plan = PushPlan(
                    changesOf: files, since: base.snapshot, try base.knownFiles())
            else { return (PushPlan(all: files), nil) }
            return (plan, base)
        }
    }

    private func create(
        _ index: String, _ plan: PushPlan, _ hash: String, _ number: Int
    ) throws(ReportSearchError) {
        let shards = options.shards ?? max(plan.base == nil ? 3 : 1, plan.docs.count / 20_000_000)
        let meta = JSONText.object([
            ("format", .int(IndexLayout.format)), ("version", .int(number)),
            ("plan", .string(hash)), ("analyzer", .string(reader.analyzer)),
            ("rlsearch", .string(ProductVersion.number)),
            ("first", .int(plan.docs.lowerBound)),
        ])
        let body = IndexLayout.creation(shards: shards, meta: meta)
        try rethrowing { () throws(IndexError) in
            _ = try connection.send(.init(.put, "/" + index, Array(body.text.utf8)))
        }
    }

    /// Sends the paragraphs that the cluster does not have yet.
    private mutating func send(
        _ plan: PushPlan, to index: String, isNew: Bool
    ) throws(ReportSearchError) -> PushSums {
        let blocks = try rethrowing { () throws(IndexError) in
            try PushedBlocks(connection, index: index, docs: plan.docs, isNew: isNew)
        }
        let cutter = try PushTokenizer(reader)
        let sender = BulkSender(connection, index: index)
        let sums = PushSums(countsAdded: plan.base != nil)
        let average = plan.base?.average ?? reader.averageLength
        let (progress, share, start) = (progress, options.share, plan.docs.lowerBound)
        var (done, resumed) = (0, 0)
        for file in plan.files {
            let docs = file.first..<file.first + file.count
            if !sums.countsAdded, !blocks.mustSend(docs, share) {
                if blocks.areStored(docs) { resumed += docs.count }
            } else {
                try cutter.cut(file) { number, document throws(IndexError) in
                    sums.add(document)
                    let doc = file.first + number
                    if blocks.areStored(doc..<doc + 1) {
                        resumed += 1
                    } else if blocks.isAssigned(doc, share) {
                        try sender.add(
                            id: String(doc),
                            document.json(number: doc, source: file.first, average: average))
                    }
                }
            }
            done = docs.upperBound - start
            progress(.paragraphs(done: done, count: plan.docs.count))
        }
        try rethrowing { () throws(IndexError) in try sender.finish() }
        summary.sentCount = sender.sentCount
        summary.sentByteCount = sender.sentByteCount
        summary.resumedCount = resumed
        return sums
    }

    /// Merges each shard into one segment, because the index never changes again. This also removes the history that
    /// the engine keeps for replicas that fall behind, which is half of the bytes.
    private func merge(_ index: String) throws(IndexError) {
        do throws(IndexError) {
            try connection.send(.init(.post, "/\(index)/_forcemerge?max_num_segments=1"))
        } catch {
            // A large merge takes longer than the timeout of a request. It continues, and the push waits for it.
            guard case .remote(.timedOut) = error else { throw error }
            while true {
                let statistics = try connection.send(
                    .init(.get, "/\(index)/_stats/merge?filter_path=_all.primaries.merges.current"))
                let current = statistics["_all"]?["primaries"]?["merges"]?["current"]?.int ?? 0
                if current == 0 { break }
                Pause.milliseconds(2000)
            }
        }
        try connection.send(.init(.post, "/\(index)/_refresh"))
    }

    /// Waits while replicas of an index are being made. A cluster of one host cannot have replicas; its shards are
    /// complete without them.
    private func waitForCopies(of index: String) throws(IndexError) {
        var idleCount = 0
        while idleCount < 2 {
            let answer = try connection.send([
                .init(.get, "/_cluster/health/\(index)?wait_for_status=green&timeout=10s")
            ])[0]
            // The status is 408 after a timeout.
            let health = try? JSONReader.value(of: answer.body)
            if health?["status"]?.string == "green" { return }
            let busy =
                (health?["initializing_shards"]?.int ?? 0)
                &+ (health?["relocating_shards"]?.int ?? 0)
            idleCount = busy > 0 ? 0 : idleCount + 1
        }
    }

    /// Merges the index and adds its replicas. Then points the alias to the parts of the new snapshot, and removes old
    /// versions.
    private mutating func publish(
        _ index: String, _ plan: PushPlan, _ versions: IndexVersions
    ) throws(IndexError) {
        let parts = (plan.base?.parts.map(\.index) ?? []) + [index]
        progress(.merging)
        try merge(index)
        progress(.copying)
        let settings = JSONText.object([
            ("number_of_replicas", .int(options.replicas)),
            ("translog", .object([("durability", .string("request"))])),
        ])
        try connection.send(
            .init(.put, "/\(index)/_settings", Array(settings.text.utf8)))
        try waitForCopies(of: index)
        try versions.swap(to: parts, on: connection)
        let kept = Set(parts + (options.keepsLast ? versions.aliased : []))
        summary.droppedIndexes = try versions.drop(
            upTo: index, without: kept, on: connection)
    }
}
