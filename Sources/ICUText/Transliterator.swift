internal import CICU

/// Rewrites text by one of ICU's transforms. Not to be shared between threads.
@safe
package final class Transliterator {
    // Valid from init to deinit.
    private let handle: UnsafeMutablePointer<UTransliterator?>

    /// Han to the usual Latin letters of pinyin, without tones.
    package static let pinyin = "Han-Latin; Latin-ASCII; Lower"

    /// Opens a transform by ICU's name of it.
    package init(_ name: String) throws(ICUError) {
        let units = Array(name.utf16)
        let opened: Result<UnsafeMutablePointer<UTransliterator?>?, ICUError> =
            unsafe units.withUnsafeBufferPointer { units in
                do throws(ICUError) {
                    return unsafe .success(
                        try checked("utrans_open") { status in
                            unsafe rls_utrans_open(
                                units.baseAddress!, Int32(units.count), status)
                        })
                } catch {
                    return unsafe .failure(error)
                }
            }
        guard let handle = unsafe try opened.get() else {
            throw ICUError(call: "utrans_open", name: "no transform")
        }
        unsafe self.handle = handle
    }

    deinit { unsafe rls_utrans_close(handle) }

    /// The text rewritten.
    package func rewrite(_ text: String) throws(ICUError) -> String {
        var units = Array(text.utf16)
        var length = Int32(units.count)
        // Syllables are longer than characters; a result that does not fit says how long it is.
        units += [UInt16](repeating: 0, count: units.count * 6 + 16)
        let failure: ICUError? = unsafe units.withUnsafeMutableBufferPointer { buffer in
            do throws(ICUError) {
                unsafe try checked("utrans_transUChars") { status in
                    unsafe rls_utrans_rewrite(
                        handle, buffer.baseAddress!, &length, Int32(buffer.count), status)
                }
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
        return String(decoding: units[..<Int(length)], as: UTF16.self)
    }
}
