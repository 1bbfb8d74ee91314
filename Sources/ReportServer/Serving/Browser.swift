internal import NIOPosix
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
        // It may be the browser itself, which ends late.
        NIOThreadPool.singleton.submit { _ in
            _ = try? ChildProcess(program, [address]).waitForEnd()
        }
    }
}
