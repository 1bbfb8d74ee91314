internal import CICU

/// Bytes that are not valid in the encoding.
package struct UndecodableBytes: Error, Equatable, Sendable {
    /// The offset of the first invalid byte in the input.
    package let byteOffset: Int

    package init(byteOffset: Int) { self.byteOffset = byteOffset }
}

/// Converts bytes of one of ICU's encodings (GB18030, Big5, …) to text. It must not be shared between threads.
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

    /// Decodes bytes. Bytes that are not valid are an error; they never become U+FFFD.
    package func decode(_ bytes: ArraySlice<UInt8>) throws(UndecodableBytes) -> String {
        unsafe rls_ucnv_reset(handle)
        var text: [UInt16] = []
        text.reserveCapacity(bytes.count)
        var used = 0
        while true {
            var status: Int32 = 0
            let step = unsafe bytes.withUnsafeBytes { unsafe convert($0, from: used, &status) }
            text.append(contentsOf: units[..<step.written])
            used += step.read
            if status == RLS_BUFFER_OVERFLOW { continue }
            guard status <= 0 else {
                let invalid = unsafe Int(rls_ucnv_invalid_length(handle))
                throw UndecodableBytes(byteOffset: max(0, used - invalid))
            }
            if used >= bytes.count { break }
        }
        return String(decoding: text, as: UTF16.self)
    }

    /// Converts bytes from an offset on, until they end or `units` is full.
    private func convert(
        _ source: UnsafeRawBufferPointer, from start: Int, _ status: inout Int32
    ) -> (read: Int, written: Int) {
        let remaining = source.count - start
        let length = Int32(clamping: remaining)
        var (read, written) = (Int32(0), Int32(0))
        // An empty slice may have no address; ICU gets one that it does not read.
        var nothing: CChar = 0
        unsafe units.withUnsafeMutableBufferPointer { target in
            unsafe withUnsafePointer(to: &nothing) { empty in
                let first = unsafe source.baseAddress.map {
                    unsafe ($0 + start).assumingMemoryBound(to: CChar.self)
                }
                unsafe rls_ucnv_to_utf16(
                    handle, first ?? empty, length, target.baseAddress!, Int32(target.count),
                    Int(length) == remaining, &read, &written, &status)
            }
        }
        return (Int(read), Int(written))
    }
}
