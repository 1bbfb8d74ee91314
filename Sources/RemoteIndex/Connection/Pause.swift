internal import InvertedIndex

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Pauses between attempts.
enum Pause {
    /// The pauses before a search is sent again because shards are missing, in milliseconds.
    private static let afterMissingShards = [300, 700, 1500, 2500]

    /// Calls `body`, and calls it again a few times while shards are missing: when a node has just failed, replicas of
    /// its shards answer within seconds.
    static func whileShardsAreMissing<Answer>(
        _ body: () throws(IndexError) -> Answer
    ) throws(IndexError) -> Answer {
        for pause in afterMissingShards {
            do throws(IndexError) {
                return try body()
            } catch {
                guard case .remote(.shardsMissing) = error else { throw error }
                milliseconds(pause)
            }
        }
        return try body()
    }

    static func milliseconds(_ count: Int) {
        _ = usleep(UInt32(count) * 1000)
    }
}
