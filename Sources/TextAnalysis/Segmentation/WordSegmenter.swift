package import ICUText

/// How text is cut into words. Both engines give the same words.
package enum SegmentationEngine: String, Sendable, CaseIterable {
    /// Tables built from ICU's dictionary and rules; ICU itself only for rare characters.
    case fast
    /// ICU's word break for all text.
    case icu
}

/// Cuts text into words as ICU's word break for Chinese does. A segmenter reuses its buffers, so it must not be shared
/// between threads.
package final class WordSegmenter {
    private let fast: FastSegmenter?
    private let icu: ICUSegmenter?
    private let buffer = PieceBuffer()

    /// The engine in use. It is `icu` instead of `fast` if ICU's version or dictionary is not known.
    package var engine: SegmentationEngine { fast == nil ? .icu : .fast }

    /// Opens an engine.
    package init(engine: SegmentationEngine = .fast) throws(ICUError) {
        fast = engine == .fast ? FastSegmenter() : nil
        icu = fast == nil ? try ICUSegmenter() : nil
    }

    /// The size in bytes of the dictionary's tables so far.
    package var tableByteCount: Int { fast?.tableByteCount ?? 0 }

    private func cut(_ bytes: Span<UInt8>) throws(ICUError) {
        if let fast {
            try fast.cut(bytes, into: buffer)
        } else if let icu {
            buffer.reset(byteCount: bytes.count)
            try icu.append(bytes, 0..<bytes.count, to: buffer)
        }
    }

    /// Appends the words of UTF-8 text, without punctuation and spaces.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    package func words(of bytes: [UInt8], into tokens: inout [Token]) throws(ICUError) {
        try cut(bytes.span)
        var start = 0
        for index in 0..<buffer.count {
            let end = buffer.end(index)
            switch buffer.kind(index) {
            case .separator: break
            case .number: tokens.append(Token(start: start, end: end, kind: .number).clipped())
            case .word: tokens.append(Token(start: start, end: end, kind: .word).clipped())
            }
            start = end
        }
    }

    /// The ends of all pieces of UTF-8 text, punctuation and spaces included, as byte offsets.
    ///
    /// - Precondition: the bytes are valid UTF-8.
    package func boundaries(of bytes: [UInt8]) throws(ICUError) -> [Int] {
        try cut(bytes.span)
        return (0..<buffer.count).map(buffer.end)
    }

    /// Cuts a text and returns the number of its pieces, for benchmarks.
    package func pieceCount(of bytes: [UInt8]) throws(ICUError) -> Int {
        try cut(bytes.span)
        return buffer.count
    }

    /// The kind of each piece (0 separator, 1 number, 2 word), for comparing engines.
    package func kinds(of bytes: [UInt8]) throws(ICUError) -> [UInt8] {
        try cut(bytes.span)
        return (0..<buffer.count).map { UInt8(buffer.kind($0).rawValue) }
    }
}
