internal import DocumentModel
internal import Processes
internal import Synchronization

/// A document with scanned pages: recognises these pages and leaves the others unchanged.
struct ScannedDocument {
    private let bytes: [UInt8]
    private let recogniser: PageRecogniser
    private let store: RecognisedPageStore?

    /// One document is recognised at a time, and its pages in parallel: each page takes a core and memory.
    private static let turn = Mutex(())

    /// - Throws: `missingProgram`.
    init(_ bytes: [UInt8], _ recogniser: PageRecogniser) throws(DocumentError) {
        self.bytes = bytes
        self.recogniser = recogniser
        store = RecognisedPageStore(of: bytes, engine: try recogniser.engine())
    }

    /// The pages of a picture.
    func pagesOfPicture() throws(DocumentError) -> [RecognisedPage] {
        if let kept = store?.page(1), store?.page(2) == nil { return [kept] }
        let pages = try recogniser.pages(ofPicture: bytes)
        // Only the end of a picture file shows whether it has more pages, so several pages of one file are not stored.
        if pages.count == 1 { store?.keep(pages[0], 1) }
        return pages
    }

    /// The state that the threads share.
    private final class Work: Sendable {
        let next = Atomic(0)
        let found = Mutex<[Int: Result<RecognisedPage, DocumentError>]>([:])
    }

    /// The pages of a PDF with the given numbers, or the reason why a page cannot be recognised.
    ///
    /// - Parameter onPage: called after each page, on any thread.
    /// - Complexity: about one second of one core per page, on all cores; stored pages are only read.
    func pages(
        ofPDF numbers: [Int], onPage: @escaping @Sendable (_ done: Int, _ count: Int) -> Void
    ) throws(DocumentError) -> [Int: Result<RecognisedPage, DocumentError>] {
        let folder = try TemporaryDirectory()
        try folder.write(bytes, to: Self.fileName)
        let work = Work()
        Self.turn.withLock { _ in
            let body: @Sendable () -> Void = {
                while true {
                    let index = work.next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < numbers.count else { return }
                    let page = page(numbers[index], in: folder)
                    let done = work.found.withLock {
                        $0[numbers[index]] = page
                        return $0.count
                    }
                    onPage(done, numbers.count)
                }
            }
            var threads = WorkerThreads()
            let count = min(WorkerThreads.coreCount, numbers.count)
            for _ in 1..<max(1, count) where !threads.start(body) { break }
            body()
            threads.join()
        }
        return work.found.withLock { $0 }
    }

    private static let fileName = "document.pdf"

    private func page(
        _ number: Int, in folder: TemporaryDirectory
    ) -> Result<RecognisedPage, DocumentError> {
        if let kept = store?.page(number) { return .success(kept) }
        do throws(DocumentError) {
            let page = try recogniser.page(number, ofPDF: Self.fileName, in: folder)
            store?.keep(page, number)
            return .success(page)
        } catch {
            return .failure(error)
        }
    }
}
