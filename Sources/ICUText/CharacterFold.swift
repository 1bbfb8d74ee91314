internal import CICU

/// Unicode's folds of single characters.
///
/// Source: Unicode Standard, section 3.13 (toNFKC_Casefold) and UAX #15, #44.
@safe
package struct CharacterFold: @unchecked Sendable {
    // ICU's shared instances: immutable, never closed.
    private let casefolding: OpaquePointer
    private let composing: OpaquePointer

    /// Loads ICU's tables.
    package init() throws(ICUError) {
        unsafe casefolding = try Self.instance("unorm2_getNFKCCasefoldInstance") {
            unsafe rls_nfkc_casefold($0)
        }
        unsafe composing = try Self.instance("unorm2_getNFKCInstance") { unsafe rls_nfkc($0) }
    }

    private static func instance(
        _ call: String, _ get: (UnsafeMutablePointer<Int32>) -> OpaquePointer?
    ) throws(ICUError) -> OpaquePointer {
        guard let instance = unsafe try checked(call, get) else {
            throw ICUError(call: call, name: "no instance")
        }
        return unsafe instance
    }

    /// Folds width, case and compatibility forms together (NFKC_Casefold). Characters that Unicode calls
    /// default ignorable, such as zero-width ones, become nothing.
    package func compatibilityCasefold(_ scalar: Unicode.Scalar) -> String {
        unsafe normalized(scalar, by: casefolding)
    }

    /// Folds width and compatibility forms and keeps case (NFKC).
    package func compatibility(_ scalar: Unicode.Scalar) -> String {
        unsafe normalized(scalar, by: composing)
    }

    /// Folds the case of each character by itself.
    package func caseFold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let value = rls_case_fold(Int32(scalar.value))
            folded.append(Unicode.Scalar(UInt32(value)) ?? scalar)
        }
        return String(folded)
    }

    /// Whether a character is the full or half width form of another.
    package static func isWidthForm(_ scalar: Unicode.Scalar) -> Bool {
        (0xFF01...0xFFEE).contains(scalar.value)
    }

    private func normalized(_ scalar: Unicode.Scalar, by normalizer: OpaquePointer) -> String {
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
