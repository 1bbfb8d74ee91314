#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Called by libFuzzer with each input. `RLSEARCH_FUZZ_TARGET` names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
    do {
        unsafe try Driver.target.run(bytes)
    } catch {
        fatalError("\(error)")
    }
    return 0
}

enum Driver {
    // libFuzzer runs targets in one thread only.
    nonisolated(unsafe) static let target: any FuzzTarget = {
        let name = unsafe getenv("RLSEARCH_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
        guard let found = FuzzTargets.all.first(where: { $0.name == name }) else {
            fatalError(
                "RLSEARCH_FUZZ_TARGET is none of "
                    + FuzzTargets.all.map { $0.name }.joined(separator: " "))
        }
        do {
            return try found.init()
        } catch {
            fatalError("\(error)")
        }
    }()
}
