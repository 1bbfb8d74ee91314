#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The word lists of an overlay dictionary: the shipped list and the user's lists.
///
/// A list is folded UTF-8 with one word per line. Blank lines and everything after a `#` are ignored. The lists are
/// searched on demand, not parsed up front, so a query pays only for its own characters.
package struct OverlayLists: Sendable {
    /// All lists, concatenated.
    package let bytes: [UInt8]
    /// A hash of the lists, in hexadecimal.
    package let fingerprint: String

    /// The shipped list, already folded. Each of its groups names its source.
    package static var shipped: [UInt8] { PackageResources.overlay_txt }

    package init(_ lists: [[UInt8]]) {
        let bytes = lists.count == 1 ? lists[0] : Array(lists.joined(separator: [0x0A]))
        // FNV-1a (Fowler, Noll & Vo), eight bytes a step.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        unsafe bytes.withUnsafeBytes { raw in
            var offset = 0
            while offset + 8 <= raw.count {
                let word = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                hash = (hash ^ UInt64(littleEndian: word)) &* 0x100_0000_01B3
                hash ^= hash >> 29
                offset += 8
            }
            while offset < raw.count {
                hash = unsafe (hash ^ UInt64(raw[offset])) &* 0x100_0000_01B3
                offset += 1
            }
        }
        self.bytes = bytes
        fingerprint = String(hash, radix: 16)
    }

    /// The words, in the order of the lists.
    package var words: [String] {
        var words: [String] = []
        forEachLine { words.append(String(decoding: bytes[$0], as: UTF8.self)) }
        return words
    }

    /// Calls `body` with each word that begins with a character of the basic plane, as a range of `bytes`.
    ///
    /// - Complexity: O(lists): one pass.
    func forEachWord(beginningWith unit: UInt16, _ body: (Range<Int>) -> Void) {
        guard let scalar = Unicode.Scalar(unit) else { return }
        let initial = Array(String(scalar).utf8)
        forEachLine(beginningWith: initial, body)
    }

    private func forEachLine(beginningWith initial: [UInt8] = [], _ body: (Range<Int>) -> Void) {
        unsafe bytes.withUnsafeBytes { raw in
            guard let base = raw.baseAddress else { return }
            var start = 0
            while start < raw.count {
                let found = unsafe memchr(base + start, 0x0A, raw.count - start)
                let end = unsafe found.map { unsafe UnsafeRawPointer($0) - base } ?? raw.count
                var isCandidate = end - start >= initial.count
                for (offset, byte) in initial.enumerated() where isCandidate {
                    isCandidate = unsafe raw[start + offset] == byte
                }
                if isCandidate { unsafe word(raw, start..<end).map(body) }
                start = end + 1
            }
        }
    }

    /// The word of a line, without comment and white space; nil if there is none.
    private func word(_ raw: UnsafeRawBufferPointer, _ line: Range<Int>) -> Range<Int>? {
        var end = line.lowerBound
        while end < line.upperBound, unsafe raw[end] != 0x23 { end += 1 }
        var start = line.lowerBound
        while start < end, unsafe raw[start] <= 0x20 { start += 1 }
        while end > start, unsafe raw[end - 1] <= 0x20 { end -= 1 }
        // Characters outside the basic plane have four bytes. Words with them are found by their grams only.
        for offset in start..<end where unsafe raw[offset] >= 0xF0 { return nil }
        return start < end ? start..<end : nil
    }
}
