internal import CICU

/// ICU's Chinese and Japanese word dictionary: a `UCharsTrie` of words with costs, inside ICU's own
/// data.
@safe
package struct BreakDictionary: ~Copyable, @unchecked Sendable {
    // Open from init to deinit.
    private let handle: OpaquePointer
    // Points into the open data, which is never written.
    private let units: UnsafeBufferPointer<UInt16>

    /// The number of UTF-16 units of the trie.
    package var count: Int { unsafe units.count }

    /// The major version of the linked ICU.
    package static var icuMajorVersion: Int {
        Int(icuVersion.prefix { $0 != "." }) ?? 0
    }

    /// Opens the dictionary; nil if this ICU has none, or one of an unknown format.
    package init?() {
        var status: Int32 = 0
        guard let data = unsafe rls_open_cjdict(&status), status <= 0 else { return nil }
        guard let trie = unsafe Self.trie(in: data) else {
            unsafe rls_close_data(data)
            return nil
        }
        unsafe handle = data
        unsafe units = trie
    }

    deinit { unsafe rls_close_data(handle) }

    /// The trie within the dictionary's data; nil if the format is unknown.
    ///
    /// Format "Dict" 1 is known: eight 32-bit fields, of which field 0 is the offset of the trie, 3 the
    /// total size, 4 the kind of trie (low bits 1 for 16-bit units, 8 for values) and 5 a transform
    /// of the input, which must be 0.
    private static func trie(in data: OpaquePointer) -> UnsafeBufferPointer<UInt16>? {
        guard unsafe rls_data_has_format(data, "Dict", 1), let memory = unsafe rls_data_memory(data)
        else { return nil }
        let fields = unsafe memory.assumingMemoryBound(to: Int32.self)
        let start = unsafe Int(fields[0])
        let end = unsafe Int(fields[3])
        guard unsafe fields[4] & 7 == 1, unsafe fields[4] & 8 == 8, unsafe fields[5] == 0,
            start >= 32, start % 2 == 0, end > start
        else { return nil }
        return unsafe UnsafeBufferPointer(
            start: (memory + start).assumingMemoryBound(to: UInt16.self), count: (end - start) / 2)
    }

    /// A unit of the trie.
    ///
    /// - Precondition: `0 <= index < count`.
    @inline(__always)
    package subscript(index: Int) -> UInt16 {
        precondition(index >= 0 && index < count)
        return unsafe units[index]
    }
}
