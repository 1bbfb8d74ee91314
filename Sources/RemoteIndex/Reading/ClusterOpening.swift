package import InvertedIndex
internal import RemoteMessages
internal import TextBasics

/// Opens an index in a cluster, in one round trip.
package enum ClusterOpening {
    /// The number of chunks of keywords that are fetched together with the snapshot.
    private static let firstChunkCount = 8

    /// Opens the newest snapshot.
    ///
    /// - Parameters:
    ///   - connection: the cluster.
    ///   - acceptsUnverified: whether to accept an engine whose scores are not those for which bounds are computed.
    ///     Then hits may be missing or in another order.
    package static func open(
        _ connection: ClusterConnection, acceptsUnverified: Bool = false
    ) throws(IndexError) -> ClusterIndex {
        let name = connection.address.name
        var search = MultiSearch()
        let ids =
            [Snapshot.id, "setup", "notes"]
            + (0..<firstChunkCount).map(TermStatistics.id(ofChunk:))
        search.add([name], ranks: false, documents(ids), returnsNames: true)
        for probe in EngineProbe.searches {
            search.add([name], ranks: true, probe, returnsNames: true)
        }
        let request = search.request
        let (engine, found) = try Pause.whileShardsAreMissing { () throws(IndexError) in
            let answers = try connection.send([RemoteRequest(.get, "/"), request])
            let engine = EngineProperties.description(of: try answers[0].value(of: name))
            return (engine, try answers[1].searches(of: name, count: search.count))
        }
        var newest: Snapshot?
        var parts: Set<String> = []
        for hit in found[0].hits where hit.id == Snapshot.id {
            parts.insert(hit.index)
            let snapshot = try Snapshot(try json(hit), of: name)
            if snapshot.version > newest?.version ?? -1 { newest = snapshot }
        }
        guard let newest else { throw .remote(.foreignIndex(name: name)) }
        guard newest.parts.allSatisfy({ parts.contains($0.index) }) else {
            throw .remote(.replaced(name: name))
        }
        let last = newest.parts.last?.index
        var chunks: [String: [Int: JSONText]] = [:]
        var (setup, notes): ([UInt8], [UInt8]) = ([], [])
        for hit in found[0].hits {
            if hit.id == "setup", hit.index == last { setup = try bytes(hit) }
            if hit.id == "notes", hit.index == last { notes = try bytes(hit) }
            if hit.id.hasPrefix("k"), let number = Int(hit.id.dropFirst()) {
                chunks[hit.index, default: [:]][number] = hit.field("d")
            }
        }
        var factor = 1.0
        var verified = true
        do throws(IndexError) {
            factor = try EngineProbe.factor(words: found[1], grams: found[2], engine: engine)
        } catch {
            guard acceptsUnverified else { throw error }
            verified = false
        }
        return try ClusterIndex(
            connection, engine: engine, isVerified: verified, snapshot: newest,
            analyzerData: setup, notes: notes, factor: factor, chunks: chunks)
    }

    /// The body of a search for documents by their ids. Each part of an index may have a document with each id.
    static func documents(
        _ ids: [String], fields: ClusterIndex.Fields = .data
    ) -> JSONText {
        ClusterIndex.body(
            .object([("ids", .object([("values", .array(ids.map(JSONText.string)))]))]),
            count: IndexLayout.maxPageCount, fields: fields)
    }

    private static func json(_ hit: SearchAnswer.Hit) throws(IndexError) -> JSONText {
        guard let text = hit.field("d")?.string else { throw .remote(.badAnswer(hit.id)) }
        do throws(JSONReader.Malformed) {
            return try JSONReader.value(of: Array(text.utf8))
        } catch {
            throw .remote(.badAnswer(hit.id))
        }
    }

    private static func bytes(_ hit: SearchAnswer.Hit) throws(IndexError) -> [UInt8] {
        guard let text = hit.field("d")?.string, let bytes = Base64.bytes(of: text) else {
            throw .remote(.badAnswer(hit.id))
        }
        return bytes
    }
}
