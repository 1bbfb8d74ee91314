import Processes
import ReportOutput
import SystemPackage

/// Opens files with the programs of the desktop.
enum DesktopViewer {
    /// Programs that open a PDF at a page, and their arguments before the file.
    private static let pagedViewers: [(name: String, arguments: @Sendable (Int) -> [String])] = [
        ("evince", { ["--page-index=\($0)"] }), ("okular", { ["--page", "\($0)"] }),
        ("atril", { ["--page-index=\($0)"] }), ("xreader", { ["--page-index=\($0)"] }),
        ("zathura", { ["--page=\($0)"] }),
    ]

    /// The program that opens any file with the application of the desktop for it.
    private static let genericViewer = "xdg-open"
    #if os(macOS)
        private static let viewers = ["open"]
    #else
        private static let viewers = [genericViewer]
    #endif

    /// Whether there is a desktop. Without one, the programs would end without a message.
    private static var hasDesktop: Bool {
        #if os(macOS)
            true
        #else
            ["DISPLAY", "WAYLAND_DISPLAY"].contains { !(Environment.value($0) ?? "").isEmpty }
        #endif
    }

    /// Opens a file.
    ///
    /// - Parameter page: the page to show, if an installed program can open a file at a page.
    /// - Returns: the name of the program and whether it shows the page; nil if there is no desktop, or no program that
    ///   opens the file.
    /// - Throws: if the program cannot be started.
    static func open(
        _ file: FilePath, page: Int?
    ) throws(Errno) -> (program: String, showsPage: Bool)? {
        guard hasDesktop else { return nil }
        if let page, file.extension?.lowercased() == "pdf" {
            for viewer in pagedViewers {
                guard let program = ProgramSearch.inPath(viewer.name) else { continue }
                try DetachedProgram.start(program, viewer.arguments(page) + [file.string])
                return (viewer.name, true)
            }
        }
        for name in viewers {
            guard let program = ProgramSearch.inPath(name) else { continue }
            try DetachedProgram.start(program, [file.string])
            return (name, false)
        }
        return nil
    }
}
