internal import CICU

/// Bytes that mean nothing in the encoding they were read in.
package struct UndecodableBytes: Error, Equatable, Sendable {
    /// Offset of the first such byte in the input.
    package let byteOffset: Int

    package init(byteOffset: Int) { self.byteOffset = byteOffset }
}

/// Converts bytes of one of ICU's encodings (GB18030, Big5, …) to text. Not to be shared between
/// threads.
@safe
package final class LegacyConverter {
    // Valid from init to deinit.
    private let handle: OpaquePointer
    private var units = [UInt16](repeating: 0, count: 4096)

    /// Opens a converter by ICU's name of the encoding.
    package init(encoding: String) throws(ICUError) {
        let opened = unsafe try checked("ucnv_open") { status in
            unsafe encoding.withCString { unsafe rls_ucnv_open($0, status) }
        }
        guard let opened = unsafe opened else {
            throw ICUError(call: "ucnv_open", name: "no converter for \(encoding)")
        }
        unsafe handle = opened
        unsafe try checked("ucnv_setToUCallBack") { status in
            unsafe rls_ucnv_stop_at_errors(opened, status)
        }
    }

    deinit {
        unsafe rls_ucnv_close(handle)
    }

    /// Decodes bytes; the first that mean nothing are an error, never U+FFFD.
    package func decode(_ bytes: ArraySlice<UInt8>) throws(UndecodableBytes) -> String {
        unsafe rls_ucnv_reset(handle)
        var text: [UInt16] = []
        text.reserveCapacity(bytes.count)
        var used = 0
        while true {
            var status = U_ZERO_ERROR
            var sourceUsed: Int32 = 0
            var targetUsed: Int32 = 0
            unsafe bytes.withUnsafeBytes { source in
                let room = source.count - used
                let piece = Int32(clamping: room)
                let flush: Int8 = Int(piece) == room ? 1 : 0
                // An empty slice may have no address; ICU gets one it does not read.
                var nothing: CChar = 0
                unsafe units.withUnsafeMutableBufferPointer { target in
                    unsafe withUnsafePointer(to: &nothing) { empty in
                        let start =
                            unsafe source.baseAddress.map {
                                unsafe ($0 + used).assumingMemoryBound(to: CChar.self)
                            } ?? empty
                        unsafe rls_ucnv_to_utf16(
                            handle, start, piece, target.baseAddress!, Int32(target.count), flush,
                            &sourceUsed, &targetUsed, &status)
                    }
                }
            }
            text.append(contentsOf: units[..<Int(targetUsed)])
            used += Int(sourceUsed)
            if status == U_BUFFER_OVERFLOW_ERROR { continue }
            guard status.rawValue <= U_ZERO_ERROR.rawValue else {
                let invalid = unsafe Int(rls_ucnv_invalid_length(handle))
                throw UndecodableBytes(byteOffset: max(0, used - invalid))
            }
            if used >= bytes.count { break }
        }
        return String(decoding: text, as: UTF16.self)
    }
}
