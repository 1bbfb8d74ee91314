package import SyntheticCorpus

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The seed of a test with random input: a new one in each run, or `RLSEARCH_TEST_SEED` to repeat a run.
package enum Seed {
    /// Makes a generator, and prints the setting that repeats the run.
    package static func generator(_ test: String = #function) -> SeededGenerator {
        var seed = UInt64.random(in: 0..<1 << 32)
        if let value = unsafe getenv("RLSEARCH_TEST_SEED"),
            let number = UInt64(unsafe String(cString: value))
        {
            seed = number
        }
        print("\(test): RLSEARCH_TEST_SEED=\(seed)")
        return SeededGenerator(seed: seed)
    }
}
