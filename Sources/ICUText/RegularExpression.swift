internal import CICU

/// A regular expression in ICU's syntax that ignores case. It must not be shared between threads.
///
/// The work of one search is bounded: a search that would take too long throws an error.
@safe
package final class RegularExpression {
    // Both valid from init to deinit.
    private let handle: OpaquePointer
    private var text: OpaquePointer?

    /// The maximum number of steps of ICU's engine. A step takes about a tenth of a millisecond.
    private static let stepLimit: Int32 = 2_000
    private static let stackByteLimit: Int32 = 4 << 20

    /// An expression that ICU cannot read.
    package struct SyntaxError: Error, Equatable {
        /// The offset of the error in the pattern, in UTF-16 units.
        package let offset: Int
        /// ICU's name of the error.
        package let name: String
    }

    /// Makes an expression from a pattern.
    package init(_ pattern: String) throws(SyntaxError) {
        var offset: Int32 = 0
        do throws(ICUError) {
            unsafe handle = try Self.open(pattern, &offset)
        } catch {
            throw SyntaxError(offset: max(0, Int(offset)), name: error.name)
        }
    }

    private static func open(
        _ pattern: String, _ offset: inout Int32
    ) throws(ICUError) -> OpaquePointer {
        let units = Array(pattern.utf16)
        let opened = unsafe try checked("uregex_open") { status in
            unsafe units.withUnsafeBufferPointer { units in
                unsafe rls_uregex_open(units.baseAddress!, Int32(units.count), &offset, status)
            }
        }
        guard let opened = unsafe opened else {
            throw ICUError(call: "uregex_open", name: "no expression")
        }
        do throws(ICUError) {
            unsafe try checked("uregex_setTimeLimit") { status in
                unsafe rls_uregex_set_limits(opened, stepLimit, stackByteLimit, status)
            }
        } catch {
            unsafe rls_uregex_close(opened)
            throw error
        }
        return unsafe opened
    }

    deinit {
        unsafe rls_uregex_close(handle)
        if let text = unsafe text { unsafe rls_utext_close(text) }
    }

    /// The byte ranges of the matches in a text, from left to right, without overlap. Empty matches are left out.
    ///
    /// - Parameter bytes: valid UTF-8.
    /// - Throws: if the search takes too many steps or too much memory.
    package func ranges(in bytes: [UInt8]) throws(ICUError) -> [Range<Int>] {
        guard !bytes.isEmpty else { return [] }
        return unsafe try bytes.withUnsafeBufferPointer { (buffer) throws(ICUError) in
            unsafe try find(in: UnsafeRawBufferPointer(buffer))
        }
    }

    private func find(in buffer: UnsafeRawBufferPointer) throws(ICUError) -> [Range<Int>] {
        let (handle, before) = unsafe (self.handle, self.text)
        let opened = unsafe try checked("utext_openUTF8") { status in
            unsafe rls_utext_open_utf8(
                before, buffer.baseAddress!.assumingMemoryBound(to: CChar.self),
                Int64(buffer.count), status)
        }
        guard let opened = unsafe opened else { return [] }
        unsafe text = unsafe opened
        unsafe try checked("uregex_setUText") { status in
            unsafe rls_uregex_set_text(handle, opened, status)
        }
        var found: [Range<Int>] = []
        while unsafe try checked("uregex_findNext", { unsafe rls_uregex_find_next(handle, $0) }) {
            let start = unsafe try checked("uregex_start") { unsafe rls_uregex_start(handle, $0) }
            let end = unsafe try checked("uregex_end") { unsafe rls_uregex_end(handle, $0) }
            if start < end { found.append(Int(start)..<Int(end)) }
        }
        return found
    }
}
