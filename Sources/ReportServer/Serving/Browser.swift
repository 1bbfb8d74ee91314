internal import NIOPosix
internal import Processes
internal import SystemPackage

/// The user's browser.
enum Browser {
    /// Opens a URL, if there is a program for it; does not wait for the program.
    static func open(_ address: String) {
        #if os(Linux)
            let name = "xdg-open"
        #else
            let name = "open"
        #endif
        guard let program = ProgramSearch.inPath(name) else { return }
        // The program may be the browser itself, which may run for a long time.
        NIOThreadPool.singleton.submit { _ in
            _ = try? ChildProcess(program, [address]).waitForEnd()
        }
    }
}
