#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Coordinated universal time.
package enum UTCTime {
    /// The current time in the form of RFC 3339: 2026-11-29T08:40:46Z.
    package static var now: String {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        var parts = unsafe tm()
        unsafe gmtime_r(&time.tv_sec, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
        let day = unsafe (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
        let clock = unsafe (parts.tm_hour, parts.tm_min, parts.tm_sec)
        return "\(day.0)-\(two(day.1))-\(two(day.2))T"
            + "\(two(clock.0)):\(two(clock.1)):\(two(clock.2))Z"
    }
}
