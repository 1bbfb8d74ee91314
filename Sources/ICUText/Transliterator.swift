internal import CICU

/// Rewrites text by one of ICU's transforms. It must not be shared between threads.
@safe
package final class Transliterator {
    // Valid from init to deinit.
    private let handle: OpaquePointer

    /// Han to pinyin in plain Latin letters, without tones.
    package static let pinyin = "Han-Latin; Latin-ASCII; Lower"

    /// Opens a transform by ICU's name of it.
    package init(_ name: String) throws(ICUError) {
        let units = Array(name.utf16)
        let opened = unsafe try checked("utrans_open") { status in
            unsafe units.withUnsafeBufferPointer { units in
                unsafe rls_utrans_open(units.baseAddress!, Int32(units.count), status)
            }
        }
        guard let opened = unsafe opened else {
            throw ICUError(call: "utrans_open", name: "no transform")
        }
        unsafe handle = opened
    }

    deinit { unsafe rls_utrans_close(handle) }

    /// The result of the transform for a text.
    package func rewrite(_ text: String) throws(ICUError) -> String {
        var units = Array(text.utf16)
        var length = Int32(units.count)
        // A syllable is longer than its character, so there is room for seven units per unit. A result that does not
        // fit is an error.
        units += [UInt16](repeating: 0, count: units.count * 6 + 16)
        unsafe try checked("utrans_transUChars") { status in
            unsafe units.withUnsafeMutableBufferPointer { buffer in
                unsafe rls_utrans_rewrite(
                    handle, buffer.baseAddress!, &length, Int32(buffer.count), status)
            }
        }
        return String(decoding: units[..<Int(length)], as: UTF16.self)
    }
}
