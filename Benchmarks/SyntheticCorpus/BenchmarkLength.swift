#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the environment asks of benchmarks.
package enum BenchmarkLength {
    /// The most iterations of a benchmark: one if `RLSEARCH_BENCH_SHORT` is set, to show that it
    /// runs.
    package static func iterations(_ usual: Int) -> Int {
        environment("RLSEARCH_BENCH_SHORT") == nil ? usual : 1
    }

    /// The folder of real text named by `RLSEARCH_BENCH_CORPUS`, if any.
    package static var corpusFolder: String? { environment("RLSEARCH_BENCH_CORPUS") }

    private static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
