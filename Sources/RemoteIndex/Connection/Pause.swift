#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Waits.
enum Pause {
    static func milliseconds(_ count: Int) {
        _ = usleep(UInt32(count) * 1000)
    }
}
