internal import CICU

/// A regular expression in ICU's syntax, without regard to case. Not to be shared between threads.
///
/// The work of one search is bounded: an expression that would take too long is an error, not a program that
/// hangs.
@safe
package final class RegularExpression {
    // Both valid from init to deinit.
    private let handle: OpaquePointer
    private var text: UnsafeMutablePointer<UText>?

    /// Steps of ICU's engine, of about a tenth of a millisecond each.
    private static let stepLimit: Int32 = 2_000
    private static let stackByteLimit: Int32 = 4 << 20

    /// An expression that ICU cannot read.
    package struct SyntaxError: Error, Equatable {
        /// The place in the pattern, in UTF-16 units.
        package let offset: Int
        /// ICU's name of what is wrong.
        package let name: String
    }

    /// Makes an expression of a pattern.
    package init(_ pattern: String) throws(SyntaxError) {
        let units = Array(pattern.utf16)
        var offset: Int32 = 0
        let result: Result<OpaquePointer?, ICUError> = unsafe units.withUnsafeBufferPointer {
            units in
            do throws(ICUError) {
                let opened = unsafe try checked("uregex_open") { status in
                    unsafe rls_uregex_open(
                        units.baseAddress!, Int32(units.count), &offset, status)
                }
                if let opened = unsafe opened {
                    unsafe try checked("uregex_setTimeLimit") { status in
                        unsafe rls_uregex_bound(
                            opened, Self.stepLimit, Self.stackByteLimit, status)
                    }
                }
                return unsafe .success(opened)
            } catch {
                return unsafe .failure(error)
            }
        }
        switch unsafe result {
        case .success(let opened?): unsafe handle = opened
        case .success: throw SyntaxError(offset: 0, name: "no expression")
        case .failure(let error): throw SyntaxError(offset: max(0, Int(offset)), name: error.name)
        }
    }

    deinit {
        unsafe rls_uregex_close(handle)
        if let text = unsafe text { unsafe rls_utext_close(text) }
    }

    /// The places of a text that match, from the left, without overlap; empty ones are left out.
    ///
    /// - Parameter bytes: valid UTF-8.
    /// - Throws: if the search takes too many steps or too much memory.
    package func ranges(in bytes: [UInt8]) throws(ICUError) -> [Range<Int>] {
        guard !bytes.isEmpty else { return [] }
        let result: Result<[Range<Int>], ICUError> = unsafe bytes.withUnsafeBytes { buffer in
            do throws(ICUError) {
                return .success(try unsafe self.find(in: buffer))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
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
        while unsafe try checked("uregex_findNext", { unsafe rls_uregex_find_next(handle, $0) })
            != 0
        {
            let start = unsafe try checked("uregex_start") { unsafe rls_uregex_start(handle, $0) }
            let end = unsafe try checked("uregex_end") { unsafe rls_uregex_end(handle, $0) }
            if start < end { found.append(Int(start)..<Int(end)) }
        }
        return found
    }
}
