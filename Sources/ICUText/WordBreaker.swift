internal import CICU

/// The end of a piece of text, and whether the piece is a word.
package struct WordBoundary: Equatable, Sendable {
    /// The offset after the last UTF-16 unit of the piece. A piece begins where the previous one ends.
    package let end: Int32
    /// ICU's rule status: below 100 for no word, from 100 for a number, from 200 for letters, from 300 for kana, from
    /// 400 for ideographs.
    package let status: Int32

    /// Whether the piece is a word or a number. Other pieces are spaces or punctuation.
    package var isWord: Bool { status >= 100 }
}

/// ICU's word break for one locale. Opening a breaker loads tables, so it should be reused. It must not be shared
/// between threads.
@safe
package final class WordBreaker {
    // Valid from init to deinit.
    private let handle: OpaquePointer
    private static let nothing: [UInt16] = [0]

    /// Opens a breaker.
    package init(locale: String = "zh") throws(ICUError) {
        let opened = unsafe try checked("ubrk_open") { status in
            unsafe locale.withCString { unsafe rls_ubrk_open_word($0, status) }
        }
        guard let opened = unsafe opened else {
            throw ICUError(call: "ubrk_open", name: "no break iterator")
        }
        unsafe handle = opened
    }

    deinit {
        unsafe rls_ubrk_close(handle)
    }

    /// Cuts UTF-16 text into pieces that follow each other without a gap.
    ///
    /// - Parameter boundaries: replaced by the boundaries of the pieces.
    /// - Complexity: O(units), 10 to 20 MB a second on Chinese.
    package func cut(
        _ units: [UInt16], into boundaries: inout [WordBoundary]
    ) throws(ICUError) {
        boundaries.removeAll(keepingCapacity: true)
        guard !units.isEmpty else { return }
        // ICU keeps a pointer to its text, so afterwards it gets a text that stays valid.
        defer { unsafe Self.nothing.withUnsafeBufferPointer { unsafe try? setText($0, count: 0) } }
        // The text must outlive the loop, so both are inside one borrow of the array.
        unsafe try units.withUnsafeBufferPointer { (text) throws(ICUError) in
            unsafe try setText(text, count: text.count)
            while true {
                let end = unsafe rls_ubrk_next(handle)
                if end < 0 { break }
                boundaries.append(
                    WordBoundary(end: end, status: unsafe rls_ubrk_rule_status(handle)))
            }
        }
    }

    private func setText(_ text: UnsafeBufferPointer<UInt16>, count: Int) throws(ICUError) {
        unsafe try checked("ubrk_setText") { status in
            unsafe rls_ubrk_set_text(handle, text.baseAddress!, Int32(count), status)
        }
    }
}
