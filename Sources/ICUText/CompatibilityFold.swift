internal import CICU

/// Unicode's NFKC_Casefold of single characters: width, case and compatibility forms fold
/// together, and what is ignorable by default (zero-width characters) becomes nothing.
///
/// Source: Unicode Standard, section 3.13, toNFKC_Casefold; UAX #44, NFKC_CF.
@safe
package struct CompatibilityFold: @unchecked Sendable {
    // ICU's shared instance: immutable, never closed.
    private let normalizer: OpaquePointer

    /// Loads ICU's table.
    package init() throws(ICUError) {
        let instance = unsafe try checked("unorm2_getNFKCCasefoldInstance") { status in
            unsafe rls_nfkc_casefold(status)
        }
        guard let instance = unsafe instance else {
            throw ICUError(call: "unorm2_getNFKCCasefoldInstance", name: "no instance")
        }
        unsafe normalizer = instance
    }

    /// The folded form of one character; empty if it folds away.
    package func fold(_ scalar: Unicode.Scalar) -> String {
        let source = Array(String(scalar).utf16)
        // The longest mapping in Unicode has 18 units (U+FDFA).
        var target = [UInt16](repeating: 0, count: 32)
        let length = unsafe source.withUnsafeBufferPointer { source in
            unsafe target.withUnsafeMutableBufferPointer { target in
                unsafe try? checked("unorm2_normalize") { status in
                    unsafe rls_normalize(
                        normalizer, source.baseAddress!, Int32(source.count),
                        target.baseAddress!, Int32(target.count), status)
                }
            }
        }
        guard let length else { return String(scalar) }
        return String(decoding: target[..<Int(length)], as: UTF16.self)
    }
}
