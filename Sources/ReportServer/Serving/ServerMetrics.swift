internal import Synchronization

/// Counts of the server's work, in the text format of Prometheus.
final class ServerMetrics: Sendable {
    private struct Counts {
        var requests: [String: Int] = [:]
        var buckets = [Int](repeating: 0, count: ServerMetrics.bounds.count)
        var seconds = 0.0
        var answered = 0
    }

    private let counts = Mutex(Counts())
    /// The upper bounds of the histogram buckets for durations, in seconds.
    private static let bounds = [0.005, 0.015, 0.05, 0.1, 0.25, 1, 5, 20]

    func note(route: String, status: Int, duration: Duration) {
        let seconds = duration.milliseconds / 1000
        counts.withLock {
            $0.requests["route=\"\(route)\",status=\"\(status)\"", default: 0] += 1
            $0.answered += 1
            $0.seconds += seconds
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound {
                $0.buckets[index] += 1
            }
        }
    }

    /// The text of all counts.
    func text(load: Int, generation: UInt64?) -> String {
        let now = counts.withLock { $0 }
        var lines = [
            "# HELP rlsearch_requests_total Requests that were answered.",
            "# TYPE rlsearch_requests_total counter",
        ]
        for (labels, count) in now.requests.sorted(by: { $0.key < $1.key }) {
            lines.append("rlsearch_requests_total{\(labels)} \(count)")
        }
        lines += [
            "# HELP rlsearch_request_seconds How long requests took.",
            "# TYPE rlsearch_request_seconds histogram",
        ]
        for (bound, count) in zip(Self.bounds, now.buckets) {
            lines.append("rlsearch_request_seconds_bucket{le=\"\(bound)\"} \(count)")
        }
        lines += [
            "rlsearch_request_seconds_bucket{le=\"+Inf\"} \(now.answered)",
            "rlsearch_request_seconds_sum \(now.seconds)",
            "rlsearch_request_seconds_count \(now.answered)",
            "# HELP rlsearch_work Requests that search or wait.", "# TYPE rlsearch_work gauge",
            "rlsearch_work \(load)",
        ]
        if let generation {
            lines += [
                "# HELP rlsearch_commit The commit that is served.", "# TYPE rlsearch_commit gauge",
                "rlsearch_commit \(generation)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
