internal import Processes
internal import SystemPackage

/// The person's browser.
enum Browser {
    /// Opens an address, if there is a program for it; nothing waits for it.
    static func open(_ address: String) {
        #if os(Linux)
            let name = "xdg-open"
        #else
            let name = "open"
        #endif
        guard let program = ProgramSearch.inPath(name) else { return }
        // It ends by itself, after it has handed the address on.
        _ = try? ChildProcess(program, [address]).waitForEnd()
    }
}
