#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Options of benchmarks from the environment.
package enum BenchmarkLength {
    /// The maximum number of iterations of a benchmark: one if `RLSEARCH_BENCH_SHORT` is set, to test that it runs.
    package static func iterations(_ usual: Int) -> Int {
        environment("RLSEARCH_BENCH_SHORT") == nil ? usual : 1
    }

    /// The folder of real text named by `RLSEARCH_BENCH_CORPUS`; nil if not set.
    package static var corpusFolder: String? { environment("RLSEARCH_BENCH_CORPUS") }

    private static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
